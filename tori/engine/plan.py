"""A site as units, of which each is made and written by itself, by whatever process."""

from collections.abc import Iterator, Sequence
from itertools import chain

from tori.documents import Unit
from tori.engine.menu import menu_pages, refuse_missing
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.setup import Job, Setup
from tori.engine.writer import Writer, Written
from tori.tree.site_tree import site_units

_AT_A_TIME = 16
"""Units that are made before they are written: a tenth less time than one by one, and no more so
with greater numbers."""


class BuildPlan:
    """What of a site is made, and what writes it.

    Attributes:
        paths: Of all documents.
        units: What makes those that are not pages of the menu.
        writer: Writes what they make.
    """

    def __init__(self, setup: Setup, job: Job, *, moves: bool = False) -> None:
        """Make the pages of the menu, and let MkDocs begin with them.

        Args:
            setup: Where from and where to.
            job: What the pages show, and which of them are written already.
            moves: Whether files are written beside the site and moved there (`Output`).

        Raises:
            MissingPageError: The menu names a page that is not there.
            EngineError: MkDocs complained.
        """
        units = tuple(unit for unit in site_units(job.site, job.proofs) if unit.paths)
        self.paths = frozenset(path for unit in units for path in unit.paths)
        mkdocs = StockMkDocs(setup.root, setup.destination)
        menu = mkdocs.menu(job.last.frame)
        refuse_missing(menu, self.paths)
        self.units = tuple(unit for unit in units if menu.keys().isdisjoint(unit.paths))
        of_menu = (unit for unit in units if not menu.keys().isdisjoint(unit.paths))
        self._menu = dict(chain.from_iterable(unit.make() for unit in of_menu))
        pages = menu_pages(menu, self._menu)
        self.writer = Writer(setup, mkdocs, pages, self.paths, job.last, moves=moves)

    def write_menu(self) -> Iterator[Written]:
        """Write the pages of the menu, which are made already."""
        for path, document in self._menu.items():
            yield self.writer.write(path, document)

    def write_units(self, units: Sequence[Unit]) -> Iterator[Written]:
        """Make and write units, some at a time: so the processor's caches hold one job's code."""
        for start in range(0, len(units), _AT_A_TIME):
            made = [pair for unit in units[start : start + _AT_A_TIME] for pair in unit.make()]
            for path, document in made:
                yield self.writer.write(path, document)
