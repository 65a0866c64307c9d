"""What renders the units of a site and writes them, one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from tori.engine.kept.memory import KeptUnit
from tori.engine.kept.packing import packed
from tori.engine.menu import refuse_missing
from tori.engine.output import Output, file_of, place_among_files
from tori.engine.pages.renderer import Renderer
from tori.engine.pages.rendering import MkDocs
from tori.engine.pages.shell import Class, Shell
from tori.engine.pages.verification import Verification
from tori.engine.planning import PlannedSite
from tori.engine.setup import Made, Setup
from tori.render.sitemap import SITEMAP, listed, sitemap_of
from tori.render.tree import Document, MarkdownDocument, Unit
from tori.site.model import Site
from tori.tracing import Read, traced

_AT_A_TIME = 16
"""Units that are made before they are written: a tenth less time than one by one, and no more so
with greater numbers."""

Documents = tuple[tuple[str, Document], ...]


class WrittenUnit(NamedTuple):
    """A unit that was written.

    Attributes:
        kept: What the next build has to know of it.
        search: Its pages' entries in the search index, by their paths.
    """

    kept: KeptUnit
    search: tuple[tuple[str, tuple[Any, ...]], ...]


class Plan:
    """What renders the units of a site."""

    def __init__(
        self,
        setup: Setup,
        planned: PlannedSite,
        mkdocs: MkDocs,
        *,
        moves: bool = False,
    ) -> None:
        """Make the pages of the menu, and let MkDocs begin with them.

        Args:
            setup: What the build is of.
            planned: The units.
            mkdocs: MkDocs, which is used up.
            moves: Whether files are written beside the site and moved there (`Output`).

        Raises:
            MissingPageError: The menu names a page that is not there.
        """
        self.planned = planned
        self.output = Output(setup.destination, moves=moves)
        paths = frozenset(path for unit in planned.units for path in unit.paths)
        menu = frozenset(mkdocs.menu())
        refuse_missing(menu, paths)
        of_menu = [unit for unit in planned.units if menu & set(unit.paths)]
        self.units = tuple(unit for unit in planned.units if not menu & set(unit.paths))
        self.menu = tuple((unit, *_traced(unit)) for unit in of_menu)
        documents = dict(chain.from_iterable(made for _, made, _ in self.menu))
        in_order = {path: documents[path] for path in sorted(menu)}
        self.renderer = Renderer(mkdocs.renderer(setup.destination, in_order, paths), paths)
        self._verification = Verification(self.renderer) if setup.verifies else None

    @property
    def shells(self) -> Mapping[Class, Shell]:
        """The shells that there are by now."""
        return self.renderer.splicer.shells.known if self.renderer.splicer else {}

    @property
    def total(self) -> int:
        """How many files the finished site has."""
        others = {SITEMAP, *self.renderer.mkdocs.written()}
        written = (file_of(path) for unit in self.planned.units for path in unit.paths)
        return len(others) + sum(path not in others for path in written)

    def kept_shells(
        self, others: Mapping[Class, Shell]
    ) -> tuple[str, Mapping[Class, Shell]] | None:
        """Return what edited pages can be made of, if a search index need not know of them."""
        if self.renderer.splicer is None or self.renderer.mkdocs.facts.has_search:
            return None
        return self.renderer.splicer.shells.site_url, {**others, **self.shells}

    def write_units(self, units: Sequence[Unit]) -> Iterator[WrittenUnit]:
        """Make and write units, some at a time: so the processor's caches hold one job's code."""
        for start in range(0, len(units), _AT_A_TIME):
            made = [(unit, *_traced(unit)) for unit in units[start : start + _AT_A_TIME]]
            yield from (self.write_made(*entry) for entry in made)

    def finish(self, site: Site, made: Made) -> None:
        """Write what the whole site has to be known for: the sitemap and the search index."""
        pages = chain.from_iterable(unit.pages for unit in made.units)
        self.output.write_file(*sitemap_of(site.publisher, pages))
        self.output.finish()
        entries = (made.search[path] for path in sorted(made.search, key=place_among_files))
        self.renderer.mkdocs.write_search(chain.from_iterable(entries))

    def write_made(self, unit: Unit, made: Documents, reads: Iterable[Read]) -> WrittenUnit:
        """Write a unit that has been made, as those of the menu's pages are."""
        found = [(path, self._write(path, document)) for path, document in made]
        search = tuple(entry for entry in found if entry[1])
        make = packed(unit.make) if self.planned.is_traced else b""
        paths = {path: path for path in unit.paths}  # each is kept once
        pages = tuple((paths[path], day) for path, day in listed(made))
        return WrittenUnit(KeptUnit(unit.paths, make, tuple(reads), pages), search)

    def _write(self, path: str, document: Document) -> tuple[Any, ...]:
        """Write a document; return its entries in the search index."""
        if not isinstance(document, MarkdownDocument):
            self.output.write_file(path, document)
            return ()
        is_of_menu = path in self.renderer.mkdocs.facts.menu_titles
        render = self.renderer.mkdocs.page if is_of_menu else self.renderer.page
        rendered = render(path, document)
        if self._verification and not is_of_menu:
            self._verification.check(path, document, rendered)
        self.output.write_page(path, rendered.html)
        return rendered.search_entries


def _traced(unit: Unit) -> tuple[Documents, frozenset[Read]]:
    return traced(lambda: tuple(unit.make()))
