"""Pages put together of their body's HTML, which the lane makes, and the shell of their class.

What the lane or the shells do not know is declined, and MkDocs has to make it.
"""

import os
from collections.abc import Container, Sequence
from typing import NamedTuple

from tori.engine.mkdocs.contents import toc_of
from tori.engine.pages import lane
from tori.engine.pages.relative import relative_url
from tori.engine.pages.shell import Entry, FilledPage, Shells
from tori.render.tree import MarkdownDocument

INDEX = "index.md"


class Spliced(NamedTuple):
    """A finished page as MkDocs writes it, and what a search index may be made of."""

    html: bytes
    body: lane.Converted


class Splicer:
    """Puts pages together."""

    def __init__(self, shells: Shells, paths: Container[str]) -> None:
        """Take the shells, and the paths of all documents, which links may lead to."""
        self.shells = shells
        self._paths = paths

    def page(self, path: str, document: MarkdownDocument) -> Spliced | None:
        """Return a page, or None when the lane declines it.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        url = path.removesuffix(INDEX)
        converted = self._converted(url, document)
        if converted is None:
            return None
        page = FilledPage(url, document, _entries(converted.headings), converted.data)
        return Spliced(self.shells.fill(page), converted)

    def _converted(self, url: str, document: MarkdownDocument) -> lane.Converted | None:
        if document.contents or any("data-search-" in block for block in document.blocks):
            return None

        def resolve(target: str) -> str | None:
            if target.startswith(("https://", "http://")):
                return target
            path = os.path.normpath(f"{url}{target}")
            if not target.endswith(INDEX) or path not in self._paths:
                return None
            return relative_url(path.removesuffix(INDEX) or "./", url)

        return lane.convert(document.blocks, resolve)


def _entries(headings: Sequence[lane.Heading]) -> Sequence[Entry]:
    """Return the entries that are not nested, of which most pages have no other."""
    if len({heading.level for heading in headings}) > 1:
        return [Entry(item.url, item.title) for item in toc_of(headings)]
    return [Entry(f"#{heading.id}", heading.title) for heading in headings]
