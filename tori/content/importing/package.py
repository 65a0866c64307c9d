"""An XLSX file as a ZIP of XML: refused when it is a bomb, and asked what openpyxl hides.

openpyxl's lean reading mode knows nothing of merged cells, hidden rows or formulas without a
value; they are read here from the sheet's own XML, in one pass that builds nothing.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.utils.exceptions import InvalidFileException

from tori.content.importing.imported import ImportRefusedError

MAX_UNCOMPRESSED = 400 * 1024 * 1024
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
        if _WORKBOOK not in archive.namelist():
            message = "Tiedosto ei ole Excel-työkirja (.xlsx)."
            raise ImportRefusedError(message)


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
                if element.get("hidden") in {"1", "true"} and element.get("r", "").isdigit():
                    hidden.append(int(element.get("r", "0")))
                element.clear()
            elif kind == "c":
                parts = {_local(part.tag): part.text for part in element}
                if "f" in parts and not parts.get("v"):
                    unvalued.append(element.get("r", ""))
        return SheetFacts(tuple(merged), tuple(hidden), tuple(unvalued))


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
