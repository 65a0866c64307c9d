"""An XLSX file as a ZIP of XML."""

import io
import zipfile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.authoring.importing.workbooks import with_member, workbook_bytes
from tori.authoring.importing import package
from tori.authoring.importing.imported import ImportRefusedError
from tori.authoring.importing.package import SheetFacts, refuse_bombs, sheet_facts

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'


def test_workbook_is_let_in() -> None:
    """An ordinary workbook is no bomb."""
    refuse_bombs(workbook_bytes(("Otsikko",), ("Teko",)))


def test_dense_member_is_refused_unopened() -> None:
    """A member that grows five hundredfold is refused by what the ZIP says of it."""
    raw = with_member(workbook_bytes(), "xl/media/a.bin", bytes(8 * 1024 * 1024))
    with pytest.raises(ImportRefusedError, match="zip-pommi"):
        refuse_bombs(raw)


def test_great_sum_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members within bounds may not be too much together."""
    monkeypatch.setattr(package, "MAX_UNCOMPRESSED", 1_000)
    with pytest.raises(ImportRefusedError, match="zip-pommi"):
        refuse_bombs(workbook_bytes())


def test_member_that_lies_about_its_size_is_refused() -> None:
    """A size that is not true ends the reading when the true bytes come."""
    raw = with_member(workbook_bytes(), "xl/styles.xml", b"<styleSheet>" + b" " * 5_000)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo("xl/styles.xml").file_size.to_bytes(4, "little")
    with pytest.raises(ImportRefusedError, match="rikki"):
        refuse_bombs(raw.replace(size, (50).to_bytes(4, "little")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    """XML that declares entities is not read, whatever its encoding."""
    bomb = BOMB.decode().encode(encoding)
    with pytest.raises(ImportRefusedError, match="entiteet"):
        refuse_bombs(with_member(workbook_bytes(), "xl/sharedStrings.xml", bomb))


@pytest.mark.parametrize("raw", [b"", b"a;b\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_zip_is_refused(raw: bytes) -> None:
    """Old workbooks, locked ones and other files are refused in words that help."""
    with pytest.raises(ImportRefusedError, match=r"\.xlsx"):
        refuse_bombs(raw)


def test_zip_that_is_no_workbook_is_refused() -> None:
    """A ZIP of something else is no workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(ImportRefusedError, match="työkirja"):
        refuse_bombs(stream.getvalue())


def test_facts_of_a_sheet() -> None:
    """Merged cells, hidden rows and formulas without a value are found."""

    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A3:A4")
        sheet.row_dimensions[2].hidden = True
        sheet["B2"] = "=1+1"

    raw = workbook_bytes(("Otsikko", "Kuvaus"), ("A",), ("B",), (None, "x"), change=change)
    assert sheet_facts(raw, "Teot") == SheetFacts(("A3:A4",), (2,), ("B2",))


def test_facts_of_a_sheet_that_is_not_there() -> None:
    """An unknown sheet has no facts."""
    assert sheet_facts(workbook_bytes(), "Muu") == SheetFacts((), (), ())
