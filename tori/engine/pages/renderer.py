"""What makes a page of the Tree into HTML: its body, put into the shell of its class."""

from markupsafe import escape

from tori.engine.mkdocs.search_entries import search_entries
from tori.engine.mkdocs.stock_renderer import Rendered, StockRenderer
from tori.engine.pages.shell import Entry, FilledPage, Shells, encoded
from tori.render.tree import PageDocument

INDEX = "index.md"


class Renderer:
    """Renders pages of a site that the menu does not name.

    Attributes:
        mkdocs: What renders those of the menu, and the shells.
    """

    def __init__(self, mkdocs: StockRenderer) -> None:
        """Take MkDocs."""
        self.mkdocs = mkdocs
        self._shells = Shells(mkdocs.facts.site_url, mkdocs.shell)

    def page(self, path: str, document: PageDocument) -> Rendered:
        """Return a page that the menu does not name, with the bytes that MkDocs would give it.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        url = path.removesuffix(INDEX)
        toc = [Entry(f"#{entry.id}", str(escape(entry.words))) for entry in document.contents]
        html = self._shells.fill(FilledPage(url, document, toc, encoded(document.body)))
        if not self.mkdocs.facts.has_search:
            return Rendered(html, ())
        return Rendered(html, search_entries(document, url, document.body))
