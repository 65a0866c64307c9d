"""The lines of a front-matter block as an editor sees them: fields, items and what follows them.

A broken block cannot be parsed, so this looks at the lines' own shape: indents, dashes, keys. What
it does not recognise it passes over, and the steps leave that alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from tori.authoring.fix.shapes import Shape
from tori.content.frontmatter.front_matter import BOUNDARY
from tori.content.frontmatter.yaml_block import UnreadableBlockError, YamlBlock

_ITEM = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)+)(?P<value>.*)")
_KEY = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+):(?P<gap>[ \t\xa0]+|$)(?P<value>.*)"
)
_BLOCK_SCALAR = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?")
_COMMENT = re.compile(r"#(?:[ #].*)?")
_STARTS_SOMETHING = re.compile(r"\s|[\w-]+:(?:\s|$)|-(?:\s|$)")


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """A value and where it stands.

    Attributes:
        key: The field's name, or for an item of a list the name of the field that holds the list.
        is_item: Whether it is an item without a key of its own.
        first: The 0-based index of its first line in the block; `last` that of its last.
        start: The column, from 0, at which the value begins on its first line.
        value: Its text on the first line, without the blanks around it.
        is_block_scalar: Whether it is a text on the lines below, after `|` or `>`.
    """

    key: str
    is_item: bool
    first: int
    last: int
    start: int
    value: str
    is_block_scalar: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a comment stands there."""
        return not self.value or _COMMENT.fullmatch(self.value) is not None


def is_boundary(line: str) -> bool:
    """Tell whether the line is `---`, whatever blanks come after it."""
    return line.rstrip() == BOUNDARY


def starts_something(line: str, shape: Shape) -> bool:
    """Tell whether a line belongs in front matter by its look: a field, an item, an indent."""
    if not line.strip():
        return False
    return bool(_STARTS_SOMETHING.match(line)) or names_field(line, shape)


def carries_key(line: str) -> bool:
    """Tell whether a line reads `key: value`, at whatever depth."""
    return _KEY.fullmatch(line) is not None


def names_field(line: str, shape: Shape) -> bool:
    """Tell whether a line begins with a field of the record and a colon."""
    key, colon, _ = line.partition(":")
    return bool(colon) and key in shape.top


def entries(lines: Sequence[str], shape: Shape) -> Iterator[BlockEntry]:
    """Yield the values that have a line of their own, in order; indents must be spaces already."""
    holder = ""
    index = 0
    while index < len(lines):
        line = lines[index]
        match, is_item = _recognised(line, holder, shape)
        if match is None or line.lstrip(" ").startswith("#"):
            index += 1
            continue
        value = match["value"].strip(" \t")
        key = holder if is_item else match["key"]
        own_text = bool(value) and not _COMMENT.fullmatch(value)
        if not own_text and not is_item:
            holder = key
        last = _last_line(lines, index, _column(match, is_item=is_item)) if own_text else index
        is_block_scalar = _BLOCK_SCALAR.fullmatch(value) is not None
        yield BlockEntry(key, is_item, index, last, match.start("value"), value, is_block_scalar)
        index = last + 1


def _recognised(line: str, holder: str, shape: Shape) -> tuple[re.Match[str] | None, bool]:
    """Return how a line reads, and whether as an item: `- a: b` is one in a list of texts."""
    item = _ITEM.fullmatch(line)
    if item and holder in shape.text_lists:
        return item, True
    keyed = _KEY.fullmatch(line)
    if keyed:
        return keyed, False
    return item, True


def _column(match: re.Match[str], *, is_item: bool) -> int:
    """Return the column of the key or of the item's last dash: deeper lines carry the value on."""
    if is_item:
        return match.start("dashes") + match["dashes"].rindex("-")
    return match.start("key")


def _last_line(lines: Sequence[str], first: int, column: int) -> int:
    """Return the index of the last line deeper than the column, blank lines passed over."""
    last = first
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= column:
            break
        last = index
    return last


def read_block(text: str) -> dict[str, Any] | None:
    """Return what a block says, or None unless it reads well, without so much as a warning."""
    reader = YamlBlock("", text, first_line=2)
    try:
        data = reader.read()
    except (UnreadableBlockError, yaml.YAMLError):
        return None
    return None if reader.diagnostics else data


def reads_well(lines: Sequence[str]) -> bool:
    """Tell whether a block needs no repair to be read."""
    return read_block("\n".join(lines)) is not None
