"""CSV as Finnish Excel writes it: its encoding, its delimiter, its line breaks within quotes."""

import csv
import io
from collections.abc import Iterable, Iterator

from tori.authoring.importing.columns import field_of
from tori.authoring.importing.imported import (
    ImportRefusedError,
    Note,
    Reading,
    refuse_columns,
    refuse_records,
)
from tori.authoring.importing.table import Row, read_table

_DELIMITERS = (";", "\t", ",")
_MAX_LINES = 200_000
"""A cell may have many, but not that many."""


def read_csv(raw: bytes, source: str, collection: str) -> Reading:
    """Read a table of text.

    Raises:
        ImportRefusedError: A quotation mark stays open, or the table has no header.
    """
    text, encoding, broken = decoded(raw)
    if text.count("\n") > _MAX_LINES:
        refuse_records(_MAX_LINES)
    given, _, rest = text.partition("\n")
    if given.strip().lower().startswith("sep=") and len(given.strip()) == len("sep=;"):
        delimiter, offset = given.strip()[-1], 1
        text = rest
    else:
        delimiter, offset = _delimiter(text, collection), 0
    rows, odd_quotes = _rows(text, delimiter)
    reading = read_table(
        [Row(number, cells) for number, cells in enumerate(rows, start=1 + offset)],
        source,
        collection,
    )
    notes = list(reading.notes)
    if broken:
        notes.append(Note("", f"{broken} merkkiä ei voitu lukea; niiden tilalla on �"))
    if odd_quotes:
        notes.append(Note("", "lainausmerkkejä on keskellä soluja; tarkista solujen rajat"))
    name = {";": "puolipiste", "\t": "sarkain", ",": "pilkku"}.get(delimiter, delimiter)
    remark = f"Merkistö {encoding}, erotin {name}."
    return Reading(source, reading.records, tuple(notes), (remark, *reading.remarks))


def decoded(raw: bytes) -> tuple[str, str, int]:
    """Return (text, the encoding's name, how many characters could not be read).

    A byte-order mark decides; else UTF-8 if it is that, else Windows-1252.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, encoding = raw.decode("utf-16", "replace"), "UTF-16"
    else:
        try:
            text, encoding = raw.decode("utf-8-sig"), "UTF-8"
        except UnicodeDecodeError:
            text, encoding = raw.decode("cp1252", "replace"), "Windows-1252"
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, text.count("\ufffd")


def _delimiter(text: str, collection: str) -> str:
    """Return the delimiter by which most cells of the header are known to us."""

    def merit(delimiter: str) -> tuple[int, int]:
        header = next(
            (row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row), []
        )
        return sum(field_of(cell, collection) is not None for cell in header), len(header)

    try:
        return max(_DELIMITERS, key=merit)
    except csv.Error as error:
        raise _unreadable(error) from error


def _rows(text: str, delimiter: str) -> tuple[list[tuple[str, ...]], bool]:
    """Return the rows, and whether quotation marks stand where they should not."""
    for strict in (True, False):
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
            return list(_bounded(reader)), not strict
        except csv.Error as error:
            if not strict or "unexpected end of data" in str(error) or "field limit" in str(error):
                raise _unreadable(error) from error
    raise AssertionError


def _bounded(reader: Iterable[list[str]]) -> Iterator[tuple[str, ...]]:
    filled = 0
    for row in reader:
        filled += any(row)
        refuse_records(filled - 1)  # the first is the header
        refuse_columns(len(row))
        yield tuple(row)


def _unreadable(error: csv.Error) -> ImportRefusedError:
    if "unexpected end of data" in str(error):
        message = "Taulukossa lainausmerkki jää auki: solua ei suljeta ennen tiedoston loppua."
    elif "field limit" in str(error):
        message = "Taulukossa on yli 131 072 merkin solu. Lainausmerkki on ehkä jäänyt auki."
    else:
        message = f"Taulukkoa ei voi lukea ({error})."
    return ImportRefusedError(message)
