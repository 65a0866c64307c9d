"""What holds for every page and its template, whatever its kind."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.templates_guide import richest_pages
from tests.pages.shown import shown
from tests.projects import ROOT
from tests.templating.test_template_data import HOSTILE, replaced, shape
from tori.pages.page import Page

PAGES = richest_pages()

_TAG = re.compile(
    r"(?<!\?P)</?(?:a|article|aside|audio|b|blockquote|br|button|code|dd|div|dl|dt|em|figure|footer"
    r"|form|h[1-6]|header|i|img|input|label|li|link|main|nav|ol|option|p|pre|script|section|select"
    r"|small|span|strong|style|sup|svg|table|tbody|td|th|thead|time|title|tr|ul|video)(?:\s[^<>]*)?/?>"
)
MARKUP_IN_PYTHON = {
    "tori/content/closed_issues.py": "reads the title of a kept page",
    "tori/markdown/html.py": "the HTML of the dialect, which the parser makes",
    "tori/pages/issue.py": "reads the headings of a kept page",
    "tori/preview/server.py": "puts the preview's script into finished pages",
    "tori/feeds/entries.py": "feed readers' HTML",
    "tori/newsletter/letter_item.py": "feed readers' HTML of a letter",
    "tori/feeds/podcast.py": "players' HTML",
    "tori/feeds/show_notes.py": "players' HTML",
    "tori/feeds/syndication.py": "the XML of feeds",
    "tori/documents.py": "the element that holds a page's body",
}
"""Modules with a tag in a text, and why; all other HTML is in overrides/."""


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_text_of_any_page_comes_alive(page: Page) -> None:
    """A hostile text in every field leaves the page's elements and attributes as they are."""
    tame, hostile = (
        shape(shown(Page(page.address, page.template, "x", "x", page.kind, replaced(page.data, x))))
        for x in ("x", f"x{HOSTILE}")
    )
    assert hostile == tame


def test_html_is_in_templates() -> None:
    """A designer finds all of it in overrides/, but for what the list names with its reason."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tori").rglob("*.py")
        if any(_TAG.search(text) for text in texts_in(path))
    }
    assert found == set(MARKUP_IN_PYTHON)


def texts_in(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
