"""Pages as other programs read them: what YAML reads is the data of the template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from scripts.templates_guide import richest_pages
from tests.projects import ROOT
from tests.templating.test_template_data import HOSTILE, replaced
from tori.content.listing import TEMPLATES
from tori.documents import BytesDocument, PageDocument, left_alone, markdown_source, rendered
from tori.pages.page import Page
from tori.templating.html import Html
from tori.templating.template_data import template_data
from tori.templating.templates import Templates
from tori.tree.page_source import SHELL, page_source, source_tree

PAGES = richest_pages()
BARE = PageDocument("Otsikko", "Kuvaus", "deed", Html("<p>x</p>"))


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The project's own."""
    return Templates(ROOT / TEMPLATES)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_front_matter_is_the_data(page: Page, templates: Templates) -> None:
    """MkDocs reads what our templates get, hostile texts too, and below it the page for search."""
    hostile = Page(
        page.address, page.template, "x", "x", page.kind, replaced(page.data, f"x{HOSTILE}")
    )
    for each in (page, hostile):
        body, meta = get_data(page_source(each, templates))
        assert meta["template"] == SHELL
        assert (meta["body"], meta["up"]) == (each.template, each.up)
        assert meta["data"] == template_data(each.data)
        assert meta["text"] == left_alone(str(each.text.html))
        whole = rendered(each, templates)
        assert isinstance(whole, PageDocument)
        assert body.strip() == whole.body.strip()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_through_yaml(text: str) -> None:
    """Ends of lines that only YAML knows, marks of byte order and control characters too."""
    _, meta = get_data(markdown_source(BARE, {"data": {"words": [text]}}))
    assert meta["data"] == {"words": [text]}


def test_no_text_of_front_matter_looks_like_a_link() -> None:
    """Zensical, which does not tell front matter from text there, would warn of a lost page."""
    source = markdown_source(BARE, {"text": "<code>[sivu](puuttuu.md)</code>"})
    assert "](" not in source
    assert get_data(source)[1]["text"] == "<code>[sivu](puuttuu.md)</code>"


def test_what_is_no_page_stays(templates: Templates) -> None:
    """Feeds and the like come to others as they are."""
    feed = BytesDocument(b"<rss/>")
    assert source_tree({"rss.xml": feed}, templates) == {"rss.xml": feed}
