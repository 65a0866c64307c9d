"""Pages as files for MkDocs, ProperDocs and Zensical: the front matter is the data.

`overrides/page.html` puts the data into the page's template, so whoever builds the files needs
nothing of this program, and may change the templates. The hook and an export have these files.
"""

from collections.abc import Mapping

from tori.documents import (
    BytesDocument,
    CopiedFile,
    PageDocument,
    Tree,
    left_alone,
    markdown_source,
    rendered,
)
from tori.pages.page import Page
from tori.templating.template_data import template_data
from tori.templating.templates import Templates

SHELL = "page.html"
"""The template, below `overrides/`, that shows a page of data."""


def source_tree(tree: Tree, templates: Templates) -> Mapping[str, BytesDocument | CopiedFile]:
    """Return a Tree as the files that other programs read.

    Raises:
        TemplateFaultError: A template cannot make a page.
    """
    found: dict[str, BytesDocument | CopiedFile] = {}
    for path, document in tree.items():
        match document:
            case Page():
                found[path] = BytesDocument(page_source(document, templates).encode())
            case PageDocument():
                raise TypeError(path)
            case _:
                found[path] = document
    return found


def page_source(page: Page, templates: Templates) -> str:
    """Return a page as Markdown: the shell's words, data and text, then the finished page.

    The finished page is what the engines' search reads; they show what they make of the data.

    Raises:
        TemplateFaultError: Its template cannot make it.
    """
    document = rendered(page, templates)
    assert isinstance(document, PageDocument), page.address  # noqa: S101 — a page becomes one
    shown = {
        "template": SHELL,
        "body": page.template,
        "up": page.up,
        "data": template_data(page.data),
        "text": left_alone(str(page.text.html)),
    }
    return markdown_source(document, shown)
