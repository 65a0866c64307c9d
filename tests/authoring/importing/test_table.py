"""A table's rows made into records."""

import pytest

from tori.authoring.importing.imported import ImportedRecord, ImportRefusedError, Reading
from tori.authoring.importing.table import Row, column_letters, read_table

HEADER = ("Tunniste", "Otsikko", "Organisaatio", "Teemat")


def read(*rows: tuple[str, ...]) -> Reading:
    """Read rows as a table of deeds."""
    numbered = [Row(number, cells) for number, cells in enumerate(rows, start=1)]
    return read_table(numbered, "teot", "deeds")


def only(*rows: tuple[str, ...]) -> ImportedRecord:
    """Read a table of one record."""
    (record,) = read(*rows).records
    return record


def told(reading: Reading) -> list[str]:
    """Return all notes as the report prints them."""
    return [str(note) for note in (*reading.notes, *reading.records[0].notes)]


def test_row_becomes_a_record() -> None:
    """A row's cells are the record's fields; nothing is reported."""
    record = only(HEADER, ("7", "Teko", "Alavus", "osaaminen, viestintä"))
    assert record.legacy_id == "7"
    assert record.fields == {
        "title": "Teko",
        "organisation": "Alavus",
        "themes": ("osaaminen", "viestintä"),
    }
    assert (record.place, record.notes) == ("rivi 2", ())


def test_empty_columns_and_rows_at_the_end() -> None:
    """Excel's empty columns and rows give neither records nor notes."""
    reading = read((*HEADER, "", ""), ("7", "Teko", "", "", "", ""), ("", "", "", "", "", ""), ())
    assert len(reading.records) == 1
    assert told(reading) == []


def test_unknown_column_goes_to_the_end_of_the_body() -> None:
    """What no field takes is in the body as it was written, and the report says so."""
    reading = read((*HEADER, "Hinta_arvio"), ("7", "Teko", "", "", "3,5 *t* <b"))
    assert reading.records[0].body == ("## Muut tiedot\n\n- **Hinta_arvio:** 3,5 \\*t\\* &lt;b")
    assert 'sarake "Hinta_arvio": tuntematon sarake' in told(reading)[0]


def test_cell_beyond_the_header_is_kept() -> None:
    """A decimal comma in a table parted by commas makes a row too long: nothing is lost."""
    reading = read(HEADER, ("7", "Teko", "", "", "5"))
    assert "- **sarake E:** 5" in reading.records[0].body
    assert "sarake E" in told(reading)[0]


def test_second_column_of_a_field_is_kept() -> None:
    """Two columns of one field: the first is the field, the second goes to the body."""
    record = only((*HEADER, "Title"), ("7", "Teko", "", "", "Deed"))
    assert record.title == "Teko"
    assert "- **Title:** Deed" in record.body


def test_personal_data_stays_behind() -> None:
    """A person's name or address is nowhere in the record, and the report does not repeat it."""
    reading = read((*HEADER, "Yhteyshenkilö"), ("7", "Teko", "", "", "Maija Mallinen"))
    assert "Maija" not in str(reading)
    assert "henkilön tietoja ei tuoda" in told(reading)[0]


def test_name_beside_a_title_is_a_persons() -> None:
    """In a form's answers Nimi is the sender; alone it is what the record is called."""
    record = only(("Nimi", "Otsikko"), ("Maija Mallinen", "Teko"))
    assert record.title == "Teko"
    assert "Maija" not in str(record)
    assert only(("Nimi",), ("Teko",)).title == "Teko"


def test_rows_above_the_header_are_told() -> None:
    """A title above the header is no record."""
    reading = read(("Teot 2020",), HEADER, ("7", "Teko"))
    assert reading.records[0].title == "Teko"
    assert told(reading) == ['rivi 1: otsikkorivin yläpuolella, jäi pois: "Teot 2020"']


def test_table_without_a_title_is_refused() -> None:
    """A table that names no title is refused in words that help."""
    with pytest.raises(ImportRefusedError, match="sarake Otsikko"):
        read(("a", "b"), ("1", "2"))


def test_table_without_ids() -> None:
    """Without ids a row is known by its organisation and title, and that is said."""
    reading = read(("Otsikko", "Kunta"), ("Työn ilo", "Alavus"))
    assert reading.records[0].legacy_id == "alavus/tyon-ilo"
    assert "tunniste puuttuu" in reading.remarks[0]


def test_source_has_parts() -> None:
    """A publication's number, chapter and link are one field; a link that is none is a chapter."""
    record = only(("Otsikko", "ISBN", "Luku", "Lähde"), ("Teko", "978-1", "Alku", "https://a.fi/x"))
    assert record.fields["source"] == {"isbn": "978-1", "chapter": "Alku", "link": "https://a.fi/x"}
    record = only(("Otsikko", "Luku", "Lähde"), ("Teko", "Alku", "Raportti"))
    assert record.fields["source"] == {"chapter": "Alku; Raportti"}


def test_html_in_a_field() -> None:
    """Tags in a field are taken off, their text kept, and the report tells where."""
    reading = read(("Otsikko", "Tulokset"), ("Teko", "<ul><li>a</li><li>b &amp; c</li></ul>"))
    assert reading.records[0].fields["results"] == ("a", "b & c")
    assert told(reading) == ['rivi 2, sarake "Tulokset": HTML-muotoilu jäi pois, teksti säilyi']


def test_loss_has_its_place() -> None:
    """A note names the row and the column."""
    reading = read(("Otsikko", "Julkaistu"), ("Teko\x07", "31.2.2020"))
    assert [note.split(":")[0] for note in told(reading)] == [
        'rivi 2, sarake "Otsikko"',
        'rivi 2, sarake "Julkaistu"',
    ]


def test_column_letters() -> None:
    """Columns are called as in a spreadsheet."""
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
