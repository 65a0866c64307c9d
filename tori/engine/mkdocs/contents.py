"""A page's table of contents as MkDocs makes it of Python-Markdown's headings."""

from collections.abc import Sequence
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.toc import TableOfContents, get_toc

from tori.engine.pages.lane import Heading


def toc_of(headings: Sequence[Heading]) -> TableOfContents:
    """Return the table of contents that headings have, one below the other by their levels."""
    tokens: list[Any] = [{"level": h.level, "id": h.id, "name": h.title} for h in headings]
    return get_toc(nest_toc_tokens(tokens))
