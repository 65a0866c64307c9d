"""What renders the units of a site and writes them, one by one."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tori.content.listing import TEMPLATES
from tori.engine.menu import refuse_missing
from tori.engine.mkdocs.stock_renderer import StockMkDocs
from tori.engine.output import Output, file_of
from tori.engine.pages.renderer import Renderer
from tori.engine.pages.verification import Verification
from tori.engine.setup import Setup
from tori.render.mail_proofs import IssueProofs
from tori.render.site_tree import site_units
from tori.render.sitemap import SITEMAP, Day, listed
from tori.render.tree import PageDocument, Rendered, Unit, rendered
from tori.site.model import Site
from tori.templating.templates import Templates

_AT_A_TIME = 16
"""Units that are made before they are written: a tenth less time than one by one, and no more so
with greater numbers."""

Documents = tuple[tuple[str, Rendered], ...]


class WrittenUnit(NamedTuple):
    """What the whole site has to know of a unit that was written.

    Attributes:
        rendered: How many pages it has.
        listed: Those that the sitemap lists, and when each was changed.
        search: Its pages' entries in the search index, by their paths.
    """

    rendered: int
    listed: tuple[tuple[str, Day], ...]
    search: tuple[tuple[str, tuple[Any, ...]], ...]


class Plan:
    """What renders the units of a site.

    Attributes:
        menu: The units of the menu's pages, with their documents.
        units: All others.
    """

    def __init__(
        self, setup: Setup, site: Site, proofs: Sequence[IssueProofs], *, moves: bool = False
    ) -> None:
        """Make the pages of the menu, and let MkDocs begin with them.

        Args:
            setup: Where from and where to.
            site: What the pages show.
            proofs: The proofs of its newsletters.
            moves: Whether files are written beside the site and moved there (`Output`).

        Raises:
            MissingPageError: The menu names a page that is not there.
            EngineError: MkDocs complained.
        """
        units = tuple(unit for unit in site_units(site, proofs) if unit.paths)
        self._paths = frozenset(path for unit in units for path in unit.paths)
        mkdocs = StockMkDocs(setup.root, setup.destination)
        menu = frozenset(mkdocs.menu())
        refuse_missing(menu, self._paths)
        self.units = tuple(unit for unit in units if not menu & set(unit.paths))
        of_menu = (unit for unit in units if menu & set(unit.paths))
        self._templates = Templates(setup.root / TEMPLATES)
        self.menu = tuple((unit, self._made(unit)) for unit in of_menu)
        documents = {path: document for _, made in self.menu for path, document in made}
        in_order = {path: documents[path] for path in sorted(menu)}
        self.mkdocs = mkdocs.renderer(setup.destination, in_order, self._paths)
        self.output = Output(setup.destination, moves=moves)
        self._renderer = Renderer(self.mkdocs)
        self._verification = Verification(self._renderer) if setup.verifies else None

    @property
    def total(self) -> int:
        """How many files the finished site has."""
        others = {SITEMAP, *self.mkdocs.written()}
        return len(others | {file_of(path) for path in self._paths})

    def write_units(self, units: Sequence[Unit]) -> Iterator[WrittenUnit]:
        """Make and write units, some at a time: so the processor's caches hold one job's code."""
        for start in range(0, len(units), _AT_A_TIME):
            made = [self._made(unit) for unit in units[start : start + _AT_A_TIME]]
            yield from map(self.write_made, made)

    def _made(self, unit: Unit) -> Documents:
        return tuple((path, rendered(document, self._templates)) for path, document in unit.make())

    def write_made(self, made: Documents) -> WrittenUnit:
        """Write a unit's documents, as those of the menu's pages are made already."""
        found = ((path, self._write(path, document)) for path, document in made)
        search = tuple(entry for entry in found if entry[1])
        rendered = sum(isinstance(document, PageDocument) for _, document in made)
        return WrittenUnit(rendered, tuple(listed(made)), search)

    def _write(self, path: str, document: Rendered) -> tuple[Any, ...]:
        """Write a document; return its entries in the search index."""
        if not isinstance(document, PageDocument):
            self.output.write_file(path, document)
            return ()
        is_of_menu = path in self.mkdocs.facts.menu_titles
        render = self.mkdocs.page if is_of_menu else self._renderer.page
        rendered = render(path, document)
        if self._verification and not is_of_menu:
            self._verification.check(path, document, rendered)
        self.output.write_page(path, rendered.html)
        return rendered.search_entries
