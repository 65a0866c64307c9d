"""What makes a page of the Tree into HTML: the lane and the shell, or MkDocs where they decline."""

from collections.abc import Collection

from tori.engine.mkdocs.contents import toc_of
from tori.engine.mkdocs.search_entries import search_entries
from tori.engine.mkdocs.stock_renderer import Rendered, StockRenderer
from tori.engine.pages.shell import Shells
from tori.engine.pages.splicing import INDEX, Splicer
from tori.render.tree import MarkdownDocument


class Renderer:
    """Renders pages of a site whose paths are known.

    Attributes:
        mkdocs: What renders the others.
        splicer: What renders most of them; None where Markdown is set up as the lane does not know.
    """

    def __init__(self, mkdocs: StockRenderer, paths: Collection[str]) -> None:
        """Take MkDocs, and every path of the Tree."""
        self.mkdocs = mkdocs
        self._facts = mkdocs.facts
        shells = Shells(self._facts.site_url, mkdocs.shell)
        self.splicer = Splicer(shells, frozenset(paths)) if self._facts.is_lane_known else None

    def page(self, path: str, document: MarkdownDocument) -> Rendered:
        """Return a page that the menu does not name."""
        spliced = self.splicer.page(path, document) if self.splicer else None
        if spliced is None:
            return self.mkdocs.page(path, document)
        if not self._facts.has_search:
            return Rendered(spliced.html, ())
        url, toc = path.removesuffix(INDEX), toc_of(spliced.body.headings)
        return Rendered(spliced.html, search_entries(document, toc, url, spliced.body.html))
