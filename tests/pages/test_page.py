"""A page's way to the root, its headings and its contents."""

import pytest

from tests.small_site import deed, small_site
from tori.pages.page import ContentsEntry, Data, Page, Section, Sections
from tori.pages.texts import editor_text


@pytest.mark.parametrize(
    ("address", "up"), [("/", "./"), ("/teot/", "../"), ("/teot/teemat/a/sivu/2/", "../" * 5)]
)
def test_up_leads_to_the_root(address: str, up: str) -> None:
    """As many folders up as the address has."""
    assert Page(address, "deed", "", "", "deed", Data()).up == up


def test_headings_of_the_text_keep_their_ids() -> None:
    """Links lead there; ours take what is free, and the same words twice get a number."""
    site = small_site(deed("x", body="## Tulokset\n\nHyviä.\n"))
    sections = Sections(editor_text(site, site.records["deeds/x"], "/teot/x/"))
    assert sections.add("Tulokset") == Section("tulokset_1", "Tulokset")
    assert sections.add("Tulokset") == Section("tulokset_2", "Tulokset")
    assert [entry.id for entry in sections.contents] == ["tulokset", "tulokset_1", "tulokset_2"]


def test_id_that_was_published_stays() -> None:
    """A heading whose words changed keeps the id that links have."""
    assert Sections().add("Muuta samasta teemasta", "muuta").id == "muuta"


def test_contents_have_the_topmost_headings() -> None:
    """What is below another heading of the text is not in them; what is above is."""
    site = small_site(deed("x", body="### Ensin\n\na\n\n#### Alla\n\nb\n\n## Sitten\n\nc\n"))
    sections = Sections(editor_text(site, site.records["deeds/x"], "/teot/x/"))
    assert sections.contents == (ContentsEntry("ensin", "Ensin"), ContentsEntry("sitten", "Sitten"))
