"""Workbooks made in memory for the tests of XLSX."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def workbook_bytes(
    *rows: tuple[object, ...], change: Callable[[Worksheet], None] | None = None
) -> bytes:
    """Return a workbook of one sheet, Teot, with those rows and what `change` does to it."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Teot"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_member(raw: bytes, name: str, data: bytes) -> bytes:
    """Return the ZIP with one member put in or replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return stream.getvalue()
