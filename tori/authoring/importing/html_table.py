"""A table of HTML laid out cell by cell: cells that reach over others have their words once."""

from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag

from tori.authoring.importing.document import Block, Paragraph, Runs, Table
from tori.authoring.importing.paragraphs import joined, lines_of

_WIDEST = 1000
"""Columns, the specification's most for one cell."""
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_BETWEEN_LINES = " / "

Reader = Callable[[Tag], tuple[Block, ...]]


def read_table(table: Tag, read: Reader) -> tuple[tuple[Block, ...], Iterator[str]]:
    """Return a table's blocks, and what was lost.

    Args:
        table: The element.
        read: Gives the blocks of what stands in an element.
    """
    lost: dict[str, None] = {}
    rows = sorted(_rows(table), key=lambda row: _section(row) == "tfoot")
    laid: list[dict[int, Runs]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while column in laid[number]:
                column += 1
            blocks = read(cell)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if wide > 1 or high != 1:
                lost["yhdistetyn solun teksti on vain sen ensimmäisessä solussa"] = None
            _lay(laid[number:], column, wide if column < _WIDEST else 1, high)
            laid[number][column] = _words(blocks, lost)
    has_header = bool(rows) and _is_header(rows[0])
    if any(cell.name == "th" for row in rows[has_header:] for cell in _cells(row)):
        lost["taulukon rivien otsikkosolut muuttuivat tavallisiksi"] = None
    filled = [column for row in laid for column, runs in row.items() if runs]
    others = _others(table, read)
    if not filled:
        return others, iter(lost)
    width = max(filled) + 1
    header: list[dict[int, Runs]] = [] if has_header else [{}]
    made = tuple(tuple(row.get(column, ()) for column in range(width)) for row in (*header, *laid))
    return (*others, Table(made)), iter(lost)


def _lay(rows: Sequence[dict[int, Runs]], column: int, wide: int, high: int) -> None:
    """Take the places of a cell; one that is 0 rows high reaches to the end."""
    for row in rows[: high or None]:
        for each in range(column, column + wide):
            row.setdefault(each, ())


def _words(blocks: tuple[Block, ...], lost: dict[str, None]) -> Runs:
    lines = tuple(lines_of(blocks))
    if any(not isinstance(block, Paragraph) for block in blocks):
        lost["taulukon solussa oli muuta kuin tekstiä; siitä säilyivät sanat"] = None
    if len(lines) > 1:
        lost["taulukon solun rivit erotettiin vinoviivalla"] = None
    return joined(lines, _BETWEEN_LINES)


def _rows(table: Tag) -> Iterator[Tag]:
    for child in _tags(table):
        if child.name in _SECTIONS:
            yield from _rows(child)
        elif child.name == "tr":
            yield child


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in _tags(row) if cell.name in _CELLS]


def _others(table: Tag, read: Reader) -> tuple[Block, ...]:
    """Return what stands in a table outside its cells, a caption too."""
    for cell in (cell for row in _rows(table) for cell in _cells(row)):
        cell.extract()
    return read(table)


def _is_header(row: Tag) -> bool:
    cells = _cells(row)
    is_marked = bool(cells) and all(cell.name == "th" for cell in cells)
    return is_marked or _section(row) == "thead"


def _section(row: Tag) -> str:
    return row.parent.name if row.parent else ""


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "")).strip()
    return min(int(value), _WIDEST) if value.isdecimal() else 1


def _tags(parent: Tag) -> Iterator[Tag]:
    return (child for child in parent.children if isinstance(child, Tag))
