"""Relative addresses are those that MkDocs makes."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from mkdocs import utils

from tori.engine.pages.relative import relative_of_template, relative_url

parts = st.sampled_from(["teot", "a", "b", "..", ".", "", "a.html", "ä", "rss.xml"])
addresses = st.lists(parts, max_size=5).map("/".join).map(lambda address: address.lstrip("/"))


@dataclass
class At:
    """A page as MkDocs wants it."""

    url: str


@given(url=addresses, page=addresses)
def test_addresses_are_relative_as_from_mkdocs(url: str, page: str) -> None:
    """Whatever dots, files and empty parts are in them."""
    assert relative_url(url, page) == utils.get_relative_url(url, page)


@given(address=addresses, page=addresses)
def test_addresses_of_templates_are_relative_as_from_mkdocs(address: str, page: str) -> None:
    """One that begins above the root stays as far above it."""
    expected = utils.normalize_url(address, At(page))  # type: ignore[arg-type]  # all it asks for
    assert relative_of_template(address, page) == expected
