"""Lists of records as pages."""

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Deed
from tori.render.indexing import PAGE_SIZE, Listing, listing_units, section_listing
from tori.render.tree import PageDocument, documents
from tori.site.model import Site


def pages_of(site: Site, count: int) -> dict[str, PageDocument]:
    """Return the pages of a list of so many deeds."""
    listing = Listing("/x/", "Lista", "Tiivistelmä.", f"{count} tekoa", site.all(Deed)[:count])
    made = documents(listing_units(site, listing))
    return {path: page for path, page in made.items() if isinstance(page, PageDocument)}


def test_fifty_are_one_page_and_fifty_one_are_two() -> None:
    """The page size is 50, and the next page has its own address and number."""
    site = small_site(*(deed(f"teko-{number}") for number in range(51)))
    assert list(pages_of(site, PAGE_SIZE)) == ["x/index.md"]
    pages = pages_of(site, 51)
    assert list(pages) == ["x/index.md", "x/sivu/2/index.md"]
    assert [page.body.count('class="card"') for page in pages.values()] == [50, 1]
    assert pages["x/sivu/2/index.md"].title == "Lista, sivu 2/2"


def test_pages_hold_each_record_once_in_the_total_order() -> None:
    """No record is lost or repeated between pages."""
    site = small_site(*(deed(f"teko-{number:02}") for number in range(60)))
    bodies = "".join(page.body for page in pages_of(site, 60).values())
    places = [bodies.index(f"teot/teko-{number:02}/") for number in range(60)]
    assert places == sorted(places)


def test_empty_list_says_so() -> None:
    """A list without records is still a page."""
    page = pages_of(small_site(), 0)["x/index.md"]
    assert "Täällä ei ole vielä mitään." in page.body


def test_section_is_headed_by_the_editors_page() -> None:
    """The page of a section's address gives its title, summary and text."""
    page = record("pages/teot", dated("Hyvät teot"), "Valitse palvelualue.")
    listing = section_listing(small_site(page, deed("yksi")), "deeds")
    assert (listing.title, listing.count) == ("Hyvät teot", "1 teko")


def test_section_without_a_page_has_its_plain_name() -> None:
    """Editors need not write a page for every section."""
    assert section_listing(small_site(deed("yksi")), "deeds").title == "Teot"
