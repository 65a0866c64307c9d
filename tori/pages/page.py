"""A page as a value: its address, its template, what that shows, and what the shell shows.

Addresses within the data begin at the site's root, without a slash: `teot/x/`. A template writes
the way to the root before them (`up`), so what many pages show is one value wherever they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from tori.markdown.headings import Anchors, Heading


class ContentsEntry(NamedTuple):
    """A line of a page's table of contents: the heading's id, and its words as plain text."""

    id: str
    words: str


class EditorText(NamedTuple):
    """An editor's text as HTML, with the headings that are in it."""

    html: Markup
    headings: tuple[Heading, ...]


NO_TEXT = EditorText(Markup(), ())


class FeedLink(NamedTuple):
    """A feed or calendar that a page has to offer: its title, address and MIME type."""

    title: str
    address: str
    type: str


class Data:
    """What a template of its own shows; a frozen dataclass of texts, numbers and such again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Section(Data):
    """A heading of the second level that the program writes; the table of contents has it."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        address: From the site's root, with a slash at both ends: `/teot/x/`.
        template: Below `overrides/pages/`, without its ending: `deed`.
        title: Plain text.
        description: Plain text for search engines and social media.
        kind: What sort of page it is: the page shell may look different by it.
        data: What the template shows.
        text: What an editor wrote.
        contents: The headings for the table of contents, in the page's order.
        searchable: Whether the search index holds it; lists do not help a reader who searches.
        modified: W3C date (year, month or day) for the sitemap; empty when it is not known.
        feeds: The page's own feeds, for readers that look for them (autodiscovery).
        moved_to: The relative way to where the page has moved, or empty.
    """

    address: str
    template: str
    title: str
    description: str
    kind: str
    data: Data
    text: EditorText = NO_TEXT
    contents: tuple[ContentsEntry, ...] = ()
    searchable: bool = True
    modified: str = ""
    feeds: tuple[FeedLink, ...] = ()
    moved_to: str = ""

    @property
    def up(self) -> str:
        """The way from the page to the site's root: `../../`."""
        return "../" * (self.address.count("/") - 1) or "./"


class Sections:
    """The headings that the program writes on one page, with ids that the text leaves free."""

    def __init__(self, text: EditorText = NO_TEXT) -> None:
        """Take the editor's text: its headings keep their ids, since links lead there."""
        self._anchors = Anchors(heading.id for heading in text.headings)
        self._outline = [
            (heading.level, ContentsEntry(heading.id, heading.words)) for heading in text.headings
        ]

    def add(self, words: str, anchor: str = "") -> Section:
        """Return the next heading of the page; its id is of other words where one was published."""
        name = self._anchors.take(anchor or words)
        self._outline.append((_LEVEL_OF_SECTIONS, ContentsEntry(name, words)))
        return Section(name, words)

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The headings that are below no other."""
        return tuple(topmost(self._outline))


_LEVEL_OF_SECTIONS = 2


def topmost(outline: Iterable[tuple[int, ContentsEntry]]) -> Iterator[ContentsEntry]:
    """Yield the headings, given with their levels, that are below no other."""
    above: list[int] = []
    for level, entry in outline:
        while above and level <= above[-1]:
            above.pop()
        if not above:
            yield entry
        above.append(level)
