"""Blanks of the front matter made into such as YAML knows: indents, and those after a colon."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tori.authoring.fix.block import entries, read_block, reads_well
from tori.authoring.fix.changes import Edit
from tori.authoring.fix.shapes import Shape

_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_INDENT = re.compile(r"\s*")
_TAB_WIDTH = 2
_TIGHT = re.compile(r"(?P<key>[\w-]+):(?P<value>[^\s:].*)")
_HARD_GAP = re.compile(r"( *(?:- +)*[\w-]+:)(\xa0[ \t\xa0]*)")


def without_separators(lines: Sequence[str], _shape: Shape) -> Iterator[Edit]:
    """Put a space for each hidden line separator, which YAML would take for the end of the line."""
    for index, line in enumerate(lines):
        if _SEPARATOR.search(line):
            mended = _SEPARATOR.sub(" ", line)
            yield Edit(index, mended, "piilossa ollut rivinvaihtomerkki muutettu välilyönniksi")


def with_plain_indents(lines: Sequence[str], _shape: Shape) -> Iterator[Edit]:
    """Indent with spaces: two for a tab, one for a no-break space and the like."""
    if reads_well(lines):
        return
    for index, line in enumerate(lines):
        indent = _INDENT.match(line)
        assert indent is not None, "an empty indent matches too"  # noqa: S101 — the pattern says so
        spaces = "".join(" " if unicodedata.category(c) == "Zs" else c for c in indent[0])
        spaces = spaces.expandtabs(_TAB_WIDTH)
        if spaces != indent[0]:
            what = "sisennyksen sarkain tai sitova välilyönti muutettu välilyönneiksi"
            yield Edit(index, spaces + line[indent.end() :], what)


def with_plain_gaps(lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Put a space after the colon of a known field where a no-break space stands."""
    for entry in entries(lines, shape):
        match = _HARD_GAP.match(lines[entry.first])
        if match and not entry.is_item and entry.key in shape.names:
            mended = match[1] + " " * len(match[2]) + lines[entry.first][match.end() :]
            what = f"kentän {entry.key} kaksoispisteen jälkeen tavallinen välilyönti"
            yield Edit(entry.first, mended, what)


def with_gaps(lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Put the space that is missing after the colon of one of the record's own fields."""
    read = read_block("\n".join(lines)) or {}
    for index, line in enumerate(lines):
        match = _TIGHT.fullmatch(line)
        if match and match["key"] in shape.top and match["key"] not in read:
            what = f"kentän {match['key']} kaksoispisteen jälkeen lisätty välilyönti"
            yield Edit(index, f"{match['key']}: {match['value']}", what)
