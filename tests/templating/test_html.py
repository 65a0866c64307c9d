"""HTML made safely."""

from posixpath import relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.site.permalinks import relative
from tori.templating.html import html, together


def test_values_are_escaped() -> None:
    """What goes into a template is data, in text and in an attribute."""
    made = html('<a title="{}">{}</a>', '"x"', "<script>")
    assert made == '<a title="&#34;x&#34;">&lt;script&gt;</a>'


def test_html_is_not_escaped_again() -> None:
    """A piece that is Html already stands as it is."""
    assert html("<p>{}</p>", html("<b>{}</b>", "&")) == "<p><b>&amp;</b></p>"


def test_joined_parts_are_escaped() -> None:
    """Plain strings are escaped when they are joined to Html."""
    assert together((html("<b>a</b>"), "<b>"), ", ") == "<b>a</b>, &lt;b&gt;"


@pytest.mark.parametrize(
    ("target", "base", "way"),
    [
        ("/teot/x/", "/", "teot/x/"),
        ("/", "/teot/x/", "../../"),
        ("/teot/", "/teot/", "./"),
        ("/podcast/feed.xml", "/podcast/jakso/", "../feed.xml"),
    ],
)
def test_ways_are_relative(target: str, base: str, way: str) -> None:
    """A way leads from a page to an address wherever the site is put, and keeps its slash."""
    assert relative(target, base) == way


FOLDERS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4)


@given(FOLDERS, FOLDERS, st.sampled_from(["", "x.xml"]))
def test_ways_are_those_of_the_standard_library(
    here: list[str], there: list[str], name: str
) -> None:
    """From any folder to any folder or file the way is `posixpath.relpath`'s, with the slash."""
    base, folder = ("/".join(["", *parts, ""]) for parts in (here, there))
    expected = relpath(folder + name, base) + ("" if name else "/")
    assert relative(folder + name, base) == expected
