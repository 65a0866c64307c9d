"""Shells made with MkDocs' templates, for pages whose declared inputs are marks instead of words.

Templates may ask of a page only what `_Inputs` declares: whatever else they ask is an error that
names it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from tori.engine.errors import EngineError
from tori.engine.mkdocs.marks import MARK, Marks, with_marks
from tori.engine.pages.shell import MANY, ContentsMark, FilledPage, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2


class UndeclaredInputError(EngineError):
    """A template asks a page for something that pages do not declare (`_Inputs`)."""


@dataclass(frozen=True, slots=True)
class _At:
    """All that MkDocs wants to know of a page when it makes an address relative to it."""

    url: str


class ShellMaker:
    """Renders shells with MkDocs' templates."""

    def __init__(
        self, config: MkDocsConfig, navigation: Navigation, environment: "jinja2.Environment"
    ) -> None:
        """Take what MkDocs renders pages with."""
        self._config = config
        self._navigation = navigation
        self._template = with_marks(environment).get_template("main.html")

    def make(self, page: FilledPage) -> tuple[Piece, ...]:
        """Return the shell of a page's class.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        marks = Marks()
        inputs = _Inputs(page, marks)
        context = dict(get_context(self._navigation, [], self._config, _At("")))  # type: ignore[arg-type]
        context["page"] = inputs
        context["base_url"] = marks.of("base")
        context["marks"] = marks
        html = self._template.render(context)
        return tuple(_pieces(marks, html, len(inputs.meta["contents"])))


class _Inputs:
    """All that a template may ask of a page."""

    is_homepage = False
    previous_page = None
    next_page = None
    toc = ()
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
            "contents": [
                {
                    "url": "#" + marks.of("entry address", str(number)),
                    "title": marks.of("entry title", str(number)),
                }
                for number in range(min(len(page.toc), MANY))
            ],
        }
        self.canonical_url = marks.of("canonical address")
        self.content = marks.of("content")

    def __getattr__(self, name: str) -> NoReturn:
        message = f"a template asks for page.{name}, which is not among the declared inputs"
        raise UndeclaredInputError(message)


def _pieces(marks: Marks, html: str, entries: int) -> list[Piece]:
    """Return a rendered shell cut at its marks."""
    # Text stands at even places, the number of a mark at odd ones.
    pieces: list[Piece] = [
        marks.meanings[int(piece)] if number % 2 else piece
        for number, piece in enumerate(MARK.split(html))
    ]
    return _with_entries(pieces) if entries == MANY else pieces


def _with_entries(pieces: list[Piece]) -> list[Piece]:
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
                entries = ContentsMark(before, between)
                return [*pieces[:place], entries, *pieces[place + 7 :]]
    if ("entry title", "1") in pieces:
        raise UndeclaredInputError("the entries of the table of contents are not all made alike")
    return pieces
