"""The page shell: what main.html makes around a page's body, made once a class and filled for each.

Where the shell's marks stand, each page's own words go. Every address that the templates asked of
the `url` filter is a mark too, and is made relative to the page that is filled. How a shell is made
is in `shell_making.py`, which needs MkDocs' templates; to fill one needs nothing of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import escape

from tori.documents import PageDocument
from tori.engine.pages.relative import relative_of_template, relative_url


class ContentsLine(NamedTuple):
    """One line of a page's table of contents."""

    url: str
    title: str


class FilledPage(NamedTuple):
    """A page that is ready for its shell.

    Attributes:
        url: From the site's root, without a slash before it: `teot/x/`.
        toc: The entries of the table of contents that is not nested.
        content: The body's HTML as MkDocs writes it.
    """

    url: str
    document: PageDocument
    toc: Sequence[ContentsLine]
    content: bytes


class Shells:
    """The shells of a site, by the classes of its pages, each made when the first page needs it.

    Attributes:
        made: The pieces of those that were made here.
    """

    def __init__(
        self,
        site_url: str,
        make: "Callable[[FilledPage], tuple[Piece, ...]]",
        known: "Mapping[Class, tuple[Piece, ...]]",
    ) -> None:
        """Take where the site is, what makes the pieces of a shell, and those that are known.

        Args:
            site_url: What canonical addresses begin with.
            make: Called with the first page of a class.
            known: Pieces, by classes.
        """
        self.made: dict[Class, tuple[Piece, ...]] = {}
        self._site_url = site_url
        self._make = make
        self._known = known
        self._shells: dict[Class, Shell] = {}

    def fill(self, page: FilledPage) -> bytes:
        """Return the page's HTML as MkDocs writes it.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        key = class_of(page)
        shell = self._shells.get(key)
        if shell is None:
            pieces = self._known.get(key)
            if pieces is None:
                pieces = self.made[key] = self._make(page)
            shell = self._shells[key] = Shell(pieces)
        return shell.filled(page, self._site_url)


Class = tuple[object, ...]
"""What a page's shell depends on."""
MANY = 2
"""Pages with so many entries in their table of contents, or more, have the same shell."""


def class_of(page: FilledPage) -> Class:
    """Return the class of a page."""
    document = page.document
    return (
        document.kind,
        bool(document.description),
        min(len(page.toc), MANY),
        tuple(feed.type for feed in document.feeds),
        bool(document.moved_to),
    )


class Shell:
    """A rendered shell, cut at its marks, and made relative to each folder that has pages."""

    def __init__(self, pieces: "Sequence[Piece]") -> None:
        """Take texts, and what the marks between them mean: (kind, value)."""
        self._pieces = pieces
        addresses = (piece for piece in pieces if isinstance(piece, tuple))
        self._folders = _folders(value for kind, value in addresses if kind == "address")
        self._relative: dict[tuple[object, ...], _Cut] = {}

    def filled(self, page: FilledPage, site_url: str) -> bytes:
        """Return the shell around a page."""
        words = _words(page, site_url)
        cut = self._relative_to(page.url)
        pieces = cut.pieces.copy()
        for place, mark in cut.marks:
            pieces[place] = mark.of(page.toc) if isinstance(mark, ContentsMark) else words[mark]
        return b"".join(pieces)

    def _relative_to(self, url: str) -> "_Cut":
        """Return the pieces with every address relative; they are the same for many pages."""
        parts = url.strip("/").split("/")
        shared = next((n for n in range(len(parts), 0, -1) if tuple(parts[:n]) in self._folders), 0)
        key = (len(parts) if url else 0, *parts[:shared])
        found = self._relative.get(key)
        if found is None:
            found = self._relative[key] = _cut(_relative(piece, url) for piece in self._pieces)
        return found


@dataclass(frozen=True, slots=True)
class ContentsMark:
    """Where the entries of a table of contents stand: what is between them and inside them."""

    before_title: str
    between: str

    def of(self, toc: Sequence[ContentsLine]) -> bytes:
        """Return the entries of a page."""
        entries = (f"{entry.url[1:]}{self.before_title}{entry.title}" for entry in toc)
        return encoded(self.between.join(entries))


Mark = tuple[str, str] | ContentsMark
Piece = str | Mark


@dataclass(frozen=True, slots=True)
class _Cut:
    """A shell with its addresses relative: bytes, with room at the places of what marks mean."""

    pieces: list[bytes]
    marks: tuple[tuple[int, Mark], ...]


def encoded(html: str) -> bytes:
    """Return HTML as MkDocs writes it."""
    return html.encode("utf-8", errors="xmlcharrefreplace")


def _folders(addresses: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every folder, as its parts, that is above an address or is one."""
    every = (address.strip("/").split("/") for address in addresses)
    return frozenset(tuple(parts[:n]) for parts in every for n in range(1, len(parts) + 1))


def _relative(piece: Piece, url: str) -> Piece:
    match piece:
        case ("address", address):
            return relative_of_template(address, url)
        case ("base", _):
            return relative_url(".", url)
        case _:
            return piece


def _cut(pieces: Iterable[Piece]) -> _Cut:
    """Return the pieces with texts that follow each other made one."""
    texts: list[str] = []
    marks: list[tuple[int, Mark]] = []
    for piece in pieces:
        if not isinstance(piece, str):
            marks.append((len(texts), piece))
            texts.append("")
        elif texts and (not marks or marks[-1][0] != len(texts) - 1):
            texts[-1] += piece
        else:
            texts.append(piece)
    return _Cut([encoded(text) for text in texts], tuple(marks))


def _words(page: FilledPage, site_url: str) -> Mapping[Mark, bytes]:
    """Return what stands for each of a page's marks, escaped as the Tree's front matter is."""
    document = page.document
    words: dict[Mark, bytes] = {
        ("title", ""): encoded(escape(document.title)),
        ("description", ""): encoded(escape(document.description)),
        ("canonical address", ""): encoded(f"{site_url.rstrip('/')}/{page.url}"),
        ("content", ""): page.content,
    }
    if document.moved_to:
        words["moved to", ""] = encoded(document.moved_to)
    for number, feed in enumerate(document.feeds):
        address = relative_url(feed.address[1:], page.url)
        words["feed title", str(number)] = encoded(escape(feed.title))
        words["feed address", str(number)] = encoded(address)
    for number, entry in enumerate(page.toc[:MANY]):
        words["entry address", str(number)] = encoded(entry.url[1:])
        words["entry title", str(number)] = encoded(entry.title)
    return words
