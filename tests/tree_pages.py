"""A Tree's pages with their bodies, however they were made. Only tests import this module."""

from collections.abc import Iterator

from tests.projects import ROOT
from tori.content.listing import TEMPLATES
from tori.documents import PageDocument, Tree, rendered
from tori.pages.page import Page
from tori.templating.templates import Templates

_TEMPLATES = Templates(ROOT / TEMPLATES)


def page_at(tree: Tree, path: str) -> PageDocument:
    """Return the page at a path of a Tree, as the project's own templates show it."""
    page = rendered(tree[path], _TEMPLATES)
    assert isinstance(page, PageDocument)
    return page


def pages_of(tree: Tree) -> Iterator[tuple[str, PageDocument]]:
    """Yield a Tree's pages by their paths, as the project's own templates show them."""
    for path in paths_of_pages(tree):
        yield path, page_at(tree, path)


def paths_of_pages(tree: Tree) -> tuple[str, ...]:
    """Return the paths of a Tree's pages."""
    return tuple(
        path for path, document in tree.items() if isinstance(document, PageDocument | Page)
    )
