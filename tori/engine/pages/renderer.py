"""What makes a page of the Tree into HTML: its body, put into the shell of its class."""

from typing import Any, NamedTuple

from markupsafe import escape

from tori.documents import PageDocument
from tori.engine.pages.shell import ContentsLine, FilledPage, Shells, encoded

INDEX = "index.md"


class RenderedPage(NamedTuple):
    """A finished page and what the search index holds of it."""

    html: bytes
    search_entries: tuple[Any, ...]


class Renderer:
    """Renders pages of a site that the menu does not name, without MkDocs."""

    def __init__(self, shells: Shells, *, has_search: bool) -> None:
        """Take the shells, and whether there is a search index."""
        self._shells = shells
        self._has_search = has_search

    def page(self, path: str, document: PageDocument) -> RenderedPage:
        """Return a page that the menu does not name, with the bytes that MkDocs would give it.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        url = path.removesuffix(INDEX)
        toc = [
            ContentsLine(f"#{entry.id}", str(escape(entry.words))) for entry in document.contents
        ]
        html = self._shells.fill(FilledPage(url, document, toc, encoded(document.body)))
        if not self._has_search:
            return RenderedPage(html, ())
        # Material's plugin, and with it all of MkDocs.
        from tori.engine.mkdocs.search_entries import search_entries  # noqa: PLC0415 — as above

        return RenderedPage(html, search_entries(document, url, document.body))
