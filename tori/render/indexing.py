"""Lists of records as pages: 50 cards a page, in the Site's total order, with counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from tori.content.records import COLLECTIONS, Record
from tori.render.components import Step, cards, page_heading, pager
from tori.render.html import EMPTY, Html, html
from tori.render.tree import (
    Document,
    FeedLink,
    MarkdownDocument,
    Unit,
    joined,
    page_path,
    page_unit,
)
from tori.render.view import View
from tori.render.wording import PLURALS, amount
from tori.site.model import Site
from tori.site.permalinks import PAGING, SECTIONS
from tori.site.sequences import section_page

PAGE_SIZE = 50


Piece = Callable[[View], Html | str]
"""A part of a page, made when the page's address is known."""


def nothing(_view: View) -> Html:
    """Return an empty part."""
    return EMPTY


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records.

    Attributes:
        count: The list's size in words: '64 tekoa'.
        before: What the first page shows above the list.
        after: What the first page shows below the list.
        empty: What the page says when there is nothing to list.
    """

    address: str
    title: str
    summary: str
    count: str
    records: Sequence[Record]
    trail: Sequence[Step] = ()
    label: str = ""
    before: Piece = field(default=nothing)
    after: Piece = field(default=nothing)
    empty: str = "Täällä ei ole vielä mitään."
    feeds: tuple[FeedLink, ...] = ()
    heading: str = ""


def section_listing(
    site: Site,
    collection: str,
    *,
    before: Piece = nothing,
    heading: str = "",
    feeds: tuple[FeedLink, ...] = (),
) -> Listing:
    """Return the list that is a section's front page, headed by the editors' own page."""
    page = section_page(site, collection)
    record_type = COLLECTIONS[collection]
    records = site.all(record_type)

    def text_and_more(view: View) -> str:
        return joined((view.text(page) if page else "", before(view)))

    return Listing(
        address=SECTIONS[collection],
        title=page.title if page else PLURALS[record_type],
        summary=page.summary if page else "",
        count=amount(record_type, len(records)),
        records=records,
        before=text_and_more,
        heading=heading,
        feeds=feeds,
    )


def listing_addresses(listing: Listing) -> tuple[str, ...]:
    """Return the address of each of the list's pages; an empty list has one too."""
    pages = max(1, -(-len(listing.records) // PAGE_SIZE))
    return (
        listing.address,
        *(f"{listing.address}{PAGING}/{number}/" for number in range(2, pages + 1)),
    )


def listing_units(site: Site, listing: Listing) -> Iterator[Unit]:
    """Yield the units that make a list's pages, one each."""
    addresses = listing_addresses(listing)
    for number, address in enumerate(addresses):
        yield page_unit(address, partial(_page, site, listing, addresses, number))


def _page(
    site: Site, listing: Listing, addresses: Sequence[str], number: int
) -> tuple[str, Document]:
    view = View(site, addresses[number])
    shown = listing.records[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
    place = f", sivu {number + 1}/{len(addresses)}" if len(addresses) > 1 else ""
    blocks = (
        page_heading(
            view,
            listing.title,
            listing.summary if number == 0 else "",
            listing.trail,
            listing.label,
        ),
        listing.before(view) if number == 0 else EMPTY,
        f"## {listing.heading}" if listing.heading else "",
        html('<p class="amount">{}{}</p>', listing.count, place) if listing.records else EMPTY,
        cards(view, shown, level=3 if listing.heading else 2)
        if shown
        else html('<p class="unknown">{}</p>', listing.empty),
        pager(view, addresses, number),
        listing.after(view) if number == 0 else EMPTY,
    )
    return page_path(view.address), MarkdownDocument(
        title=listing.title + place,
        description=f"{listing.summary} {listing.count}{place}.".strip(),
        kind="index",
        body=joined(blocks),
        searchable=False,
        feeds=listing.feeds,
    )
