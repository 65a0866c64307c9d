"""The lines `---` around the front matter: where they are, and the closing one if it is missing."""

from collections.abc import Sequence

from tori.authoring.fix.block import (
    entries,
    is_boundary,
    names_field,
    reads_well,
    starts_something,
)
from tori.authoring.fix.changes import Change
from tori.authoring.fix.shapes import Shape
from tori.content.frontmatter.front_matter import BOUNDARY

_OPENING_LINE = 0


def closing_index(lines: Sequence[str]) -> int | None:
    """Return the index of the first line `---` below the opening one, or None."""
    return next((i for i, line in enumerate(lines) if i and is_boundary(line)), None)


def closed(text: str, shape: Shape) -> tuple[str, tuple[Change, ...]]:
    """Put the closing line where the fields end, if that is plain to see.

    A later `---` in the text below is a rule, not the closing line, when blank lines stand around
    what is between them, none of it looks like a field, and the whole cannot be read.
    """
    lines = text.split("\n")
    seen = [_with_spaces(line) for line in lines]
    if not is_boundary(lines[_OPENING_LINE]):
        return text, ()
    closing = closing_index(lines)
    end = _end_of_fields(seen[1:], shape) + 1
    if closing is not None and not _is_rule(seen, end, closing):
        return text, ()
    if not _is_plain(seen[1:end], seen[end:], shape):
        return text, ()
    mended = [*lines[:end], BOUNDARY, *lines[end:]]
    return "\n".join(mended), (Change(end + 1, "lisätty etutietojen lopettava rivi ---"),)


def straightened(text: str) -> tuple[str, tuple[Change, ...]]:
    """Remove tabs and no-break spaces after `---`, with which the line is none."""
    lines = text.split("\n")
    if not is_boundary(lines[_OPENING_LINE]):
        return text, ()
    changes = []
    for index in (_OPENING_LINE, closing_index(lines)):
        if index is not None and lines[index].rstrip(" ") != BOUNDARY:
            lines[index] = BOUNDARY
            changes.append(Change(index + 1, "poistettu näkymättömät merkit rivin --- perästä"))
    return "\n".join(lines), tuple(changes)


def _end_of_fields(lines: Sequence[str], shape: Shape) -> int:
    """Return the index of the first line that does not look like front matter."""
    inside = _lines_of_block_scalars(lines, shape)
    for index, line in enumerate(lines):
        if index not in inside and not starts_something(line, shape):
            return index
    return len(lines)


def _lines_of_block_scalars(lines: Sequence[str], shape: Shape) -> frozenset[int]:
    """Return the lines of texts after `|` and `>`: in these a blank line ends nothing."""
    return frozenset(
        index
        for entry in entries(lines, shape)
        if entry.is_block_scalar
        for index in range(entry.first, entry.last + 1)
    )


def _with_spaces(line: str) -> str:
    """Return a line as it will be once the steps for blanks have seen it."""
    return "".join(" " if c.isspace() and c != "\t" else c for c in line).expandtabs(2)


def _is_rule(lines: Sequence[str], end: int, closing: int) -> bool:
    """Tell whether a `---` is a rule of the text below the fields, which end at `end`."""
    between = lines[end:closing]
    if not any(line.strip() for line in between) or between[-1].strip():
        return False
    return not reads_well(lines[1:closing])


def _is_plain(fields: Sequence[str], rest: Sequence[str], shape: Shape) -> bool:
    """Tell whether nobody could draw the line between fields and text elsewhere."""
    if not any(names_field(line, shape) for line in fields):
        return False
    next_line = next((line for line in rest if line.strip()), "")
    if next_line and starts_something(next_line, shape):
        return False
    return not any(names_field(line, shape) for line in rest)
