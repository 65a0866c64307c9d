"""The build's check of itself: a sample of every class of pages is rendered by MkDocs too."""

from collections import Counter
from collections.abc import Callable

from tori.documents import PageDocument
from tori.engine.errors import EngineError
from tori.engine.pages.renderer import RenderedPage

SAMPLE = 3
"""How many pages of a class each process compares."""


class DifferingPageError(EngineError):
    """A page is not what MkDocs makes of it: a fault of the engine."""


class Verification:
    """Compares pages with MkDocs' until it has seen enough of their class."""

    def __init__(self, oracle: Callable[[str, PageDocument], RenderedPage]) -> None:
        """Take what renders a page as MkDocs does."""
        self._oracle = oracle
        self._seen: Counter[tuple[object, ...]] = Counter()

    def check(self, path: str, document: PageDocument, rendered: RenderedPage) -> None:
        """Compare a page, unless enough of its class have been compared.

        Raises:
            DifferingPageError: It differs.
        """
        kind = (document.kind, path.count("/"), bool(document.feeds), bool(document.moved_to))
        self._seen[kind] += 1
        if self._seen[kind] > SAMPLE or self._oracle(path, document) == rendered:
            return
        message = f"page {path} is not as MkDocs makes it"
        raise DifferingPageError(message)
