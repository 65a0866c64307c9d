"""The units of the lists: of deeds, of terms, of organisations, and the sections' front pages."""

from collections.abc import Iterator
from dataclasses import replace

from tori.documents import Unit, page_unit
from tori.pages.chips import taxonomy_address
from tori.pages.deed_lists import deed_lists
from tori.pages.listing import Listing, list_page
from tori.pages.paging import PAGE_SIZE, pages_of
from tori.pages.section_groups import top_lists_page, webinars_page
from tori.pages.section_lists import section_lists
from tori.pages.terms import organisations_page, terms_page
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, paged
from tori.site.taxonomies import taxonomies


def list_units(site: Site) -> Iterator[Unit]:
    """Yield the unit of every list and of every section's front page."""
    ways = taxonomies(site)
    for listing in (*deed_lists(site, ways), *section_lists(site)):
        yield from listing_units(site, listing)
    for taxonomy in ways:
        yield page_unit(taxonomy_address(taxonomy), terms_page, taxonomy)
    yield page_unit(SECTIONS["organisations"], organisations_page, site)
    yield page_unit(SECTIONS["webinars"], webinars_page, site)
    yield page_unit(SECTIONS["toplists"], top_lists_page, site)


def listing_units(site: Site, listing: Listing) -> Iterator[Unit]:
    """Yield the units that make a list's pages, one each; an empty list has one too."""
    frame = replace(listing, records=())
    pages = pages_of(len(listing.records))
    for number in range(pages):
        shown = listing.records[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        address = paged(listing.address, number)
        yield page_unit(address, list_page, site, frame, shown, number, pages)
