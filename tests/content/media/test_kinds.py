"""Which files may be published: by their names, and by their bytes."""

import re
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.projects import ROOT
from tori.content.media.kinds import DOWNLOADS, KINDS, is_of_kind
from tori.formats import CODE_PAGES

OFFICE = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml", ".xlsx": "xl/workbook.xml"}
OPEN_DOCUMENT = {".odp": "presentation", ".ods": "spreadsheet", ".odt": "text"}


def office(folder: Path, part: str) -> Path:
    """Make a package of Office Open XML."""
    file = folder / "paketti"
    with ZipFile(file, "w") as package:
        package.writestr(part, "<a/>")
        package.writestr("[Content_Types].xml", "<a/>")
    return file


def open_document(folder: Path, name: str) -> Path:
    """Make a package of OpenDocument."""
    file = folder / "paketti"
    with ZipFile(file, "w", ZIP_STORED) as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{name}")
        package.writestr("content.xml", "<a/>")
    return file


def kinds_of(file: Path) -> set[str]:
    """Return the endings that a package may have."""
    return {ending for ending in DOWNLOADS if is_of_kind(file, KINDS[ending])}


@pytest.mark.parametrize("ending", sorted(OFFICE))
def test_office_file_is_of_one_kind(tmp_path: Path, ending: str) -> None:
    """Text, slides and tables are told apart by the part that each has."""
    assert kinds_of(office(tmp_path, OFFICE[ending])) == {ending}


@pytest.mark.parametrize("ending", sorted(OPEN_DOCUMENT))
def test_open_document_is_of_one_kind(tmp_path: Path, ending: str) -> None:
    """A document says what it is in its first file; a template is another kind."""
    name = OPEN_DOCUMENT[ending]
    assert kinds_of(open_document(tmp_path, name)) == {ending}
    assert kinds_of(open_document(tmp_path, f"{name}-template")) == set()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(500)])
def test_broken_package_is_of_no_kind(tmp_path: Path, data: bytes) -> None:
    """What only begins as a ZIP is none."""
    (tmp_path / "paketti").write_bytes(data)
    assert kinds_of(tmp_path / "paketti") == set()


def test_other_package_is_of_no_kind(tmp_path: Path) -> None:
    """Neither any ZIP nor a program (JAR) passes for an office file."""
    assert kinds_of(office(tmp_path, "META-INF/MANIFEST.MF")) == set()


@pytest.mark.parametrize(
    "ending", [".html", ".htm", ".xhtml", ".svg", ".xml", ".js", ".mjs", ".css"]
)
def test_what_runs_is_of_no_kind(ending: str) -> None:
    """No browser is given from an editor's file what it would run."""
    assert ending not in KINDS


def test_server_knows_every_kind_by_its_type() -> None:
    """The types of `hosting/nginx.conf` are these, and what is downloaded only is named there."""
    text = (ROOT / "hosting/nginx.conf").read_text("utf-8")
    block = re.search(r"types \{(.*?)\n\}", text, re.DOTALL)
    assert block
    lines = (line.strip(" ;").split() for line in block[1].splitlines() if line.strip())
    types = {f".{ending}": type_ for type_, *endings in lines for ending in endings}
    assert {ending: types.get(ending) for ending in KINDS} == {
        ending: kind.type for ending, kind in KINDS.items()
    }


@pytest.mark.parametrize("page", CODE_PAGES.values())
def test_editors_are_told_every_kind(page: str) -> None:
    """The code's page lists just what may be published."""
    text = (ROOT / page).read_text("utf-8")
    told = re.search(r"### T441 .*?```", text, re.DOTALL)
    assert told
    assert set(re.findall(r"`([a-z0-9]+)`", told[0])) - {"html"} == {
        ending.removeprefix(".") for ending in KINDS
    }
