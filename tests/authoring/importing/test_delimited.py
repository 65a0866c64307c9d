"""CSV of any encoding and delimiter."""

import codecs

import pytest

from tori.authoring.importing.delimited import decoded, read_csv
from tori.authoring.importing.imported import ImportRefusedError

TEXT = 'Tunniste;Otsikko;Kuvaus\r\n1;Työn ilo – €;"Ensin; sitten\r\nlisää ""näin"""\r\n'


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_encoding(raw: bytes, encoding: str) -> None:
    """Every encoding that Excel writes gives the same record, and the report names it."""
    reading = read_csv(raw, "teot", "deeds")
    (record,) = reading.records
    assert record.fields == {
        "title": "Työn ilo – €",
        "summary": 'Ensin; sitten lisää "näin"',
    }
    assert encoding in reading.remarks[0]
    assert reading.notes == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiter_by_the_header(delimiter: str) -> None:
    """The delimiter is the one by which the header is known."""
    header = delimiter.join(["Tunniste", "Otsikko", "Teemat"])
    row = delimiter.join(["1", "Teko", '"a, b; c"'])
    (record,) = read_csv(f"{header}\n{row}\n".encode(), "teot", "deeds").records
    assert record.title == "Teko"


def test_single_column() -> None:
    """A table of titles alone is a table."""
    (record,) = read_csv(b"Otsikko\nTeko, jossa on pilkku\n", "teot", "deeds").records
    assert record.title == "Teko, jossa on pilkku"


def test_word_of_excel_about_its_delimiter() -> None:
    """The line sep=; that some Excels need is no row, but it counts as one."""
    (record,) = read_csv(b"sep=;\nTunniste;Otsikko\n1;Teko\n", "teot", "deeds").records
    assert (record.title, record.place) == ("Teko", "rivi 3")


def test_rows_are_numbered_as_in_the_sheet() -> None:
    """Line breaks within cells and empty rows do not lead the numbers astray."""
    raw = b'Otsikko;Kuvaus\n"A";"x\ny"\n\nB;z\n'
    places = [record.place for record in read_csv(raw, "teot", "deeds").records]
    assert places == ["rivi 2", "rivi 4"]


def test_open_quotation_mark_is_refused() -> None:
    """A quotation mark that swallows the rest of the file is not imported as one cell."""
    with pytest.raises(ImportRefusedError, match="lainausmerkki jää auki"):
        read_csv(b'Otsikko;Kuvaus\nA;"x\nB;y\n', "teot", "deeds")


def test_odd_quotation_marks_are_told() -> None:
    """Quotation marks in the middle of a cell are read, and the report says so."""
    reading = read_csv(b'Otsikko;Kuvaus\n"A" b;y\n', "teot", "deeds")
    assert reading.records[0].title == "A b"
    assert "lainausmerkkejä" in str(reading.notes[0])


def test_huge_cell_is_refused() -> None:
    """A cell beyond the reader's bound is refused in words."""
    raw = b"Otsikko;Kuvaus\nA;" + b"x" * 140_000
    with pytest.raises(ImportRefusedError, match="131"):
        read_csv(raw, "teot", "deeds")


def test_byte_that_is_no_character_is_told() -> None:
    """A byte that Windows-1252 does not have is counted, not dropped."""
    assert decoded(b"\xe4\x81") == ("ä\ufffd", "Windows-1252", 1)
    assert "1 " in str(read_csv(b"Otsikko\n\xe4\x81a\n", "teot", "deeds").notes[0])
