"""What makes a site's documents into files: pages become HTML in the shell of their class."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tori.content.listing import TEMPLATES
from tori.documents import Document, PageDocument, rendered
from tori.engine.digests import Digester, LastBuild
from tori.engine.frame import Frame, Pieces
from tori.engine.menu import MenuPage
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.output import Output
from tori.engine.pages.renderer import RenderedPage, Renderer
from tori.engine.pages.shell import FilledPage, Piece, Shells
from tori.engine.pages.verification import Verification
from tori.engine.setup import Setup
from tori.templating.templates import Templates
from tori.tree.sitemap import Day, listed_day

if TYPE_CHECKING:
    from tori.engine.mkdocs.stock_renderer import StockRenderer


class Written(NamedTuple):
    """What the whole site has to know of a document.

    Attributes:
        digest: Of all that its file is made of.
        day: When the page was changed; None of what the sitemap does not list.
        search: The page's entries in the search index; None where the file was not written, as it
            is already what it would be.
    """

    path: str
    digest: str
    day: Day | None
    search: tuple[Any, ...] | None


class Writer:
    """Writes the documents that differ from those of the last build.

    MkDocs is made ready when something needs it: a page of the menu, a shell that is not known, the
    theme's own files or the search index. Whatever does may raise EngineError.

    Attributes:
        output: Where the files go.
        is_framed: Whether what is around pages is known from the last build, and its files stand.
    """

    def __init__(  # noqa: PLR0913 — each is another thing
        self,
        setup: Setup,
        mkdocs: StockMkDocs,
        menu: Mapping[str, MenuPage],
        paths: Collection[str],
        last: LastBuild,
        *,
        moves: bool = False,
    ) -> None:
        """Begin with nothing written.

        Args:
            setup: Where from and where to.
            mkdocs: It is used up.
            menu: The menu's pages, by their paths.
            paths: Those of all documents.
            last: What is written already.
            moves: Whether files are written beside the site and moved there (`Output`).
        """
        titles = {path: each.title for path, each in sorted(menu.items())}
        frame = last.frame if last.frame and last.frame.menu == titles else None
        self.is_framed = frame is not None
        self.output = Output(setup.destination, moves=moves)
        self._ready = partial(mkdocs.renderer, setup.destination)
        self._menu, self._paths, self._last = menu, paths, last.digests
        self._templates = Templates(setup.root / TEMPLATES)
        self._digester = Digester(f"{setup.shell} {titles}", self._templates)
        self._frame = frame or Frame(titles, self.mkdocs.site_url, self.mkdocs.has_search, (), {})
        self._shells = Shells(self._frame.site_url, self._made_shell, self._frame.shells)
        self._renderer = Renderer(self._shells, has_search=self._frame.has_search)
        self._verification = Verification(self._stock_page) if setup.verifies else None

    @cached_property
    def mkdocs(self) -> "StockRenderer":
        """MkDocs, which renders the menu's pages, and the shells of all others."""
        return self._ready(self._rendered_menu, self._paths)

    @property
    def has_search(self) -> bool:
        """Whether there is a search index."""
        return self._frame.has_search

    def frame(self, made: Iterable[Pieces]) -> Frame:
        """Return what is around pages, to be remembered, with the shells that were made."""
        known = self._frame
        shells = dict(chain.from_iterable(each.items() for each in (known.shells, *made)))
        files = known.files if self.is_framed else tuple(self.mkdocs.written())
        return Frame(known.menu, known.site_url, known.has_search, files, shells)

    def made_shells(self) -> Pieces:
        """Return the shells that were made since this was last asked."""
        made = dict(self._shells.made)
        self._shells.made.clear()
        return made

    def write_theme(self) -> None:
        """Write what is the same whatever the pages are, unless it stands."""
        if not self.is_framed:
            self.mkdocs.write_theme()

    def write(self, path: str, document: Document) -> Written:
        """Write a document, unless it is what it was."""
        digest, day = self._digester.of(document), listed_day(document)
        if self._last.get(path) == digest:
            return Written(path, digest, day, None)
        is_of_menu = path in self._menu
        made = self._rendered_menu[path] if is_of_menu else rendered(document, self._templates)
        if not isinstance(made, PageDocument):
            self.output.write_file(path, made)
            return Written(path, digest, day, ())
        page = (self._stock_page if is_of_menu else self._renderer.page)(path, made)
        if self._verification and not is_of_menu:
            self._verification.check(path, made, page)
        self.output.write_page(path, page.html)
        return Written(path, digest, day, page.search_entries)

    @cached_property
    def _rendered_menu(self) -> Mapping[str, PageDocument]:
        pages = ((path, each.page) for path, each in sorted(self._menu.items()))
        shown = ((path, rendered(page, self._templates)) for path, page in pages)
        return {path: page for path, page in shown if isinstance(page, PageDocument)}

    def _made_shell(self, page: FilledPage) -> tuple[Piece, ...]:
        return self.mkdocs.shell(page)

    def _stock_page(self, path: str, page: PageDocument) -> RenderedPage:
        return self.mkdocs.page(path, page)
