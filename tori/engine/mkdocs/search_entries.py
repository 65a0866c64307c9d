"""What Material's search index holds of a page, made by Material's plugin in any process."""

from typing import Any

from markupsafe import escape
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import get_toc

from tori.documents import PageDocument


def search_entries(document: PageDocument, url: str, content: str) -> tuple[Any, ...]:
    """Return the entries of a page: none if it is not to be found.

    Args:
        document: The page.
        url: Its address.
        content: Its body's HTML.
    """
    if not document.searchable:
        return ()
    index: Any = SearchIndex()
    index.add_entry_from_context(_Searched(document, url, content))
    return tuple(index.entries)


class _Searched:
    """A page as the plugin reads it."""

    toc = get_toc([])
    """Headings are found in the content by themselves."""

    def __init__(self, document: PageDocument, url: str, content: str) -> None:
        self.title = str(escape(document.title))
        self.meta = {"title": self.title}
        self.url = url
        self.content = content
