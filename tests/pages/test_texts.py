"""Editors' texts on pages."""

import re

import pytest

from tests.small_site import deed, small_site
from tori.pages.page import NO_TEXT
from tori.pages.texts import editor_text


def text_of(body: str) -> str:
    """Return the text of a deed's page whose Markdown this is, another deed being at hand."""
    toinen = deed("toinen", body="## Työn tulokset\n\nNiitä on.\n")
    site = small_site(toinen, deed("ensimmainen", body=body))
    return editor_text(site, site.records["deeds/ensimmainen"], "/teot/ensimmainen/").html


def ways_of(body: str) -> list[str]:
    """Return where the links of such a text lead, in their order."""
    return re.findall(r'href="([^"]*)"', text_of(body))


def test_links_between_content_files_become_links_between_pages() -> None:
    """An editor links to the file; the page links to the page."""
    ways = ways_of("[a](toinen.md) ja [b](../organisations/malli.md)")
    assert ways == ["../toinen/", "../../organisaatiot/malli/"]


@pytest.mark.parametrize("anchor", ["tyon-tulokset", "työn-tulokset", "ty%C3%B6n-tulokset"])
def test_anchor_of_a_link_is_kept(anchor: str) -> None:
    """A link to a heading of another page names it by our id, whichever an editor wrote."""
    assert ways_of(f"[a](toinen.md#{anchor})") == ["../toinen/#tyon-tulokset"]


def test_links_in_code_and_to_elsewhere_are_left() -> None:
    """Code is shown as it is, and an address elsewhere is nobody's business."""
    body = "`[a](toinen.md)` ja [c](https://esimerkki.fi/x.md)"
    assert ways_of(body) == ["https://esimerkki.fi/x.md"]
    assert "<code>[a](toinen.md)</code>" in text_of(body)


@pytest.mark.parametrize(
    "body", ["[a\nb](toinen.md)", "[a [b]](toinen.md)", "[a]\n\n[a]: toinen.md"]
)
def test_link_of_any_form_leads_to_the_page(body: str) -> None:
    """Words over lines or with brackets, an address apart: what is a link is one."""
    assert ways_of(body) == ["../toinen/"]


def test_link_to_nothing_has_no_address() -> None:
    """The checks tell of it; a preview shows its words."""
    assert ways_of("[a](puuttuu.md)") == []


def test_record_without_a_text_has_none() -> None:
    """There is no empty block, nor one where there is no record."""
    site = small_site(deed("toinen"))
    without = site.records["deeds/toinen"]
    assert editor_text(site, None, "/") == editor_text(site, without, "/") == NO_TEXT
