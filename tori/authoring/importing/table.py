"""A table of rows made into records; where it came from, `delimited` and `spreadsheet` know.

Nothing is dropped in silence: what no field takes goes to the end of the body, and what must not
be published (a person's name or address) stays behind; the report tells of both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tori.authoring.importing.columns import BODY, ID, PERSONAL, field_of, header_word, kind_of
from tori.authoring.importing.html_text import has_html, named_texts, plain_text, ruled
from tori.authoring.importing.imported import (
    ImportedRecord,
    ImportRefusedError,
    Note,
    Reading,
    Value,
)
from tori.authoring.importing.values import clean, iso_date, items, one_line, whole_number
from tori.text import counted, slug

_ROWS_SEARCHED_FOR_A_HEADER = 10
OTHER_FACTS = "Muut tiedot"
_NAME = frozenset({"name", "nimi"})
_NO_IDS = "Sarake tunniste puuttuu: rivit tunnistetaan otsikosta ja organisaatiosta."


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the sheet, from 1, and notes on its cells by their index."""

    number: int
    cells: tuple[str, ...]
    notes: tuple[tuple[int, str], ...] = ()

    def cell(self, index: int) -> str:
        """Return a cell's text, or nothing beyond the row's end."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place in the row, its header, and the field that takes it, if one does."""

    index: int
    header: str
    field: str | None

    @property
    def place(self) -> str:
        """The column as the report names it."""
        return f'sarake "{self.header}"' if self.header else f"sarake {column_letters(self.index)}"


def column_letters(index: int) -> str:
    """Return a spreadsheet's name of the column with that index from 0: A, …, Z, AA."""
    head, last = divmod(index, 26)
    return (column_letters(head - 1) if head else "") + chr(ord("A") + last)


def read_table(rows: Sequence[Row], source: str, collection: str) -> Reading:
    """Return the records of a table whose header is among its first rows.

    Raises:
        ImportRefusedError: No row names the title.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells) or row.notes]
    columns, header = _header(filled, collection)
    data = [row for row in filled if row.number > header.number]
    notes = [
        Note(
            f"rivi {row.number}",
            f'otsikkorivin yläpuolella, jäi pois: "{one_line(" ".join(row.cells))}"',
        )
        for row in filled
        if row.number < header.number
    ]
    width = max((len(row.cells) for row in data), default=0)
    columns += tuple(Column(index, "", None) for index in range(len(columns), width))
    notes.extend(_column_notes(columns, data))
    has_ids = any(column.field == ID for column in columns)
    remarks = () if has_ids or not data else (_NO_IDS,)
    records = tuple(_record(row, columns, collection) for row in data)
    return Reading(source, records, tuple(notes), remarks)


def _header(rows: Sequence[Row], collection: str) -> tuple[tuple[Column, ...], Row]:
    for row in rows[:_ROWS_SEARCHED_FOR_A_HEADER]:
        columns: list[Column] = []
        headers = [one_line(clean(cell)[0]) for cell in row.cells]
        meanings = _meanings(headers, collection)
        for index, (header, field) in enumerate(zip(headers, meanings, strict=True)):
            taken = field != PERSONAL and any(column.field == field for column in columns)
            columns.append(Column(index, header, None if taken else field))
        if any(column.field in {"title", "name"} for column in columns):
            return tuple(columns), row
    message = (
        "Taulukosta ei löydy otsikkoriviä, jossa on sarake Otsikko. Kirjoita sarakkeiden nimet "
        "taulukon ensimmäiselle riville, esimerkiksi Otsikko, Organisaatio, Palvelualue, Teemat."
    )
    raise ImportRefusedError(message)


def _meanings(headers: Sequence[str], collection: str) -> list[str | None]:
    """Return what each header names; where another column is the title, Nimi is a person's name."""
    meanings = [field_of(header, collection) for header in headers]
    names = [header_word(header) in _NAME for header in headers]
    if any(meant == "title" and not name for meant, name in zip(meanings, names, strict=True)):
        return [PERSONAL if name else m for m, name in zip(meanings, names, strict=True)]
    return meanings


def _column_notes(columns: Sequence[Column], data: Sequence[Row]) -> Iterator[Note]:
    for column in columns:
        filled = sum(bool(row.cell(column.index).strip()) for row in data)
        if not filled or column.field not in {None, PERSONAL}:
            continue
        told = counted(filled, "rivin", "rivin")
        if column.field == PERSONAL:
            text = f"henkilön tietoja ei tuoda julkiseen tiedostoon ({told} arvo jäi pois)"
        else:
            text = f'tuntematon sarake; {told} arvo meni tekstin loppuun kohtaan "{OTHER_FACTS}"'
        yield Note(column.place, text)


def _record(row: Row, columns: Sequence[Column], collection: str) -> ImportedRecord:
    place = f"rivi {row.number}"
    fields: dict[str, Value] = {}
    source: dict[str, Value] = {}
    body, legacy_id = "", ""
    others: list[tuple[str, str]] = []
    notes = [Note(_at(place, columns, index), text) for index, text in row.notes]
    for column in columns:
        text, controls = clean(row.cell(column.index))
        where = f"{place}, {column.place}"
        if controls:
            notes.append(Note(where, "näkymättömiä ohjausmerkkejä poistettiin"))
        if not text.strip() or column.field == PERSONAL:
            continue
        if column.field == ID:
            legacy_id = one_line(text)
        elif column.field == BODY:
            body, lost = ruled(text)
            notes.extend(Note(where, loss) for loss in lost)
        elif column.field is None:
            others.append((column.header or column.place, text))
        else:
            value, lost = _value(text, column.field, collection)
            notes.extend(Note(where, loss) for loss in lost)
            _file_under(column.field, value, fields, source)
    if source:
        fields["source"] = source
    if others:
        body = "\n\n".join(
            part for part in (body, f"## {OTHER_FACTS}", named_texts(others)) if part
        )
    names = {column.field: column.place for column in columns if column.field}
    record = ImportedRecord(legacy_id, place, collection, fields, body, tuple(notes), names)
    return record if legacy_id else _recognised_by_title(record)


def _recognised_by_title(record: ImportedRecord) -> ImportedRecord:
    """Give the record an id made of its organisation and title, as its source has none."""
    organisation = record.fields.get("organisation")
    parts = (slug(str(organisation)),) if organisation else ()
    return replace(record, legacy_id="/".join((*parts, slug(record.title, 200))))


def _at(place: str, columns: Sequence[Column], index: int) -> str:
    return f"{place}, {columns[index].place}" if 0 <= index < len(columns) else place


def _file_under(
    field: str, value: Value, fields: dict[str, Value], source: dict[str, Value]
) -> None:
    """Put a value in its place; the publication that a record is drawn from has parts."""
    if not field.startswith("source."):
        fields[field] = value
    elif field == "source.link" and not re.match(r"https?://\S+$", str(value)):
        source["chapter"] = f"{source['chapter']}; {value}" if "chapter" in source else value
    else:
        source[field.removeprefix("source.")] = value


def _value(text: str, field: str, collection: str) -> tuple[Value, tuple[str, ...]]:
    """Return a cell's text as the field wants it, and what was lost."""
    losses: list[str] = []
    if has_html(text):
        text = re.sub(r"</?(?:br|div|li|p|ul|ol)\b[^<>]*>", "\n", text)
        text = "\n".join(line for part in text.split("\n") if (line := plain_text(part)))
        losses.append("HTML-muotoilu jäi pois, teksti säilyi")
    kind = kind_of(field, collection)
    if kind in {"list", "sentences"}:
        return items(text, commas=kind == "list"), tuple(losses)
    line = one_line(text)
    if kind == "date":
        value, loss = iso_date(line)
    elif kind == "number":
        value, loss = whole_number(line)
    else:
        value, loss = line, ""
    return value, (*losses, *((loss,) if loss else ()))
