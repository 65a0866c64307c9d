"""The units of the lists."""

from tests.small_site import deed, small_site
from tori.content.records import Deed
from tori.documents import documents
from tori.pages.listing import ListData, Listing
from tori.pages.page import Page
from tori.site.model import Site
from tori.tree.list_units import list_units, listing_units


def pages_of(site: Site, count: int) -> dict[str, list[str]]:
    """Return the pages of a list of so many deeds, with the addresses of those on each."""
    listing = Listing("/x/", "Lista", "Tiivistelmä.", f"{count} tekoa", site.all(Deed)[:count])
    made = documents(listing_units(site, listing))
    return {
        path: [card.address for card in page.data.records]
        for path, page in made.items()
        if isinstance(page, Page) and isinstance(page.data, ListData)
    }


def test_pages_hold_each_record_once_in_the_total_order() -> None:
    """No record is lost or repeated between pages, each of which has its own address."""
    site = small_site(*(deed(f"teko-{number:02}") for number in range(60)))
    assert list(pages_of(site, 50)) == ["x/index.md"]
    pages = pages_of(site, 60)
    assert list(pages) == ["x/index.md", "x/sivu/2/index.md"]
    assert [address for shown in pages.values() for address in shown] == [
        f"teot/teko-{number:02}/" for number in range(60)
    ]


def test_empty_list_has_a_page() -> None:
    """A list without records is still a page."""
    assert pages_of(small_site(), 0) == {"x/index.md": []}


def test_every_section_has_a_front_page_even_when_empty() -> None:
    """No section's address is a dead end, nor is any way to find a deed."""
    sections = (
        "teot",
        "podcast",
        "webinaarit",
        "sankarit",
        "top",
        "kampanjat",
        "gaalat",
        "artikkelit",
        "uutiskirjeet",
        "organisaatiot",
        "teot/palvelualueet",
        "teot/teemat",
        "teot/organisaatiot",
        "teot/kunnat",
        "teot/maakunnat",
        "teot/vuodet",
    )
    made = documents(list_units(small_site()))
    assert {f"{section}/index.md" for section in sections} <= made.keys()


def test_units_say_where_their_pages_are() -> None:
    """A unit's paths are those of the documents that it makes."""
    for unit in list_units(small_site(deed("teko"))):
        assert unit.paths == tuple(path for path, _ in unit.make())
