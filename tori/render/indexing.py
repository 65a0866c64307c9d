"""Lists of records as pages: 50 cards a page, in the Site's total order, with counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from tori.content.records import COLLECTIONS, InfoPage, Record
from tori.pages.page import FeedLink
from tori.pages.wording import PLURALS, amount
from tori.render.body import Block, Blocks, SectionHeading, as_blocks
from tori.render.cards import cards
from tori.render.components import Step, page_heading, pager
from tori.render.html import EMPTY, Html, html
from tori.render.tree import (
    Document,
    PageDocument,
    Unit,
    page_path,
    page_unit,
)
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, paged
from tori.site.sequences import section_page

PAGE_SIZE = 50


Piece = Callable[[View], Block | Blocks]
"""A part of a page, made when the page's address is known: a function of a module (see `Unit`)."""


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

    return Listing(
        address=SECTIONS[collection],
        title=page.title if page else PLURALS[record_type],
        summary=page.summary if page else "",
        count=amount(record_type, len(records)),
        records=records,
        before=partial(_text_and_more, page, before),
        heading=heading,
        feeds=feeds,
    )


def _text_and_more(page: InfoPage | None, more: Piece, view: View) -> Blocks:
    return (view.text(page), *as_blocks(more(view)))


def listing_units(site: Site, listing: Listing) -> Iterator[Unit]:
    """Yield the units that make a list's pages, one each; an empty list has one too."""
    first = replace(listing, records=())
    other = replace(first, before=nothing, after=nothing)
    pages = max(1, -(-len(listing.records) // PAGE_SIZE))
    for number in range(pages):
        address = paged(listing.address, number)
        shown = tuple(listing.records[number * PAGE_SIZE : (number + 1) * PAGE_SIZE])
        frame = other if number else first
        yield page_unit(address, _page, View(site, address), frame, shown, number, pages)


def _page(
    view: View, frame: Listing, shown: Sequence[Record], number: int, pages: int
) -> tuple[str, Document]:
    """Return a page of a list, of which `frame` has everything but the records."""
    place = f", sivu {number + 1}/{pages}" if pages > 1 else ""
    blocks = (
        page_heading(
            view,
            frame.title,
            frame.summary if number == 0 else "",
            frame.trail,
            frame.label,
        ),
        *as_blocks(frame.before(view)),
        SectionHeading(frame.heading) if frame.heading else EMPTY,
        html('<p class="amount">{}{}</p>', frame.count, place) if shown else EMPTY,
        cards(view, shown, level=3 if frame.heading else 2)
        if shown
        else html('<p class="unknown">{}</p>', frame.empty),
        pager(view, frame.address, pages, number),
        *as_blocks(frame.after(view)),
    )
    return page_path(view.address), PageDocument(
        title=frame.title + place,
        description=f"{frame.summary} {frame.count}{place}.".strip(),
        kind="index",
        blocks=tuple(blocks),
        searchable=False,
        feeds=frame.feeds,
    )
