"""The page shell: what main.html makes around a page's body, made once a class and filled for each.

Jinja renders a class's shell once, for a page whose declared inputs are marks instead of words.
Where the marks stand, each page's own words go. Every address that the templates ask of the `url`
filter is a mark too, and is made relative to the page that is filled. So templates may ask of a
page only what `_Inputs` declares: whatever else they ask is an error that names it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from markupsafe import escape
from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from tori.engine.marks import MARK, Marks, with_marks
from tori.engine.stock import EngineError
from tori.render.tree import MarkdownDocument

if TYPE_CHECKING:
    import jinja2


class UndeclaredInputError(EngineError):
    """A template asks a page for something that pages do not declare (`_Inputs`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a page's table of contents."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FilledPage:
    """A page that is ready for its shell.

    Attributes:
        url: From the site's root, without a slash before it: `teot/x/`.
        toc: The entries of the table of contents that is not nested.
        content: The body's HTML.
    """

    url: str
    document: MarkdownDocument
    toc: Sequence[Entry]
    content: str


class Shells:
    """The shells of a site, by the classes of its pages."""

    def __init__(
        self, config: MkDocsConfig, navigation: Navigation, environment: "jinja2.Environment"
    ) -> None:
        """Take what MkDocs renders pages with."""
        self._config = config
        self._navigation = navigation
        self._template = with_marks(environment).get_template("main.html")
        self._shells: dict[tuple[object, ...], _Shell] = {}

    def fill(self, page: FilledPage) -> str:
        """Return the page's HTML.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        document = page.document
        key = (
            document.kind,
            bool(document.description),
            min(len(page.toc), _MANY),
            tuple(feed.type for feed in document.feeds),
            bool(document.moved_to),
        )
        shell = self._shells.get(key)
        if shell is None:
            shell = self._shells[key] = self._shell(page)
        return shell.filled(page, self._config.site_url or "")

    def _shell(self, page: FilledPage) -> "_Shell":
        marks = Marks()
        inputs = _Inputs(page, marks)
        context = dict(get_context(self._navigation, [], self._config, _At("")))  # type: ignore[arg-type]
        context["page"] = inputs
        context["base_url"] = marks.of("base")
        context["marks"] = marks
        return _Shell(marks, self._template.render(context), len(inputs.toc))


_MANY = 2
"""Pages with so many entries in their table of contents, or more, have the same shell."""


@dataclass(frozen=True, slots=True)
class _At:
    """All that MkDocs wants to know of a page when it makes an address relative to it."""

    url: str


class _Inputs:
    """All that a template may ask of a page."""

    is_homepage = False
    previous_page = None
    next_page = None
    active = True

    def __init__(self, page: FilledPage, marks: Marks) -> None:
        document = page.document
        self.meta: Mapping[str, Any] = {
            "title": marks.of("title"),
            "description": marks.of("description") if document.description else "",
            "kind": document.kind,
            "feeds": [
                {
                    "title": marks.of("feed title", str(number)),
                    "address": "/" + marks.of("feed address", str(number)),
                    "type": feed.type,
                }
                for number, feed in enumerate(document.feeds)
            ],
            "moved_to": marks.of("moved to") if document.moved_to else "",
        }
        self.canonical_url = marks.of("canonical address")
        self.content = marks.of("content")
        self.toc = [
            Entry(
                "#" + marks.of("entry address", str(number)), marks.of("entry title", str(number))
            )
            for number in range(min(len(page.toc), _MANY))
        ]

    def __getattr__(self, name: str) -> NoReturn:
        message = f"a template asks for page.{name}, which is not among the declared inputs"
        raise UndeclaredInputError(message)


class _Shell:
    """A rendered shell, cut at its marks, and made relative to each folder that has pages."""

    def __init__(self, marks: Marks, html: str, entries: int) -> None:
        # Text stands at even places, the number of a mark at odd ones.
        pieces = [
            marks.meanings[int(piece)] if number % 2 else piece
            for number, piece in enumerate(MARK.split(html))
        ]
        self._pieces = _with_entries(pieces) if entries == _MANY else pieces
        self._folders = _folders(value for kind, value in marks.meanings if kind == "address")
        self._relative: dict[tuple[object, ...], list[_Piece]] = {}

    def filled(self, page: FilledPage, site_url: str) -> str:
        """Return the shell around a page."""
        words = _words(page, site_url)
        return "".join(
            [
                piece
                if isinstance(piece, str)
                else piece.of(page.toc)
                if isinstance(piece, _Entries)
                else words[piece]
                for piece in self._relative_to(page.url)
            ]
        )

    def _relative_to(self, url: str) -> "list[_Piece]":
        """Return the pieces with every address relative; they are the same for many pages."""
        parts = url.strip("/").split("/")
        shared = next((n for n in range(len(parts), 0, -1) if tuple(parts[:n]) in self._folders), 0)
        key = (len(parts) if url else 0, *parts[:shared])
        found = self._relative.get(key)
        if found is None:
            found = self._relative[key] = _merged(_relative(piece, url) for piece in self._pieces)
        return found


@dataclass(frozen=True, slots=True)
class _Entries:
    """Where the entries of a table of contents stand: what is between them and inside them."""

    before_title: str
    between: str

    def of(self, toc: Sequence[Entry]) -> str:
        """Return the entries of a page."""
        return self.between.join(f"{e.url[1:]}{self.before_title}{e.title}" for e in toc)


_Piece = str | tuple[str, str] | _Entries


def _with_entries(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with the two marked entries of a table of contents made into any number."""
    for place in range(1, len(pieces) - 6, 2):
        match pieces[place : place + 7]:
            case [
                ("entry address", "0"),
                str(before),
                ("entry title", "0"),
                str(between),
                ("entry address", "1"),
                str(again),
                ("entry title", "1"),
            ] if before == again:
                entries = _Entries(before, between)
                return [*pieces[:place], entries, *pieces[place + 7 :]]
    if ("entry title", "1") in pieces:
        raise UndeclaredInputError("the entries of the table of contents are not all made alike")
    return pieces


def _folders(addresses: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every folder, as its parts, that is above an address or is one."""
    every = (address.strip("/").split("/") for address in addresses)
    return frozenset(tuple(parts[:n]) for parts in every for n in range(1, len(parts) + 1))


def _relative(piece: _Piece, url: str) -> _Piece:
    match piece:
        case ("address", address):
            return utils.normalize_url(address, _At(url))  # type: ignore[arg-type]
        case ("base", _):
            return utils.get_relative_url(".", url)
        case _:
            return piece


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Return the pieces with texts that follow each other made one."""
    merged: list[_Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged


def _words(page: FilledPage, site_url: str) -> Mapping[tuple[str, str], str]:
    """Return what stands for each of a page's marks, escaped as the Tree's front matter is."""
    document = page.document
    words = {
        ("title", ""): str(escape(document.title)),
        ("description", ""): str(escape(document.description)),
        ("canonical address", ""): f"{site_url.rstrip('/')}/{page.url}",
        ("content", ""): page.content,
        ("moved to", ""): document.moved_to,
    }
    for number, feed in enumerate(document.feeds):
        words["feed title", str(number)] = str(escape(feed.title))
        words["feed address", str(number)] = utils.get_relative_url(feed.address[1:], page.url)
    for number, entry in enumerate(page.toc[:_MANY]):
        words["entry address", str(number)] = entry.url[1:]
        words["entry title", str(number)] = entry.title
    return words
