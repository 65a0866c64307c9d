"""The menu's pages."""

import pytest

from tori.engine.errors import MissingPageError
from tori.engine.menu import pages_named, refuse_missing, untitled


def test_pages_are_found_however_deep() -> None:
    """A menu has pages, pages with names of their own, and sections of either."""
    menu = ["index.md", {"Teot": "teot/index.md"}, {"Muut": [{"A": "a.md"}, "b.md"]}]
    assert list(pages_named(menu)) == ["index.md", "teot/index.md", "a.md", "b.md"]
    assert list(pages_named(None)) == []


def test_titles_are_stated_or_the_pages_own() -> None:
    """A page that stands without a name of its own shows its own title, wherever it stands."""
    menu = ["index.md", {"Teot": "teot/index.md"}, {"Muut": [{"A": "a.md"}, "b.md"]}]
    assert list(untitled(menu)) == ["index.md", "b.md"]
    assert list(untitled({"A": "a.md", "B": [{"C": "c.md"}]})) == []


def test_first_missing_page_is_named() -> None:
    """The editor is told which file to bring back, or where to take the line out."""
    with pytest.raises(MissingPageError, match=r"content/pages/b\.md .* valikosta"):
        refuse_missing(["c/index.md", "a/index.md", "b/index.md"], {"a/index.md"})
    refuse_missing(["a/index.md"], {"a/index.md"})
