"""The commands send, bounces and suppress: what they tell, what they refuse, and what they send."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.deliver.mail_servers import mail_server
from tests.deliver.test_bounces import REPORT
from tests.projects import ROOT
from tori.cli import commands

ISSUE = "2020-10"
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
    for name in ("sending", "delivery"):
        monkeypatch.setattr(sys.modules[f"tori.cli.{name}"], "ROOT", tiny_project)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("TORI_SMTP_HOST", raising=False)

    def invoke(*arguments: object, port: int = 0) -> Result:
        local = {"TORI_SMTP_HOST": "127.0.0.1", "TORI_SMTP_SECURITY": "none"}
        environment = {**local, "TORI_SMTP_PORT": str(port)} if port else {}
        return CliRunner(env=environment).invoke(commands, [str(one) for one in arguments])

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
def test_changed_issue_is_refused(run: Run, subscribers: Path, tiny_project: Path) -> None:
    """After the first message the content stands."""
    with mail_server() as server:
        run(
            "send",
            ISSUE,
            "--to",
            subscribers,
            "--rate",
            1000,
            "--confirm",
            NUMBER,
            port=server.port,
        )
    file = tiny_project / f"content/newsletters/{ISSUE}.md"
    file.write_text(re.sub("(?m)^title: .*$", "title: Toinen kooste", file.read_text("utf-8")))
    done = run("send", ISSUE, "--to", subscribers)
    assert done.exit_code == 3
    assert "sisältö on muuttunut" in done.output


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
