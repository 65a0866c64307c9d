"""The closing of an issue: only the status line changes, and the files say what was sent."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lxml.html import fromstring

from tests.factories import deed, issue, load, site, text_of
from tests.foreign_templates import write_foreign_templates
from tests.projects import ROOT
from tori.content.closed_issues import ENTRIES, HASHES, ITEM, PAGE, ClosedIssue, mail_names
from tori.content.entry_places import read_entries
from tori.content.records import Issue, Record
from tori.content.settings.templates import read_mail_template
from tori.deliver.closing import ClosingError, closed_text, kept_files, write_kept
from tori.deliver.redaction import redacted
from tori.files import NotPlainError
from tori.newsletter.variants import mails_of
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


def kept_of(root: Path, *records: Record) -> ClosedIssue:
    """Return what closing keeps of an issue, made by the templates of a project.

    The issue has one pick, `a`, and tells of `b` too, if no other records are given.
    """
    made = site(*(records or (deed("a"), deed("b"))), issue(picks=["deeds/a"]))
    digest = digests(made)["2020-10"]
    mails = mails_of(digest, made, read_mail_template(root))
    return ClosedIssue(kept_files(digest, made, mails, Templates(root / "overrides")))


@pytest.fixture(params=["own", "foreign"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project with the templates that the program brings, or with wholly other ones."""
    if request.param == "own":
        return ROOT
    write_foreign_templates(tmp_path / "overrides")
    return tmp_path


def test_record_can_be_taken_out_of_the_page_that_closing_keeps() -> None:
    """The entry goes with the heading of the picks; what else the issue tells stays."""
    files, left = redacted(kept_of(ROOT), "deeds/a", date(2026, 11, 24), "syy")
    page = fromstring(files[PAGE].decode())
    assert left == ()
    assert page.xpath("//a/@href[contains(., '/teot/a/')]") == []
    assert page.xpath("//ul[@class='cards']//a/@href") == ["../../teot/b/"]
    assert page.xpath("//h2/@id") == ["teot-koko-kunta"]


TITLES = {
    "a": "NimiA --> </td></tr></ul> <!-- deeds/b -->",
    "aa": "NimiB <!--/deeds/a--> {{ entry.mark.end }}",
    "b": 'NimiC " part-1 deeds/aa <script>',
}


def test_every_record_goes_wherever_templates_put_it(project: Path) -> None:
    """Whatever elements there are and titles say, nothing is left of a record or its heading."""
    records = [deed(name, title=title) for name, title in TITLES.items()]
    kept = kept_of(project, *records, deed("c", service_area="opetus ja kasvatus"))
    files = (PAGE, ITEM, *mail_names("kaikki"), *mail_names("koko-kunta"))
    for name, title in TITLES.items():
        before = {file: Counter(re.findall("Nimi.", kept.files[file].decode())) for file in files}
        changed, left = redacted(kept, f"deeds/{name}", date(2026, 11, 24), "syy")
        kept = ClosedIssue(changed)
        assert left == ()
        for file in files:
            text = kept.files[file].decode()
            assert f"/teot/{name}/" not in text
            assert before[file].pop(title[:5]) > 0
            assert Counter(re.findall("Nimi.", text)) == before[file]
            assert "poiminnat" not in text.lower()
            assert ("teot: koko kunta" in text.lower()) == bool(before[file])
    assert "/teot/c/" in kept.files["mail-kaikki.html"].decode()


def test_entries_say_what_every_file_tells(project: Path) -> None:
    """Each record's places hold its title in each file; what is shown nowhere has a line."""
    records = [deed(name, title=f"Nimi{name}") for name in "abcdef"]
    kept = kept_of(project, *records)
    entries = read_entries(kept.files, kept.files[ENTRIES])
    files = {PAGE, ITEM, *mail_names("kaikki"), *mail_names("koko-kunta")}
    assert entries.places.keys() == files
    assert len(entries.unshown) == 2
    for name in "abcdef":
        reference = f"deeds/{name}"
        assert entries.files_of(reference) == (set() if reference in entries.unshown else files)
    for path, places in entries.places.items():
        for place in places:
            told = kept.files[path][place.begin : place.end].decode()
            found = set(re.findall("Nimi(.)", told))
            assert found == {place.name[-1]} if place.is_entry else found


def test_marks_are_in_no_kept_file(project: Path) -> None:
    """Readers get what a template without marks would make."""
    for name, data in kept_of(project).files.items():
        assert b"<!--" not in data, name


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ data.olematon }}", "olematon"),
        ("{% for part in data.parts %}{{ part.section.words }}{% endfor %}", "entry.mark.begin"),
    ],
)
def test_faulty_template_closes_nothing(tmp_path: Path, template: str, told: str) -> None:
    """The fault is told as the template's; no file is made."""
    write_foreign_templates(tmp_path / "overrides")
    (tmp_path / "overrides/pages/issue.html").write_text(template, "utf-8")
    with pytest.raises(ClosingError, match=rf"overrides/pages/issue\.html.*{told}"):
        kept_of(tmp_path)


@pytest.mark.parametrize("name", ["mail/digest.html", "pages/issue.html"])
@pytest.mark.parametrize(
    ("more", "told"), [('<p onclick="x">', "onclick"), ("<!-- x -->", ""), ("<details>", "details")]
)
def test_what_could_not_be_published_is_not_kept(
    tmp_path: Path, name: str, more: str, told: str
) -> None:
    """What `check` would refuse of a kept file is told before it is kept."""
    write_foreign_templates(tmp_path / "overrides")
    template = tmp_path / "overrides" / name
    template.write_text(template.read_text("utf-8").replace("<b>", f"{more}<b>"), "utf-8")
    with pytest.raises(ClosingError, match=rf"olisi .*{told}.*T363.*overrides/{name}"):
        kept_of(tmp_path)
