"""The commands send, bounces and suppress: what they tell, what they refuse, and what they send."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.deliver.listmonk_server import TOKEN, USER, listmonk_server
from tests.deliver.mail_servers import mail_server
from tests.deliver.test_bounces import REPORT
from tests.projects import ROOT
from tori.cli import commands
from tori.deliver.carriers.services import CARRIERS, LIST_SERVICES

ISSUE = "2020-10"
VARIANT = "tekniset-alat-ja-ymparisto"
NUMBER = 7

Run = Callable[..., Result]


@pytest.fixture
def subscribers(tmp_path: Path) -> Path:
    """A file of seven subscribers."""
    file = tmp_path / "tilaajat.csv"
    rows = "".join(f"lukija{number}@tori.example,Lukija\n" for number in range(NUMBER))
    file.write_text(f"address,name\n{rows}")
    return file


@pytest.fixture
def run(tmp_path: Path, tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on the tiny project, with a data folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("TORI_SMTP_HOST", raising=False)
    assert (
        CliRunner().invoke(commands, ["digest", ISSUE, "--close"], obj=tiny_project).exit_code == 0
    )

    def invoke(*arguments: object, port: int = 0) -> Result:
        local = {"TORI_SMTP_HOST": "127.0.0.1", "TORI_SMTP_SECURITY": "none"}
        environment = {**local, "TORI_SMTP_PORT": str(port)} if port else {}
        given = [str(one) for one in arguments]
        return CliRunner(env=environment).invoke(commands, given, obj=tiny_project)

    return invoke


def test_dry_run_tells_and_sends_nothing(run: Run, subscribers: Path) -> None:
    """Without --confirm it needs no server, and says how many, how long and how to go on."""
    run("suppress", "Lukija3@tori.example")
    done = run("send", ISSUE, "--to", subscribers)
    assert done.exit_code == 0, done.output
    assert "saisi 6 vastaanottajaa 7 tilaajasta" in done.output
    assert "estolistalla 1" in done.output
    assert "--confirm 6" in done.output
    assert "tekojen-tori/ledger.sqlite" in done.output
    assert "@" not in done.output


def test_wrong_number_is_refused(run: Run, subscribers: Path) -> None:
    """Who expects another number looks again."""
    done = run("send", ISSUE, "--to", subscribers, "--confirm", 5, port=9)
    assert done.exit_code == 2
    assert "vastaanottajia on 7, ei 5" in done.output


def test_placeholder_publisher_does_not_send(
    run: Run, subscribers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing leaves the machine in nobody's name."""
    monkeypatch.setenv("TORI_SMTP_HOST", "mx.tori.example")
    done = run("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm", NUMBER)
    assert done.exit_code == 3
    assert "extra.publisher" in done.output


def test_server_must_be_stated(run: Run, subscribers: Path) -> None:
    """No server is guessed."""
    done = run("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm", NUMBER)
    assert done.exit_code == 3
    assert "TORI_SMTP_HOST" in done.output


def test_file_in_the_repository_is_refused(run: Run, tiny_project: Path, subscribers: Path) -> None:
    """People's data never enters the repository, nor does the ledger."""
    inside = tiny_project / "tilaajat.csv"
    inside.write_bytes(subscribers.read_bytes())
    assert run("send", ISSUE, "--to", inside).exit_code == 2
    ledger = tiny_project / "ledger.sqlite"
    for command in (("send", ISSUE, "--to", subscribers), ("suppress", "a@tori.example")):
        assert run(*command, "--ledger", ledger).exit_code == 2
    assert not ledger.exists()


def test_faulty_file_is_told_and_nothing_sent(run: Run, subscribers: Path) -> None:
    """All faults are listed by row, without the addresses."""
    with subscribers.open("a") as file:
        file.write("lukija1@TORI.example,Toinen\nrikki,Aino\n")
    done = run("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm", NUMBER)
    assert done.exit_code == 1
    assert "rivi 9: sama osoite kuin rivillä 3" in done.output
    assert "rivi 10: " in done.output
    assert "@tori" not in done.output


@pytest.mark.parametrize("arguments", [(), ("--to", __file__, "--test", "a@tori.example")])
def test_one_of_two_ways(run: Run, arguments: tuple[str, ...]) -> None:
    """A trial and a delivery are two things."""
    assert run("send", ISSUE, *arguments).exit_code == 2


def test_unknown_issue(run: Run, subscribers: Path) -> None:
    """A misspelt issue is told with those that are."""
    done = run("send", "2020-99", "--to", subscribers)
    assert done.exit_code == 2
    assert ISSUE in done.output


@pytest.mark.server
def test_issue_is_sent_once(run: Run, subscribers: Path) -> None:
    """The whole way to the server; the second time there is nobody left."""
    with mail_server() as server:
        send = ("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm")
        done = run(*send, NUMBER, port=server.port)
        assert done.exit_code == 0, done.output
        assert f"lähetetty {NUMBER}" in done.output
        assert "@" not in done.output
        assert run(*send, 0, port=server.port).exit_code == 0
        assert run(*send, NUMBER, port=server.port).exit_code == 2
        assert server.got.total() == len(server.got) == NUMBER


def test_unknown_variant(run: Run, subscribers: Path) -> None:
    """A misspelt variant is told with those that are."""
    done = run("send", ISSUE, "--variant", "tekniset", "--to", subscribers)
    assert done.exit_code == 2
    assert f"Versiot: kaikki, {VARIANT}" in done.output


@pytest.mark.server
def test_reader_of_one_variant_gets_no_other(run: Run, subscribers: Path, tmp_path: Path) -> None:
    """Two lists that share a reader: each reader gets the issue once, each the right variant."""
    other = tmp_path / "tekniset.csv"
    other.write_text("address,name\nlukija0@tori.example,\nuusi@tori.example,\n")
    with mail_server() as server:
        send = ("send", ISSUE, "--rate", 1000, "--to")
        run(*send, subscribers, "--confirm", NUMBER, port=server.port)
        narrow = (*send, other, "--variant", VARIANT)
        assert "toisen version saaneita 1" in run(*narrow).output
        done = run(*narrow, "--confirm", 1, port=server.port)
        assert done.exit_code == 0, done.output
        assert "lähetetty 1, " in done.output
        assert server.got.total() == len(server.got) == NUMBER + 1
        contents = [body.partition(b"\r\n\r\n")[2] for body in server.bodies]
        assert len(set(contents[:NUMBER])) == 1
        assert contents[NUMBER] not in contents[:NUMBER]


@pytest.mark.server
def test_message_in_doubt_is_told_by_row(run: Run, subscribers: Path) -> None:
    """The operator learns which row to ask of, and may send it again."""
    with mail_server(
        at_data=lambda address, times: "drop" if "lukija2" in address and times == 1 else None
    ) as server:
        send = ("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm")
        done = run(*send, NUMBER, port=server.port)
        assert done.exit_code == 1
        assert "Tiedoston rivit: 4." in done.output
        assert "@" not in done.output
        assert run(*send, 1, "--resend-unknown", port=server.port).exit_code == 0
        assert server.got["lukija2@tori.example"] == 2
        assert server.got.total() == NUMBER + 1


@pytest.mark.server
def test_redacted_issue_goes_on(run: Run, subscribers: Path) -> None:
    """Something is taken out in the midst of sending: the rest get what is left."""
    full = subscribers.read_text()
    subscribers.write_text("".join(full.splitlines(keepends=True)[:4]))
    with mail_server() as server:
        send = ("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm")
        assert run(*send, 3, port=server.port).exit_code == 0
        subscribers.write_text(full)
        taken = ("--redact", "Pyyntö", "--remove", "deeds/varauskalenteri")
        assert run("digest", ISSUE, *taken).exit_code == 0
        done = run(*send, NUMBER - 3, port=server.port)
        assert done.exit_code == 0, done.output
        assert server.got.total() == len(server.got) == NUMBER
        assert [b"varauskalenteri" in body for body in server.bodies] == [True] * 3 + [False] * 4


@pytest.mark.server
def test_changed_issue_is_refused(run: Run, subscribers: Path, tiny_project: Path) -> None:
    """After the first message the content stands: not even a new close changes it."""
    send = ("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm", NUMBER)
    with mail_server() as server:
        run(*send, port=server.port)
    open_again(tiny_project, "title: Toinen kooste")
    assert run("digest", ISSUE, "--close").exit_code == 0
    done = run("send", ISSUE, "--to", subscribers)
    assert done.exit_code == 3
    assert "sisältö on muuttunut" in done.output


@pytest.mark.server
def test_open_issue_is_not_sent(run: Run, subscribers: Path, tiny_project: Path) -> None:
    """Readers get what cannot change any more; a plan and a trial are fine."""
    open_again(tiny_project)
    send = ("send", ISSUE, "--to", subscribers, "--rate", 1000)
    with mail_server() as server:
        done = run(*send, "--confirm", NUMBER, port=server.port)
        assert done.exit_code == 1
        assert f"digest {ISSUE} --close" in done.output
        assert not server.got
        assert run(*send).exit_code == 0
        assert run("send", ISSUE, "--test", "koe@tori.example", port=server.port).exit_code == 0


def open_again(project: Path, title: str = "title: Kooste") -> None:
    """Take the issue's closing back by hand, and give it another title."""
    file = project / f"content/newsletters/{ISSUE}.md"
    text = file.read_text("utf-8").replace("status: suljettu\n", "")
    file.write_text(re.sub("(?m)^title: .*$", title, text), "utf-8")
    shutil.rmtree(file.with_suffix(""))


@pytest.mark.server
def test_lost_ledger_stops_until_told(run: Run, subscribers: Path, tmp_path: Path) -> None:
    """A deleted ledger is noticed; the operator may start a new one."""
    send = ("send", ISSUE, "--to", subscribers, "--rate", 1000, "--confirm", NUMBER)
    with mail_server() as server:
        run(*send, port=server.port)
        for file in (tmp_path / "data/tekojen-tori").glob("ledger.sqlite*"):
            if not file.name.endswith(".sent"):
                file.unlink()
        done = run(*send, port=server.port)
        assert done.exit_code == 3
        assert f"puuttuu {NUMBER} " in done.output
        assert run(*send, "--new-ledger", port=server.port).exit_code == 0
        assert set(server.got.values()) == {2}


@pytest.mark.server
def test_trial(run: Run) -> None:
    """One message to the address given, which alone is named."""
    with mail_server() as server:
        done = run("send", ISSUE, "--test", "koe@tori.example", port=server.port)
        assert done.exit_code == 0, done.output
        assert "koe@tori.example" in done.output
        assert server.got == {"koe@tori.example": 1}


def test_outbox(run: Run, subscribers: Path, tmp_path: Path) -> None:
    """The same ledger, the same numbers, and a file for each reader."""
    send = ("send", ISSUE, "--to", subscribers, "--via", "file", "--outbox", tmp_path / "ulos")
    assert f"--confirm {NUMBER}" in run(*send).output
    assert not (tmp_path / "ulos").exists()
    done = run(*send, "--confirm", NUMBER)
    assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "ulos" / ISSUE).glob("*.eml"))) == NUMBER
    assert "Lähetettävää ei ole." in run("send", ISSUE, "--to", subscribers).output


def test_outbox_in_the_repository_is_refused(
    run: Run, subscribers: Path, tiny_project: Path
) -> None:
    """It would hold people's addresses."""
    outbox = ("--via", "file", "--outbox", tiny_project / "ulos", "--confirm", NUMBER)
    assert run("send", ISSUE, "--to", subscribers, *outbox).exit_code == 2
    assert run("send", ISSUE, "--to", subscribers, *outbox[:2], *outbox[4:]).exit_code == 3
    assert not (tiny_project / "ulos").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--via", "muu"),
        ("--via", "listmonk"),
        ("--via", "listmonk", "--list", "3", "--test", "a@tori.example"),
        ("--via", "listmonk", "--list", "3", "--send-at", "2020-01-01T09:00"),
        ("--via", "listmonk", "--list", "3", "--send-at", "huomenna"),
        ("--list", "3", "--test", "a@tori.example"),
    ],
)
def test_options_that_do_not_fit_the_service(run: Run, arguments: tuple[str, ...]) -> None:
    """Whoever gives an option that would say nothing is told."""
    assert run("send", ISSUE, *arguments).exit_code == 2


def test_help_names_every_service(run: Run) -> None:
    """A service that was added is told, in the help and in the documentation."""
    page = (ROOT / "docs/delivery-services.md").read_text("utf-8")
    told = run("send", "--help").output
    assert [one for one in (*CARRIERS, *LIST_SERVICES) if one not in told] == []
    assert [one for one in (*CARRIERS, *LIST_SERVICES) if f"| `{one}`" not in page] == []


@pytest.mark.server
def test_campaign_of_listmonk(run: Run, subscribers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan, then one campaign, then none; and the variant goes no other way any more."""
    with listmonk_server() as server:
        for name, value in (("URL", server.url), ("USER", USER), ("TOKEN", TOKEN)):
            monkeypatch.setenv(f"TORI_LISTMONK_{name}", value)
        send = ("send", ISSUE, "--via", "listmonk", "--list", 3, "--list", 4)
        plan = run(*send)
        assert plan.exit_code == 0, plan.output
        assert "- 3 Kaikki: 5 tilaajaa" in plan.output
        assert "--confirm 7" in plan.output
        assert run(*send, "--confirm", 6).exit_code == 2
        assert server.campaigns == {}
        done = run(*send, "--send-at", "2036-12-01T09:00", "--confirm", 7)
        assert done.exit_code == 0, done.output
        assert [one["status"] for one in server.campaigns.values()] == ["scheduled"]
        assert "toista ei tehdä" in run(*send, "--confirm", 7).output
        assert len(server.campaigns) == 1
        refused = run("send", ISSUE, "--to", subscribers)
        assert refused.exit_code == 3
        assert "palvelulle listmonk kampanjana 1" in refused.output
        assert TOKEN not in plan.output + done.output + refused.output


@pytest.mark.server
def test_list_that_is_not_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong number is told, and nothing is made."""
    with listmonk_server() as server:
        for name, value in (("URL", server.url), ("USER", USER), ("TOKEN", TOKEN)):
            monkeypatch.setenv(f"TORI_LISTMONK_{name}", value)
        done = run("send", ISSUE, "--via", "listmonk", "--list", 77, "--confirm", 5)
        assert done.exit_code == 3
        assert "ei ole listaa 77" in done.output
        assert server.campaigns == {}


def test_bounces_suppress(run: Run, subscribers: Path, tmp_path: Path) -> None:
    """Whoever a report says is gone gets no more; the address is not said."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    report = REPORT.format(action="failed", status="5.1.1").replace("Aino@", "lukija1@")
    (tmp_path / "Maildir/new/1").write_text(report)
    done = run("bounces", tmp_path / "Maildir")
    assert done.exit_code == 0, done.output
    assert "Estolistalle lisätty: 1." in done.output
    assert "@" not in done.output
    assert "--confirm 6" in run("send", ISSUE, "--to", subscribers).output


def test_folder_that_is_no_maildir(run: Run, tmp_path: Path) -> None:
    """A mistaken folder is told, not taken for an empty one."""
    assert run("bounces", tmp_path).exit_code == 2


def test_suppress_wants_an_address(run: Run) -> None:
    """A misspelt address would suppress nobody."""
    assert run("suppress", "aino").exit_code == 2
    assert "jo estolistalla" not in run("suppress", "a@tori.example").output
    assert "jo estolistalla" in run("suppress", "A@tori.example").output


def test_repository_holds_no_list_of_subscribers() -> None:
    """No table in the repository holds an address outside the names that nobody owns (RFC 2606)."""
    skipped = {"node_modules", ".venv", "site", "dist", ".git"}
    tables = [one for one in ROOT.rglob("*.csv") if not skipped & set(one.parts)]
    assert [one for one in tables if _real_address(one.read_bytes())] == []


def test_list_of_subscribers_would_be_noticed() -> None:
    """The check above can fail."""
    assert _real_address(b"address,name\naino@kunta.fi,Aino\n")
    assert not _real_address(b"address,name\naino@tori.example,Aino\n")


def _real_address(data: bytes) -> bool:
    hosts = re.findall(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", data)
    nobodys = (b".example", b".test", b".invalid", b"example.com", b"example.org", b"example.net")
    return any(not host.lower().endswith(nobodys) for host in hosts)
