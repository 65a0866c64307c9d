"""What Material's search index holds of a page, made by Material's plugin in any process."""

from typing import TYPE_CHECKING, Any

from markupsafe import escape
from material.plugins.search.plugin import SearchIndex

from tori.render.tree import MarkdownDocument

if TYPE_CHECKING:
    from mkdocs.structure.toc import TableOfContents


def search_entries(
    document: MarkdownDocument, toc: "TableOfContents", url: str, content: str
) -> tuple[Any, ...]:
    """Return the entries of a page: none if it is not to be found.

    Args:
        document: The page.
        toc: The entries of its table of contents.
        url: Its address.
        content: Its body's HTML.
    """
    if not document.searchable:
        return ()
    index: Any = SearchIndex()
    index.add_entry_from_context(_Searched(document, toc, url, content))
    return tuple(index.entries)


class _Searched:
    """A page as the plugin reads it."""

    def __init__(
        self, document: MarkdownDocument, toc: "TableOfContents", url: str, content: str
    ) -> None:
        self.title = str(escape(document.title))
        self.meta = {"title": self.title}
        self.toc = toc
        self.url = url
        self.content = content
