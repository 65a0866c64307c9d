"""Front matter: split from the text below it and read with a position for every key and value.

A python-frontmatter handler splits and writes; `plain_block` reads, or else `yaml_block`. Nothing
here knows the record types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from tori.content.frontmatter.plain_block import read_plain
from tori.content.frontmatter.source_text import SourceText
from tori.content.frontmatter.yaml_block import (
    Location,
    Place,
    UnreadableBlockError,
    YamlBlock,
    places_in,
)
from tori.diagnostics import FILE_START, Diagnostic, Span

BOUNDARY = "---"
_OPENING, _CLOSING = f"{BOUNDARY}\n", f"\n{BOUNDARY}\n"
_BLOCK_LINE = 2
"""The file's line on which the block begins: below the opening boundary."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an editor wrote above the text, its positions, and the text below.

    Kept for every record, so what the block says is not kept beside it, but read again.

    Attributes:
        path: The file's, relative to the project's root.
        block: The YAML as it was written.
        body: The Markdown below the closing line.
        body_line: The 1-based line of the file on which the body begins.
    """

    path: str
    block: str
    body: str
    body_line: int

    @property
    def data(self) -> dict[str, Any]:
        """What the block says: mappings, lists and strings, and None for a key left empty."""
        return YamlBlock(self.path, self.block, _BLOCK_LINE).read()

    @property
    def places(self) -> Mapping[Location, Place]:
        """The place of every key, value and item."""
        return _places(self.path, self.block)

    def place(self, location: Location) -> Place:
        """Return where a value stands; for one that is missing, where the closing line stands."""
        closing = Span(self.body_line - 1, 1, self.body_line - 1, len(BOUNDARY) + 1)
        while location and location not in self.places:
            location = location[:-1]
        return self.places[location] if location else Place(closing, closing)


@lru_cache(maxsize=64)
def _places(path: str, block: str) -> Mapping[Location, Place]:
    """Return a block's places; whoever asks for one of them asks for more of the same block."""
    return places_in(path, block, _BLOCK_LINE)


class FrontMatterHandler(YAMLHandler):
    """python-frontmatter's YAML handler, whose block ends at the first line that is `---`.

    The stock boundary eats blank lines after `---` (so lines are miscounted) and takes `----` for
    it.
    """

    START_DELIMITER = END_DELIMITER = BOUNDARY

    def detect(self, text: str) -> bool:
        """Tell whether the text begins with the boundary."""
        return text.split("\n", 1)[0].rstrip() == BOUNDARY

    def split(self, text: str) -> tuple[str, str]:
        """Return (block, body).

        Raises:
            ValueError: No line closes the block.
        """
        lines = text.split("\n")
        closing = closing_line(lines)
        return "\n".join(lines[1 : closing - 1]), "\n".join(lines[closing:])


def closing_line(lines: Sequence[str]) -> int:
    """Return the 1-based line that closes the front matter.

    Raises:
        ValueError: No line does.
    """
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == BOUNDARY:
            return number
    raise ValueError("the front matter has no closing line")


def read_front_matter(
    source: SourceText,
) -> tuple[FrontMatter | None, dict[str, Any], tuple[Diagnostic, ...]]:
    """Split and read a file.

    Returns:
        The front matter, or None when it cannot be read at all; its data; and what is wrong with
        it (T102–T107, T109, T111, T113, T114).
    """
    text = source.text
    end = text.find(_CLOSING, len(_OPENING)) if text.startswith(_OPENING) else -1
    block = text[len(_OPENING) : max(end, 0)]
    data = read_plain(block) if block else None
    if data is not None:  # so no line of the block is one that closes it
        body_line = block.count("\n") + _BLOCK_LINE + 2
        body = text[end + len(_CLOSING) :]
        return FrontMatter(source.path, block, body, body_line), data, ()
    return _read_at_length(source)


def _read_at_length(
    source: SourceText,
) -> tuple[FrontMatter | None, dict[str, Any], tuple[Diagnostic, ...]]:
    """Split and read a file of which anything may be odd."""
    handler = FrontMatterHandler()
    if not handler.detect(source.text):
        return None, {}, (_no_opening_line(source.path),)
    lines = source.text.split("\n")
    try:
        closing = closing_line(lines)
    except ValueError:
        return None, {}, (_no_closing_line(source.path),)
    block, body = "\n".join(lines[1 : closing - 1]), "\n".join(lines[closing:])
    front_matter = FrontMatter(source.path, block, body, body_line=closing + 1)
    data = read_plain(block)
    if data is not None:
        return front_matter, data, ()
    reader = YamlBlock(source.path, block, _BLOCK_LINE)
    try:
        data = reader.read()
    except UnreadableBlockError as error:
        return None, {}, (*reader.diagnostics, error.diagnostic)
    return front_matter, data, tuple(reader.diagnostics)


def _no_opening_line(path: str) -> Diagnostic:
    return Diagnostic(
        path,
        FILE_START,
        "T102",
        "tiedoston alusta puuttuvat etutiedot",
        "aloita tiedosto rivillä ---, kirjoita kentät sen alle ja lopeta ne riviin ---",
    )


def _no_closing_line(path: str) -> Diagnostic:
    return Diagnostic(
        path,
        FILE_START,
        "T103",
        "etutietojen lopettava rivi --- puuttuu",
        "lisää rivi --- viimeisen kentän jälkeen, ennen leipätekstiä",
    )
