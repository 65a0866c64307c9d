"""What a page sees of the rest."""

from urllib.parse import urljoin

import pytest

from tests.render.small_site import deed, small_site
from tori.render.view import View


def text_of(body: str) -> str:
    """Return the text of a deed's page whose Markdown this is, another deed being at hand."""
    site = small_site(deed("toinen"), deed("ensimmainen", body=body))
    return View(site, "/teot/ensimmainen/").text(site.records["deeds/ensimmainen"])


def test_links_between_content_files_become_links_between_pages() -> None:
    """An editor links to the file; the page links to the page, anchors kept."""
    assert text_of("[a](toinen.md) ja [b](../organisations/malli.md)") == (
        "[a](../toinen/index.md) ja [b](../../organisaatiot/malli/index.md)"
    )


def test_anchor_of_a_link_is_kept() -> None:
    """A link to a heading of another page still names the heading."""
    assert text_of("[a](toinen.md#tulokset)") == "[a](../toinen/index.md#tulokset)"


def test_links_in_code_and_to_elsewhere_are_left() -> None:
    """Code is shown as it is, and an address elsewhere is nobody's business."""
    body = "`[a](toinen.md)` ja [c](https://esimerkki.fi/x.md)"
    assert text_of(body) == body


def test_link_over_lines_is_rewritten() -> None:
    """A link whose words are broken over lines still points at the page."""
    assert text_of("[a\nb](toinen.md)") == "[a\nb](../toinen/index.md)"


@pytest.mark.parametrize("address", ["/", "/teot/", "/teot/a/", "/teot/teemat/a/sivu/2/"])
@pytest.mark.parametrize("target", ["/", "/teot/", "/teot/teemat/b/", "/organisaatiot/malli/"])
def test_way_from_beside_leads_from_here(address: str, target: str) -> None:
    """What is made once for all pages of a folder leads where it should from each of them."""
    here = View(small_site(), address)
    assert urljoin(address, View(here.site, here.beside).way(target)) == target
