"""The command digest: an issue made, closed and redacted, and what later changes do to it."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from tests.foreign_templates import write_foreign_templates
from tests.projects import DAY, DEED, ROOT, build_in, files_of, write
from tori.cli import commands
from tori.content.closed_issues import WHOLE
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.newsletter.variants import mails_of
from tori.site.digests import digests
from tori.site.linking import link

ISSUE = "2020-10"
KEPT = "content/newsletters/2020-10"
TEXT = f"{KEPT}.md"
OLD = "Varauskalenteri kokosi tiedon tiloista"
NEW = "Aivan toinen otsikko teolle"

Run = Callable[..., Result]


@pytest.fixture
def run(tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on the tiny project."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tiny_project.parent / "data"))

    def invoke(*arguments: str | Path, day: str = DAY.isoformat()) -> Result:
        given = ["digest", ISSUE, "--output", tiny_project / "dist", "--today", day, *arguments]
        return CliRunner().invoke(commands, [str(one) for one in given], obj=tiny_project)

    return invoke


@pytest.fixture
def closed(run: Run, tiny_project: Path) -> Path:
    """The tiny project with its issue closed."""
    done = run("--close")
    assert done.exit_code == 0, done.output
    return tiny_project


def built(project: Path) -> dict[str, bytes]:
    """Build the project's site and return its files."""
    outcome = build_in(project)
    assert outcome.change is not None, outcome.diagnostics
    return files_of(project / "site")


def codes(project: Path) -> list[str]:
    """Return the codes of what a build finds."""
    found = build_in(project).diagnostics
    return [diagnostic.code for diagnostic in found]


def change_content(project: Path) -> None:
    """Rename a deed, take another away, and add one with an old date and one that is new."""
    write(project, "deeds/varauskalenteri.md", DEED.replace(OLD, NEW))
    (project / "content/deeds/sisainen-viestinta.md").unlink()
    write(project, "deeds/myohassa.md", DEED.replace(OLD, "Myöhässä tullut teko"))
    write(project, "deeds/uusi.md", DEED.replace(OLD, "Uusi teko").replace("/2020-10", "2020-11"))
    issue = (project / TEXT).read_text("utf-8")
    following = re.sub(r"(?m)^(picks|status): .*\n", "", issue).replace("/2020-10", "2020-11")
    write(project, "newsletters/2020-11.md", following)


def test_open_issue_is_the_same_whenever_it_is_made(run: Run, tiny_project: Path) -> None:
    """Two runs, years apart, write the same bytes."""
    run()
    first = files_of(tiny_project / "dist")
    run(day="2031-01-01")
    assert files_of(tiny_project / "dist") == first
    assert len(first) == 2 * 3


def test_close_writes_what_an_open_issue_would_be(run: Run, tiny_project: Path) -> None:
    """The kept mails are those of the day before, and only the status of the text is added."""
    run()
    before = (tiny_project / TEXT).read_text("utf-8")
    others = files_of(tiny_project / "content")
    done = run("--close")
    assert done.exit_code == 0, done.output
    for variant in ("kaikki", "tekniset-alat-ja-ymparisto"):
        for part in ("html", "txt"):
            kept = (tiny_project / KEPT / f"mail-{variant}.{part}").read_bytes()
            assert kept == (tiny_project / "dist" / ISSUE / variant / f"mail.{part}").read_bytes()
    ids = (tiny_project / KEPT / "ids.txt").read_text()
    assert ids == "deeds/sisainen-viestinta\ndeeds/varauskalenteri\n"
    after = before.replace("]\n---", "]\nstatus: suljettu\n---")
    assert (tiny_project / TEXT).read_text("utf-8") == after
    now = files_of(tiny_project / "content")
    changed = {name for name, data in now.items() if others.get(name) != data}
    assert {name.removeprefix("newsletters/2020-10") for name in changed} == {
        ".md",
        *(f"/{path.name}" for path in (tiny_project / KEPT).iterdir()),
    }


def test_hashes_are_what_sha256sum_reads(closed: Path) -> None:
    """Whoever has no program of ours can check the files too."""
    rows = [line.split("  ") for line in (closed / KEPT / "sha256.txt").read_text().splitlines()]
    for digest, name in rows:
        assert hashlib.sha256((closed / KEPT / name).read_bytes()).hexdigest() == digest
    assert len(rows) == len(list((closed / KEPT).iterdir())) - 1


def test_later_changes_change_nothing_that_was_sent(run: Run, closed: Path) -> None:
    """Page and mails stay, byte for byte, and the next issue tells what the closed one did not."""
    run()
    mails, page = files_of(closed / "dist"), built(closed)["uutiskirjeet/2020-10/index.html"]
    kept = files_of(closed / KEPT)
    change_content(closed)
    run()
    files = built(closed)
    assert files_of(closed / "dist") == mails
    assert files_of(closed / KEPT) == kept
    body = kept["page.html"].strip()
    for text in (page, files["uutiskirjeet/2020-10/index.html"]):
        assert [block for block in body.split(b"\n\n") if block not in text] == []
        assert OLD.encode() in text
        assert NEW.encode() not in text
    following = files["uutiskirjeet/2020-11/index.html"].decode()
    told = re.findall(r'card__title"><a href="../../teot/([^"/]+)/"', following)
    assert sorted(told) == ["myohassa", "uusi"]


def item_of(files: dict[str, bytes], folder: str = "uutiskirjeet/") -> str:
    """Return what a built feed holds of the issue, as RSS, Atom and JSON tell alike."""
    item: str
    (item,) = [
        one["content_html"]
        for one in json.loads(files[f"{folder}feed.json"])["items"]
        if one["url"].endswith(f"/{ISSUE}/")
    ]
    for form in ("rss.xml", "atom.xml"):
        held = [
            entry.content[0].value
            for entry in feedparser.parse(files[f"{folder}{form}"], sanitize_html=False).entries
            if entry.link.endswith(f"/{ISSUE}/")
        ]
        assert held == [item.strip()]
    return item


def test_closed_issues_item_stays(run: Run, tiny_project: Path) -> None:
    """Every feed holds what the open one's did, byte for byte, and so does the kept file."""
    before = item_of(built(tiny_project))
    run("--close")
    change_content(tiny_project)
    files = built(tiny_project)
    assert OLD in before
    assert item_of(files) == item_of(files, "") == before
    assert (tiny_project / KEPT / "item.html").read_bytes() == before.encode()


def test_issue_that_was_closed_before_there_were_items_shows_its_summary(closed: Path) -> None:
    """Nothing is composed anew for it: feeds have the summary and the way to the page."""
    (closed / KEPT / "item.html").unlink()
    hashes = closed / KEPT / "sha256.txt"
    hashes.write_text(re.sub(".*  item.html\n", "", hashes.read_text()))
    assert item_of(built(closed)) == (
        "<p>Tässä kirjeessä kerrotaan kahdesta teosta.</p>"
        f'<p><a href="https://tori.example/uutiskirjeet/{ISSUE}/">'
        "Lue koko uutiskirje (Tekojen tori)</a></p>"
    )


def test_closed_page_is_the_open_one(run: Run, tiny_project: Path) -> None:
    """Closing changes nothing of what a reader of the page sees or can follow."""
    own = "\n## Oma *otsikko*\n\n- [Viesti](../deeds/sisainen-viestinta.md)\n\n\nLoppu & muuta.\n"
    issue = (tiny_project / TEXT).read_text("utf-8")
    write(tiny_project, "newsletters/2020-10.md", issue + own)
    name = "uutiskirjeet/2020-10/index.html"
    before = built(tiny_project)[name].decode()
    run("--close")
    after = built(tiny_project)[name].decode()
    pick = re.compile(r'<h[1-6][^>]*>|href="[^"]*teot/[^"]*"|Loppu &amp; muuta')
    article = re.compile(r"<article.*</article>", re.DOTALL)
    found = [pick.findall(article.findall(text)[0]) for text in (before, after)]
    assert found[0] == found[1]
    assert len(found[0]) > 6
    entry = re.compile(r'<a href="(#[^"]+)" class="md-nav__link">([^<]*)</a>')
    contents = [entry.findall(text) for text in (before, after)]
    assert contents[0] == contents[1]
    assert ("#oma-otsikko", "Oma otsikko") in contents[0]


def test_kept_files_are_not_published(closed: Path) -> None:
    """The site has the issue's page, and none of the files that it is made of."""
    assert [name for name in built(closed) if name.startswith("uutiskirjeet/2020-10/")] == [
        "uutiskirjeet/2020-10/index.html"
    ]


def test_closed_issue_cannot_be_closed_again(run: Run, closed: Path) -> None:
    """What was sent is not written over."""
    before = files_of(closed / "content")
    done = run("--close")
    assert done.exit_code == 1
    assert "on jo suljettu" in done.output
    assert files_of(closed / "content") == before


def test_reopened_by_hand_it_is_a_fault(run: Run, closed: Path) -> None:
    """Nobody opens by hand what was sent, and sends something else."""
    text = (closed / TEXT).read_text("utf-8")
    (closed / TEXT).write_text(text.replace("suljettu", "avoin"), "utf-8")
    assert codes(closed) == ["T312"]
    assert run("--close").exit_code == 1


def test_close_that_was_cut_short_can_be_begun_again(run: Run, closed: Path) -> None:
    """Without the list of hashes the files count for nothing, and an old variant's mail goes."""
    text = (closed / TEXT).read_text("utf-8")
    whole = files_of(closed / KEPT)
    (closed / TEXT).write_text(text.replace("status: suljettu\n", ""), "utf-8")
    (closed / KEPT / "sha256.txt").unlink()
    (closed / KEPT / "mail-vanha.html").write_text("x")
    assert codes(closed) == []
    assert run("--close").exit_code == 0
    assert files_of(closed / KEPT) == whole


def test_file_that_is_gone_or_changed_stops_the_build(closed: Path) -> None:
    """Each fault is told, and the site is not built."""
    (closed / KEPT / "mail-kaikki.txt").unlink()
    (closed / KEPT / "page.html").write_bytes(b"<p>Muu</p>\n")
    assert codes(closed) == ["T312", "T312"]


def test_closed_issue_whose_text_is_gone_is_a_fault(closed: Path) -> None:
    """Without the text there would be no page of what was sent."""
    (closed / TEXT).unlink()
    assert codes(closed) == ["T312"]


def test_record_that_is_deleted_later_is_a_warning(closed: Path) -> None:
    """The build goes on, though the issue picked the record, and the editor learns what to do."""
    (closed / "content/deeds/varauskalenteri.md").unlink()
    outcome = build_in(closed)
    assert outcome.change is not None
    (found,) = outcome.diagnostics
    assert (found.code, found.severity) == ("T301", "warning")
    assert "--remove deeds/varauskalenteri" in found.hint


def test_empty_issue_is_told_and_nothing_is_written(run: Run, tiny_project: Path) -> None:
    """An issue of a period in which nothing came is neither made nor closed."""
    text = (tiny_project / TEXT).read_text("utf-8")
    empty = re.sub(r"(?m)^picks: .*\n", "", text).replace("period: /2020-10", "period: 2019")
    (tiny_project / TEXT).write_text(empty, "utf-8")
    before = files_of(tiny_project)
    for done in (run(), run("--close")):
        assert done.exit_code == 1
        assert "kirjeessä 2020-10 ei ole kerrottavaa" in done.output
    assert files_of(tiny_project) == before


def test_redaction_takes_a_record_out_of_all(run: Run, closed: Path) -> None:
    """The page, every mail and the list lose it, and the log says when, what and why."""
    kept = closed / KEPT
    done = run("--redact", "Tietosuojapyyntö", "--remove", "deeds/varauskalenteri")
    assert done.exit_code == 0, done.output
    log = (kept / "redactions.txt").read_text("utf-8")
    assert log.startswith(f"{DAY.isoformat()}\tdeeds/varauskalenteri\tTietosuojapyyntö\tkaikki ")
    assert log.count("\n") == 1
    rest = {path.name: path.read_text("utf-8") for path in kept.iterdir()}
    del rest["redactions.txt"]
    assert [name for name, text in rest.items() if "varauskalenteri" in text.lower()] == []
    assert [name for name, text in rest.items() if "Poiminnat" in text] == []
    assert "Viestintä kokosi tiedon" in rest["page.html"]
    (closed / "content/deeds/varauskalenteri.md").unlink()
    files = built(closed)
    page = files["uutiskirjeet/2020-10/index.html"]
    assert OLD.encode() not in page
    assert OLD not in item_of(files)
    assert "Viestintä kokosi tiedon" in item_of(files)
    assert codes(closed) == []


def test_redaction_knows_no_template(run: Run, tiny_project: Path) -> None:
    """An issue closed with other templates, which have changed since, loses the record alike."""
    write_foreign_templates(tiny_project / "overrides")
    assert run("--close").exit_code == 0
    shutil.copytree(ROOT / "overrides", tiny_project / "overrides", dirs_exist_ok=True)
    for gone, title, heading in (
        ("varauskalenteri", OLD, "Poiminnat"),
        ("sisainen-viestinta", "Viestintä kokosi", "Teot"),
    ):
        before = {name: data.decode() for name, data in files_of(tiny_project / KEPT).items()}
        done = run("--redact", "Syy", "--remove", f"deeds/{gone}")
        assert (done.exit_code, "yhä linkki" in done.output) == (0, False), done.output
        after = {name: data.decode() for name, data in files_of(tiny_project / KEPT).items()}
        for name in ("page.html", "item.html", "mail-kaikki.html", "mail-kaikki.txt"):
            for words in (title, heading, f"/teot/{gone}/"):
                assert words.lower() in before[name].lower(), name
                assert words.lower() not in after[name].lower(), name
    (tiny_project / "content/deeds/sisainen-viestinta.md").unlink()
    page = built(tiny_project)["uutiskirjeet/2020-10/index.html"].decode()
    assert "Viestintä kokosi" not in page


def test_issue_closed_before_places_were_kept_is_not_redacted_by_guess(
    run: Run, closed: Path
) -> None:
    """It is whole and is shown; a redaction tells what to do, and changes nothing."""
    (closed / KEPT / "entries.txt").unlink()
    hashes = closed / KEPT / "sha256.txt"
    hashes.write_text(re.sub(".*  entries.txt\n", "", hashes.read_text()))
    before = files_of(closed / KEPT)
    assert OLD.encode() in built(closed)["uutiskirjeet/2020-10/index.html"]
    done = run("--redact", "Syy", "--remove", "deeds/varauskalenteri")
    assert (done.exit_code, "ohjelman vanhemmalla versiolla" in done.output) == (1, True)
    assert files_of(closed / KEPT) == before


def test_redaction_does_not_wait_for_other_faults(run: Run, closed: Path) -> None:
    """What the law asks for is done though the content has faults of its own."""
    write(closed, "deeds/varauskalenteri.md", "rikki")
    assert run("--redact", "Syy", "--remove", "deeds/varauskalenteri").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--redact", "Syy"], 2, "annetaan yhdessä"),
        (["--remove", "deeds/varauskalenteri"], 2, "annetaan yhdessä"),
        (["--redact", " ", "--remove", "deeds/varauskalenteri"], 1, "syy"),
        (["--redact", "Syy", "--remove", "deeds/olematon"], 1, "deeds/olematon"),
        (["--redact", "Syy", "--remove", "deeds/varauskalenteri", "--close"], 2, "yhteen"),
    ],
)
def test_wrong_redaction_is_refused(
    run: Run, closed: Path, arguments: list[str], status: int, told: str
) -> None:
    """A redaction has a reason and a record that the issue tells of; else nothing is written."""
    before = files_of(closed / "content")
    done = run(*arguments)
    assert (done.exit_code, told in done.output) == (status, True), done.output
    assert files_of(closed / "content") == before


def test_open_issue_is_not_redacted(run: Run, tiny_project: Path) -> None:
    """An open issue is mended by its content."""
    done = run("--redact", "Syy", "--remove", "deeds/varauskalenteri")
    assert (done.exit_code, "ei ole suljettu" in done.output) == (1, True)
    assert not (tiny_project / KEPT).exists()


def test_changed_files_are_not_redacted(run: Run, closed: Path) -> None:
    """A redaction does not make somebody's change part of what was sent."""
    (closed / KEPT / "page.html").write_bytes(b"<p>Muu</p>\n")
    done = run("--redact", "Syy", "--remove", "deeds/varauskalenteri")
    assert (done.exit_code, "page.html" in done.output) == (1, True)


def test_what_is_sent_is_what_was_kept(run: Run, closed: Path) -> None:
    """The mail to be sent is the kept one, whatever the content says now."""
    change_content(closed)
    site, _ = link(load_content(closed), read_publisher(closed), DAY)
    assert site is not None
    mail = mails_of(digests(site)[ISSUE], site, read_mail_template(closed))[WHOLE]
    assert mail.html.encode() == (closed / KEPT / "mail-kaikki.html").read_bytes()
    assert mail.text.encode() == (closed / KEPT / "mail-kaikki.txt").read_bytes()
    assert mail.subject == "Kooste lokakuussa 2020"
    assert run().exit_code == 0
