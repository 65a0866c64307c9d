"""XLSX read by openpyxl: each cell's value as the sheet shows it, in words that our fields take."""

import io
import math
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, time

from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple, range_boundaries
from openpyxl.workbook import Workbook

from tori.authoring.importing.imported import ImportRefusedError, Note, Reading
from tori.authoring.importing.package import BROKEN, SheetFacts, refuse_bombs, sheet_facts
from tori.authoring.importing.table import Row, read_table
from tori.text import finnish_list, slug

_LEADING_ZEROS = re.compile(r'"?(0{2,})"?')
_PERCENT = re.compile(r"0(?:\.0+)?\s?%")

CellNotes = Mapping[int, tuple[tuple[int, str], ...]]
"""By row number: notes on cells by their index."""


def read_xlsx(raw: bytes, source: str, collection: str, sheet: str | None = None) -> Reading:
    """Read one sheet of a workbook, the first if none is named.

    Raises:
        ImportRefusedError: It is no workbook, it is dangerous to open, or it has no such sheet.
    """
    refuse_bombs(raw)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of looks and validation that it does not keep: we only read values.
            warnings.simplefilter("ignore")
            workbook = load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
            )
            name = _chosen(workbook, sheet)
            facts = sheet_facts(raw, name)
            rows = tuple(_rows(workbook, name, _cell_notes(facts)))
    except BROKEN as error:
        message = f"Työkirjaa ei voi lukea ({error}). Avaa se Excelissä ja tallenna uudelleen."
        raise ImportRefusedError(message) from error
    reading = read_table(rows, f"{source}-{slug(name)}", collection)
    filled = {row.number for row in rows if any(row.cells)}
    hidden = [str(number) for number in facts.hidden if number in filled]
    told = [Note("", f"piilotetut rivit tuotiin myös: {finnish_list(hidden)}")] if hidden else []
    others = [title for title in workbook.sheetnames if title != name]
    if others and sheet is None:
        text = f"luettiin vain välilehti {name}; muut: {', '.join(others)} (valitse --sheet)"
        told.append(Note("", text))
    return Reading(reading.source, reading.records, (*told, *reading.notes), reading.remarks)


def _chosen(workbook: Workbook, sheet: str | None) -> str:
    names = [worksheet.title for worksheet in workbook.worksheets]
    if sheet is None and names:
        return names[0]
    if sheet is not None and sheet in names:
        return sheet
    told = ", ".join(names) or "ei yhtään"
    message = f'Työkirjassa ei ole välilehteä "{sheet or ""}". Välilehdet: {told}.'
    raise ImportRefusedError(message)


def _rows(workbook: Workbook, name: str, notes: CellNotes) -> Iterator[Row]:
    worksheet = workbook[name]
    # The sheet's own word for its size is often wrong, and would fill rows with empty cells.
    worksheet.reset_dimensions()
    for number, cells in enumerate(worksheet.iter_rows(), start=1):
        told = list(notes.get(number, ()))
        texts = []
        for index, cell in enumerate(cells):
            if getattr(cell, "data_type", "") == "e":
                told.append((index, f"kaava antoi virheen {cell.value}; solu jätettiin tyhjäksi"))
                texts.append("")
            else:
                texts.append("" if cell.value is None else _text(cell.value, cell.number_format))
        while texts and not texts[-1]:
            texts.pop()
        if texts or told:
            yield Row(number, tuple(texts), tuple(told))


def _text(value: object, number_format: str) -> str:
    """Return a value as the sheet shows it, but dates as ISO 8601 and decimals with a comma."""
    if isinstance(value, bool):
        return "kyllä" if value else "ei"
    if isinstance(value, int | float) and math.isfinite(value):
        return _number_text(value, number_format.split(";", maxsplit=1)[0])
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return str(value)


def _number_text(value: float, section: str) -> str:
    """Return a number by its format's section for positive numbers: zeros in front, per cent."""
    if zeros := _LEADING_ZEROS.fullmatch(section):
        return f"{round(value):0{len(zeros[1])}}"
    if _PERCENT.fullmatch(section):
        return f"{_decimal(round(value * 100, 10))} %"
    return _decimal(value)


def _decimal(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")


def _cell_notes(facts: SheetFacts) -> CellNotes:
    notes: dict[int, tuple[tuple[int, str], ...]] = defaultdict(tuple)
    for place in facts.unvalued:
        row, column = coordinate_to_tuple(place)
        text = "kaavalla ei ole tallennettua arvoa; avaa työkirja Excelissä ja tallenna se"
        notes[row] += ((column - 1, text),)
    for area in facts.merged:
        left, top, *_ = range_boundaries(area)
        text = f"solut {area} on yhdistetty; arvo luettiin vain ensimmäiseen soluun"
        notes[top or 1] += (((left or 1) - 1, text),)
    return notes
