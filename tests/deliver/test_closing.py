"""The closing of an issue: only the status line changes, and the files say what was sent."""

from datetime import date
from pathlib import Path

import pytest
from lxml.html import fromstring

from tests.factories import deed, issue, load, site, text_of
from tests.projects import ROOT
from tori.content.closed_issues import HASHES, PAGE, ClosedIssue
from tori.content.records import Issue
from tori.content.settings.templates import read_mail_template
from tori.deliver.closing import ClosingError, closed_text, kept_files, write_kept
from tori.deliver.redaction import redacted
from tori.files import NotPlainError
from tori.render.mail_variants import mails_of
from tori.site.digests import digests
from tori.templating.templates import Templates

BODY = "\nAlkuun: ä – ”x”.\nstatus: avoin\n"


def issue_text(status: str) -> bytes:
    """Return an issue's file with this line in its front matter."""
    text = text_of(Issue, BODY)
    return text.replace("period: 2020-10\n", f"period: 2020-10\n{status}").encode()


def closed(raw: bytes) -> bytes:
    """Return the file closed."""
    made, findings = load(raw, Issue, "2020-10")
    assert isinstance(made, Issue), findings
    return closed_text(made, raw)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("status: avoin\n", "status: suljettu\n"),
        ('status:   "avoin"  # vielä\n', "status:   suljettu  # vielä\n"),
        ("status:\n", "status: suljettu\n"),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_only_the_status_changes(line: str, after: str, end: bytes) -> None:
    """Whatever stands around the value stays, line ends too."""
    raw = issue_text(line).replace(b"\n", end)
    expected = raw.replace(line.encode().replace(b"\n", end), after.encode().replace(b"\n", end), 1)
    assert closed(raw) == expected


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_missing_status_is_added_as_the_last_field(end: bytes) -> None:
    """An issue is open when it states nothing; then one line is added."""
    raw = issue_text("").replace(b"\n", end)
    assert closed(raw) == raw.replace(
        b"2020-10" + end + b"---", b"2020-10" + end + b"status: suljettu" + end + b"---", 1
    )


def test_value_of_several_lines_is_refused() -> None:
    """Nothing is written that would not read as closed."""
    raw = issue_text("status: >-\n  avoin\n")
    with pytest.raises(ClosingError, match="status: avoin"):
        closed(raw)


def test_kept_files_are_the_last_ones_only(tmp_path: Path) -> None:
    """An earlier try's mails that are no more go."""
    folder = tmp_path / "content/newsletters/2020-10"
    folder.mkdir(parents=True)
    (folder / "mail-vanha.html").write_bytes(b"vanha")
    write_kept(tmp_path, folder, {"mail-kaikki.html": b"uusi", HASHES: b"x"})
    assert {file.name for file in folder.iterdir()} == {"mail-kaikki.html", HASHES}


def test_nothing_is_kept_or_removed_through_a_link(tmp_path: Path) -> None:
    """Where the issue's folder is a link, the mails that lie where it leads stay."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "mail-vanha.html").write_bytes(b"vanha")
    folder = tmp_path / "content/newsletters/2020-10"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(elsewhere)
    with pytest.raises(NotPlainError, match="linkki"):
        write_kept(tmp_path, folder, {"mail-kaikki.html": b"uusi", HASHES: b"x"})
    assert [file.name for file in elsewhere.iterdir()] == ["mail-vanha.html"]


def kept_of(folder: Path) -> ClosedIssue:
    """Return what closing keeps of an issue with one pick, made by the templates of a folder."""
    made = site(deed("a"), deed("b"), issue(picks=["deeds/a"]))
    digest = digests(made)["2020-10"]
    mails = mails_of(digest, made, read_mail_template(ROOT))
    return ClosedIssue(kept_files(digest, made, mails, Templates(folder)))


def test_record_can_be_taken_out_of_the_page_that_closing_keeps() -> None:
    """The entry goes with the heading of the picks; what else the issue tells stays."""
    files, left = redacted(kept_of(ROOT / "overrides"), "deeds/a", date(2026, 11, 24), "syy")
    page = fromstring(files[PAGE].decode())
    assert left == ()
    assert page.xpath("//a/@href[contains(., '/teot/a/')]") == []
    assert page.xpath("//ul[@class='cards']//a/@href") == ["../../teot/b/"]
    assert page.xpath("//h2/@id") == ["teot-koko-kunta"]


def test_faulty_template_closes_nothing(tmp_path: Path) -> None:
    """The fault is told as the template's; no file is made."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/issue.html").write_text("{{ data.olematon }}", "utf-8")
    with pytest.raises(ClosingError, match=r"overrides/pages/issue\.html.*olematon"):
        kept_of(tmp_path)
