"""XLSX read as its sheets show it."""

import io
from datetime import UTC, date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.authoring.importing.workbooks import with_member, workbook_bytes
from tori.authoring.importing.imported import ImportRefusedError
from tori.authoring.importing.spreadsheet import read_xlsx

HEADER = ("Tunniste", "Otsikko", "Arvo")


def shown(value: object, number_format: str = "General") -> str:
    """Return how a value of an unknown column comes out in the body."""

    def change(sheet: Worksheet) -> None:
        sheet["C2"].number_format = number_format

    raw = workbook_bytes(HEADER, (1, "Teko", value), change=change)
    (record,) = read_xlsx(raw, "teot", "deeds").records
    return record.body.rpartition("**Arvo:** ")[2]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (100, "00000", "00100"),
        (100, "General", "100"),
        (2020.0, "General", "2020"),
        (3.5, "0.0", "3,5"),
        (0.25, "0%", "25 %"),
        (True, "General", "kyllä"),
        (date(2020, 5, 18), "yyyy-mm-dd", "2020-05-18"),
        (
            datetime(2020, 5, 18, 12, 30, tzinfo=UTC).replace(tzinfo=None),
            "d.m.yyyy h:mm",
            "2020-05-18 12:30",
        ),
        (time(9, 5), "hh:mm", "09:05:00"),
        ("00100", "@", "00100"),
    ],
)
def test_value_as_the_sheet_shows_it(value: object, number_format: str, text: str) -> None:
    """Leading zeros, whole numbers and dates are what an editor sees."""
    assert shown(value, number_format) == text


def test_dates_and_numbers_in_fields() -> None:
    """A date cell is a date, and a number's .0 is not part of an id."""
    raw = workbook_bytes(
        ("Tunniste", "Otsikko", "Julkaistu"),
        (12.0, "Teko", datetime(2020, 5, 18, tzinfo=UTC).replace(tzinfo=None)),
    )
    (record,) = read_xlsx(raw, "teot", "deeds").records
    assert (record.legacy_id, record.fields["published"]) == ("12", "2020-05-18")


def test_formula_without_a_value_is_told() -> None:
    """A formula that no program has counted is empty, and the report says what to do."""
    raw = workbook_bytes(HEADER, (1, "Teko", "=1+1"))
    (record,) = read_xlsx(raw, "teot", "deeds").records
    (note,) = record.notes
    assert note.place == 'rivi 2, sarake "Arvo"'
    assert "kaavalla ei ole tallennettua arvoa" in note.text


def test_formula_that_failed_is_told() -> None:
    """An error value is no text of the record."""
    raw = workbook_bytes(HEADER, (1, "Teko", "#REF!"))
    (record,) = read_xlsx(raw, "teot", "deeds").records
    assert "#REF!" not in record.body
    assert "#REF!" in str(record.notes[0])


def test_merged_cells_are_told() -> None:
    """A merged cell's value belongs to its first row; the report says so."""

    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C3")

    raw = workbook_bytes(HEADER, (1, "A", "x"), (2, "B"), change=change)
    first, second = read_xlsx(raw, "teot", "deeds").records
    assert "C2:C3 on yhdistetty" in str(first.notes[0])
    assert second.body == ""


def test_hidden_rows_are_imported_and_told() -> None:
    """A hidden row is a record like any other."""

    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    reading = read_xlsx(workbook_bytes(HEADER, (1, "A"), (2, "B"), change=change), "teot", "deeds")
    assert len(reading.records) == 2
    assert str(reading.notes[0]) == "piilotetut rivit tuotiin myös: 3"


def two_sheets() -> bytes:
    """Return a workbook with the sheets Teot and Vanhat."""
    workbook = load_workbook(io.BytesIO(workbook_bytes(HEADER, (1, "A"))))
    sheet = workbook.create_sheet("Vanhat")
    sheet.append(HEADER)
    sheet.append((1, "B"))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_first_sheet_and_word_of_the_others() -> None:
    """Without --sheet the first sheet is read, and the report names the others."""
    reading = read_xlsx(two_sheets(), "teot", "deeds")
    assert (reading.records[0].title, reading.source) == ("A", "teot-teot")
    assert "Vanhat (valitse --sheet)" in str(reading.notes[0])


def test_chosen_sheet() -> None:
    """The sheet that is named is read, and its ids are its own."""
    reading = read_xlsx(two_sheets(), "teot", "deeds", "Vanhat")
    assert (reading.records[0].title, reading.source) == ("B", "teot-vanhat")
    assert reading.notes == ()


def test_sheet_that_is_not_there() -> None:
    """An unknown sheet is refused, and those that there are are named."""
    with pytest.raises(ImportRefusedError, match="Teot, Vanhat"):
        read_xlsx(two_sheets(), "teot", "deeds", "Uudet")


def test_empty_sheet_is_refused() -> None:
    """An empty sheet has no header."""
    stream = io.BytesIO()
    Workbook().save(stream)
    with pytest.raises(ImportRefusedError, match="otsikkoriviä"):
        read_xlsx(stream.getvalue(), "teot", "deeds")


def test_broken_workbook_is_refused() -> None:
    """XML that is cut short is refused, not crashed on."""
    raw = with_member(workbook_bytes(HEADER), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>")
    with pytest.raises(ImportRefusedError):
        read_xlsx(raw, "teot", "deeds")


def test_sheet_that_claims_to_be_huge() -> None:
    """A sheet's own word for its size makes no million empty cells."""
    raw = workbook_bytes(HEADER, (1, "Teko"))
    with_size = with_member(
        raw,
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
        b'<t>Otsikko</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Teko</t></is>'
        b"</c></row></sheetData></worksheet>",
    )
    (record,) = read_xlsx(with_size, "teot", "deeds").records
    assert record.title == "Teko"
