"""The build's check of itself: a sample of every class of pages is rendered by MkDocs too."""

from collections import Counter

from tori.engine.errors import EngineError
from tori.engine.mkdocs.stock_renderer import Rendered
from tori.engine.pages.renderer import Renderer
from tori.render.tree import PageDocument

SAMPLE = 3
"""How many pages of a class each process compares."""


class DifferingPageError(EngineError):
    """A page is not what MkDocs makes of it: a fault of the engine."""


class Verification:
    """Compares pages with MkDocs' until it has seen enough of their class."""

    def __init__(self, renderer: Renderer) -> None:
        """Take what renders pages, both ways."""
        self._renderer = renderer
        self._seen: Counter[tuple[object, ...]] = Counter()

    def check(self, path: str, document: PageDocument, rendered: Rendered) -> None:
        """Compare a page, unless enough of its class have been compared.

        Raises:
            DifferingPageError: It differs.
        """
        kind = (document.kind, path.count("/"), bool(document.feeds), bool(document.moved_to))
        self._seen[kind] += 1
        if self._seen[kind] > SAMPLE or self._renderer.mkdocs.page(path, document) == rendered:
            return
        message = f"page {path} is not as MkDocs makes it"
        raise DifferingPageError(message)
