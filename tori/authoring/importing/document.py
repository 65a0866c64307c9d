"""A text's blocks as importing knows them: between HTML and the Markdown that is written of it."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Link(NamedTuple):
    """Where words lead, and the title that appears over them."""

    address: str
    title: str = ""


class Run(NamedTuple):
    """Words that are marked alike.

    Attributes:
        text: The words, without line breaks; or a line break alone.
        marks: Of `strong`, `em`, `strike` and `code`.
        link: Where they lead.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: Link | None = None


BREAK = "\n"
"""The text of a run that ends a line within a paragraph."""

Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of words."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1 to 6, on one line."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Items:
    """A list; one with a start is numbered from it."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else has said."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are shown as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells, of which the first is the header."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block: TypeAlias = Paragraph | Heading | Items | Quote | Code | Table | Rule
