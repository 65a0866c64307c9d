"""MkDocs, imported and made ready when something asks for it: most edits do without."""

from collections.abc import Collection, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tori.documents import Tree
from tori.engine.frame import Frame
from tori.engine.menu import pages_named, untitled

if TYPE_CHECKING:
    from tori.engine.mkdocs.preparing import Ready
    from tori.engine.mkdocs.stock_renderer import StockRenderer


class StockMkDocs:
    """MkDocs with a project's configuration.

    Whatever it is asked, it may raise EngineError: MkDocs complained, a fault of the program.
    """

    def __init__(self, root: Path, destination: Path, *, strict: bool = True) -> None:
        """Take the project's folder, one for its site, and whether warnings are failures."""
        self._root = root
        self._destination = destination
        self._strict = strict

    def foreign(self) -> str:
        """Return what in mkdocs.yml only MkDocs itself can do, or an empty string."""
        from tori.engine.mkdocs.preparing import why_not_fast  # noqa: PLC0415 — all of MkDocs

        return why_not_fast(self._root)

    def menu(self, frame: Frame | None) -> Mapping[str, bool]:
        """Return whether the menu shows a page by the page's own title, for each that it names.

        A frame of the last build, if there is one, knows that too.
        """
        if frame:
            return {path: bool(title) for path, title in frame.menu.items()}
        menu = self._ready.config.nav
        own = frozenset(untitled(menu))
        return {path: path in own for path in pages_named(menu)}

    def renderer(self, destination: Path, menu: Tree, paths: Collection[str]) -> "StockRenderer":
        """Return what renders pages; MkDocs is used up."""
        from tori.engine.mkdocs.stock import mkdocs_failures  # noqa: PLC0415 — all of MkDocs
        from tori.engine.mkdocs.stock_renderer import StockRenderer  # noqa: PLC0415 — as above

        failures = partial(mkdocs_failures, strict=self._strict)
        with failures():
            self._ready.config.site_dir = str(destination)
            return StockRenderer(self._ready, menu, paths, failures)

    @cached_property
    def _ready(self) -> "Ready":
        from tori.engine.mkdocs.preparing import made_ready  # noqa: PLC0415 — all of MkDocs
        from tori.engine.mkdocs.stock import mkdocs_failures  # noqa: PLC0415 — as above

        with mkdocs_failures(strict=self._strict):
            return made_ready(self._root, self._destination)
