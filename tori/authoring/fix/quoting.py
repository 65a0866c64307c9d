"""Quotes around values: curly ones made straight, and such put round what YAML would misread.

A value is misread when YAML's own reader makes of it anything but the very text that was typed.
Lists in brackets and the lines of texts after `|` and `>` are never touched.
"""

import re
from collections.abc import Iterator, Sequence

from tori.authoring.fix.block import (
    BlockEntry,
    carries_key,
    entries,
    read_block,
    reads_well,
    starts_something,
)
from tori.authoring.fix.changes import Edit
from tori.authoring.fix.shapes import Shape

_COMMENT_AT_END = re.compile(r"(?<![ \t])[ \t]+#(?:[ #].*)?$")
_DOUBLE = '”“„"'
_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}’"
"""Quotes of either kind that Word puts; the straight one too, for it may forget one of the two."""

_QUOTED_THEN_TEXT = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"[^\"]*[^\"\s]|'(?:[^']|'')*'[^']*[^'\s]", re.DOTALL
)


def with_straight_quotes(lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Make the curly quotes around a whole value straight: Word puts such for those of YAML."""
    for entry in entries(lines, shape):
        value, comment = _parted(entry.value)
        if entry.last > entry.first or not _is_in_curly_quotes(value):
            continue
        if _ends_here(entry, lines, shape):
            mended = lines[entry.first][: entry.start] + quoted(value[1:-1]) + comment
            yield Edit(entry.first, mended, "kaarevat lainausmerkit muutettu suoriksi")


def with_needed_quotes(lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Put double quotes around the values that YAML would cut, misunderstand or refuse."""
    whole_reads_well = reads_well(lines)
    for entry in entries(lines, shape):
        is_text_item = entry.is_item and entry.key in shape.text_lists
        if entry.is_empty or entry.is_block_scalar or (whole_reads_well and not is_text_item):
            continue
        if is_text_item or (not entry.is_item and _may_be_text(entry, shape)):
            yield from _quotes_around(entry, lines, shape)


def quoted(text: str) -> str:
    """Return a text in YAML's double quotes."""
    return '"' + _escaped(text) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _parted(value: str) -> tuple[str, str]:
    """Return a value and the comment after it, with the blanks between; ` #word` is no comment."""
    match = _COMMENT_AT_END.search(value)
    return (value[: match.start()], match[0]) if match else (value, "")


def _is_in_curly_quotes(value: str) -> bool:
    """Tell whether a value has quotes at both ends, one of them curly, and none like it within."""
    inside = value[1:-1]
    marks = _SINGLE if value[:1] in _SINGLE else _DOUBLE
    is_between = bool(inside.strip()) and value[0] in marks and value[-1] in marks
    return is_between and value[0] + value[-1] != '""' and not set(inside) & set(marks)


def _may_be_text(entry: BlockEntry, shape: Shape) -> bool:
    """Tell whether a field takes one plain value; a field of an unknown name may."""
    if entry.key in shape.names:
        return entry.key in shape.texts
    return entry.value[0] not in "[{"


def _ends_here(entry: BlockEntry, lines: Sequence[str], shape: Shape) -> bool:
    """Tell whether the next line begins something new: a quote may be open over the line's end."""
    after = "".join(lines[entry.last + 1 : entry.last + 2])
    return not after.strip() or after.startswith("#") or starts_something(after, shape)


def _quotes_around(entry: BlockEntry, lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Yield the edits of a value's first and last line, if it is misread as it is."""
    below = lines[entry.first + 1 : entry.last + 1]
    if any(carries_key(line) for line in below) or not _ends_here(entry, lines, shape):
        return
    parts = [lines[entry.first][entry.start :], *below]
    parts[-1] = parts[-1].rstrip(" \t")
    parts[-1], comment = _parted(parts[-1])
    typed = " ".join(part.strip(" \t") for part in parts)
    if not all(part.strip() for part in parts) or not _is_misread(parts, typed):
        return
    mended = [_escaped(part) for part in parts]
    mended[0] = '"' + mended[0]
    mended[-1] += '"'
    if read_block("x: " + "\n".join(mended)) != {"x": typed}:
        return
    mended[0] = lines[entry.first][: entry.start] + mended[0]
    mended[-1] += comment
    what = f"arvo lainausmerkkeihin, koska YAML lukisi sen väärin: {entry.value[:40]}"
    for index, line in enumerate(mended, start=entry.first):
        if line != lines[index]:
            yield Edit(index, line, what)


def _is_misread(parts: Sequence[str], typed: str) -> bool:
    """Tell whether YAML makes something else of a value than what was typed.

    A value that begins with a quote or a bracket is meant as such if it reads so; one that begins
    with a quote that is never closed could end anywhere, and is left to the editor.
    """
    read = read_block("x: " + "\n".join(parts))
    if typed[:1] in "\"'":
        return read is None and _QUOTED_THEN_TEXT.fullmatch(typed) is not None
    if typed[:1] in "[{":
        return read is None
    return bool(typed) and read != {"x": typed}
