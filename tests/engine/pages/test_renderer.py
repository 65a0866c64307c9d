"""A page comes out of the shell as it comes out of MkDocs, whatever its inputs are."""

from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import ROOT
from tori.documents import PageDocument, one_element
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.mkdocs.stock_renderer import StockRenderer
from tori.engine.pages.renderer import Renderer
from tori.engine.pages.shell import Shells
from tori.markdown.html import page_html
from tori.markdown.text import parsed
from tori.pages.page import ContentsEntry, FeedLink
from tori.templating.html import html

MENU = PageDocument("Sivu", "Kuvaus", "index", one_element("<p>Teksti.</p>"))
PATHS = ("teot/a/index.md", "teot/teemat/b/c/index.md", "podcast/d/index.md", "e/index.md")
HOSTILE = "A “B” & <script>{{ x }}</script> \"'\\ #1"


class Both(NamedTuple):
    """What renders a page without MkDocs, and MkDocs."""

    ours: Renderer
    mkdocs: StockRenderer


def made_for(folder: Path) -> Both:
    """Make a renderer with the real templates and menu."""
    mkdocs = StockMkDocs(ROOT, folder)
    menu = dict.fromkeys(sorted(mkdocs.menu(None)), MENU)
    paths = {*menu, *PATHS}
    stock = mkdocs.renderer(folder, menu, paths)
    shells = Shells(stock.site_url, stock.shell, {})
    return Both(Renderer(shells, has_search=stock.has_search), stock)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The renderer of most tests."""
    return made_for(tmp_path_factory.mktemp("rendered"))


def text(markdown: str) -> str:
    """Return an editor's text as pages have it."""
    return page_html(parsed(markdown), lambda link: link.target)


words = st.sampled_from(["Teko", HOSTILE, "Työn ilo", ""])
bodies = st.lists(
    st.sampled_from(
        [
            html('<h2 id="a">{}</h2>', HOSTILE),
            html("<p>{}</p>", HOSTILE),
            text("### Alempi\n\n- a\n- b\n\n## Ylempi & <x>\n\n| a |\n|---|\n| b |\n"),
            text("```\n\ta\n\n   \n   b </div>\n```\n\n> [!NOTE]\n> Huomio[^1]\n\n[^1]: Viite\n"),
        ]
    ),
    max_size=5,
).map(lambda parts: one_element("\n".join(parts)))
pages = st.builds(
    PageDocument,
    title=st.sampled_from(["Teko", HOSTILE]),
    description=words,
    kind=st.sampled_from(["deed", "front", "index", "organisation", "stub", "proofs", "info"]),
    body=bodies,
    searchable=st.booleans(),
    modified=st.just("2020-10"),
    feeds=st.lists(
        st.builds(
            FeedLink,
            title=words,
            address=st.sampled_from(["/teot/a/rss.xml", "/feed.json", "/podcast/feed.xml"]),
            type=st.sampled_from(["application/rss+xml", "application/feed+json"]),
        ),
        max_size=3,
    ).map(tuple),
    moved_to=st.sampled_from(["", "../b/"]),
    contents=st.lists(st.builds(ContentsEntry, id=st.just("x"), words=words), max_size=3).map(
        tuple
    ),
)


@settings(max_examples=60, deadline=None)
@given(page=pages, path=st.sampled_from(PATHS))
def test_any_page_comes_out_as_from_mkdocs(renderer: Both, page: PageDocument, path: str) -> None:
    """HTML and search entries are the same, for each kind, depth and input."""
    assert renderer.ours.page(path, page) == renderer.mkdocs.page(path, page)


def test_templates_are_compiled_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked processes find the code of the templates, be it for shells or for MkDocs' own way."""

    def refuse(_: object, source: str, name: str | None = None, filename: str | None = None) -> str:
        raise AssertionError(name, filename, source)

    renderer = made_for(tmp_path)
    monkeypatch.setattr("jinja2.Environment.compile", refuse)
    page = PageDocument("Teko", "Kuvaus", "deed", one_element("<h2>Yksi</h2>"))
    assert renderer.ours.page("e/index.md", page) == renderer.mkdocs.page("e/index.md", page)


def test_every_input_of_a_page_is_drawn() -> None:
    """A new input of pages has to be drawn above, or the test above would not know it."""
    drawn = {
        "title",
        "description",
        "kind",
        "body",
        "searchable",
        "modified",
        "feeds",
        "moved_to",
        "contents",
    }
    assert {field.name for field in fields(PageDocument)} == drawn
