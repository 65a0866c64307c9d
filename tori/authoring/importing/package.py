"""An XLSX file as a ZIP of XML: refused when it is a bomb, and asked what openpyxl hides.

openpyxl's lean reading mode knows nothing of merged cells, hidden rows or formulas without a
value; they are read here from the sheet's own XML, in one pass that builds nothing.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from tori.authoring.importing.imported import ImportRefusedError, refuse_columns, refuse_records

MAX_UNCOMPRESSED = 100 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_RATIO = 500
"""A member that shrinks more than this is no text that people wrote."""
_SMALL = 1024 * 1024

BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile, expat and openpyxl let through when a workbook in memory is broken.

A ParseError is a SyntaxError, and NotImplementedError a RuntimeError.
"""

_MAX_ROW = 1_048_576
"""Excel's last one. A sheet that names a later one would be filled up with empty rows."""
_MAX_TEXTS = 100_000
"""How many different texts a workbook may have in all its sheets."""
_MAX_ROWS = 100_000
"""In all: many a sheet has rows that are only painted."""
_SHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedStrings.xml"
_AGAIN = "Avaa se Excelissä ja tallenna uudelleen."
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet holds beside its values.

    Attributes:
        merged: Ranges of merged cells: `A2:B3`.
        hidden: The numbers of hidden rows.
        unvalued: Cells whose formula has no saved value: `C4`.
    """

    merged: tuple[str, ...]
    hidden: tuple[int, ...]
    unvalued: tuple[str, ...]


def refuse_bombs(raw: bytes) -> None:
    """Look at what the ZIP says of itself before anything is unpacked.

    Raises:
        ImportRefusedError: It is no ZIP of XML, grows beyond reason, or its XML declares entities.
    """
    with _opened(raw) as archive:
        members = archive.infolist()
        if (
            len(members) > MAX_MEMBERS
            or sum(member.file_size for member in members) > MAX_UNCOMPRESSED
        ):
            message = "Tiedosto puretaan kohtuuttoman suureksi (zip-pommi), joten sitä ei avata."
            raise ImportRefusedError(message)
        for member in members:
            if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
                message = f"Tiedoston osa {member.filename} on zip-pommi: se purkautuu valtavaksi."
                raise ImportRefusedError(message)
            if member.filename.endswith((".xml", ".rels", ".vml")):
                # A document type may stand only before the first element: no need to read on.
                next(_elements(archive, member.filename, "start"), None)
        _refuse_texts(archive)
        for member in members:
            if member.filename.startswith(_SHEETS):
                _refuse_rows(archive, member.filename)
        if _WORKBOOK not in archive.namelist():
            message = "Tiedosto ei ole Excel-työkirja (.xlsx)."
            raise ImportRefusedError(message)


def _refuse_texts(archive: zipfile.ZipFile) -> None:
    texts = 0
    for element in _elements(archive, _STRINGS, "end"):
        texts += _local(element.tag) == "si"
        element.clear()
        if texts > _MAX_TEXTS:
            refuse_records(texts)


def _refuse_rows(archive: zipfile.ZipFile, member: str) -> None:
    """Refuse a sheet of too many rows or columns: openpyxl reads it whole, and fills its gaps."""
    rows = filled = 0
    for element in _elements(archive, member, "end"):
        kind = _local(element.tag)
        if kind == "c":
            _refuse_place(element.get("r"))
        elif kind == "row":
            _row_number(element)
            rows += 1
            filled += any(len(cell) for cell in element)
            refuse_columns(len(element))
            refuse_records(rows if rows > _MAX_ROWS else filled - 1)  # the first is the header
            element.clear()


def sheet_facts(raw: bytes, sheet: str) -> SheetFacts:
    """Return what the sheet of that name holds beside its values."""
    with _opened(raw) as archive:
        path = _sheet_path(archive, sheet)
        merged, hidden, unvalued = [], [], []
        for element in _elements(archive, path, "end") if path else ():
            kind = _local(element.tag)
            if kind == "mergeCell":
                merged.append(element.get("ref", ""))
            elif kind == "row":
                number = _row_number(element)
                if number and element.get("hidden") in {"1", "true"}:
                    hidden.append(number)
                element.clear()
            elif kind == "c":
                parts = {_local(part.tag): part.text for part in element}
                if "f" in parts and not parts.get("v"):
                    unvalued.append(element.get("r", ""))
        return SheetFacts(tuple(merged), tuple(hidden), tuple(unvalued))


def _row_number(row: Element) -> int:
    """Return the number that a row states, or 0 where it states none."""
    stated = row.get("r", "0")
    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) <= 9 else -1  # noqa: PLR2004
    if number not in range(_MAX_ROW + 1):
        message = f'Työkirjassa on rivi, jonka numero "{stated[:20]}" ei kelpaa. {_AGAIN}'
        raise ImportRefusedError(message)
    return number


def _refuse_place(place: str | None) -> None:
    """Refuse a cell that states a place beyond what is read."""
    if place is None:
        return
    match = _CELL.fullmatch(place)
    if match is None:
        message = f'Työkirjassa on solu, jonka paikka "{place[:20]}" ei kelpaa. {_AGAIN}'
        raise ImportRefusedError(message)
    refuse_columns(column_index_from_string(match[1]))


def _sheet_path(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the member that holds the sheet, or nothing when the workbook is odd."""
    relation = ""
    for element in _elements(archive, _WORKBOOK, "end"):
        if _local(element.tag) == "sheet" and element.get("name") == sheet:
            relation = next((v for name, v in element.items() if name.endswith("}id")), "")
    targets: Mapping[str, str] = {
        element.get("Id", ""): element.get("Target", "")
        for element in _elements(archive, _RELATIONS, "end")
    }
    path = posixpath.normpath(posixpath.join("/xl", targets.get(relation, ""))).lstrip("/")
    return path if path in archive.namelist() else ""


def _elements(archive: zipfile.ZipFile, member: str, event: str) -> Iterator[Element]:
    try:
        if member in archive.namelist():
            with archive.open(member) as stream:
                yield from _parsed(stream, event)
    except DefusedXmlException as error:
        message = f"Tiedoston osa {member} määrittelee XML-entiteettejä, joten sitä ei avata."
        raise ImportRefusedError(message) from error
    except BROKEN as error:
        message = f"Tiedoston osa {member} on rikki tai salattu."
        raise ImportRefusedError(message) from error


def _parsed(stream: IO[bytes], event: str) -> Iterator[Element]:
    for _, element in iterparse(stream, events=(event,), forbid_dtd=True):
        yield element


def _opened(raw: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except BROKEN as error:
        message = (
            "Tiedosto ei ole Excel-työkirja (.xlsx). Jos se on vanhaa .xls-muotoa tai suojattu "
            "salasanalla, tallenna se Excelissä muodossa .xlsx."
        )
        raise ImportRefusedError(message) from error


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
