"""Lists of records as pages: 50 cards a page, in the Site's total order, with counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from tori.content.records import COLLECTIONS, InfoPage, Record
from tori.content.records.kinds import kind_of
from tori.pages.chips import Chip
from tori.pages.feeds import FeedSubscription
from tori.pages.page import NO_TEXT, Data, FeedLink, Page, Section, Sections
from tori.pages.paging import PagerStep, pager
from tori.pages.pieces import Card, Link, PageHeading, cards, page_heading
from tori.pages.texts import editor_text
from tori.pages.wording import amount
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, paged
from tori.site.sequences import section_page


@dataclass(frozen=True, slots=True)
class PodcastSubscription(Data):
    """Where the podcast can be subscribed to.

    Attributes:
        address: Of its feed, from the site's root.
        full_address: The same with the site's own: a podcast program wants it pasted.
        directories: Other sites that list it.
    """

    address: str
    full_address: str
    directories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Above(Data):
    """What the first page of a list shows above it; each is empty where there is none of it.

    Attributes:
        podcast: Where the podcast can be subscribed to.
        newsletter: The address of the page on which readers subscribe to the newsletter.
        areas: The ways to the service areas.
        ways: The other ways to look through what is listed, each with how many terms it has.
        themes: The ways to those of the list that are on a theme.
        organisation: The address of the page of the organisation whose deeds are listed.
        whole_theme: The list of the theme's deeds from all service areas.
    """

    podcast: PodcastSubscription | None = None
    newsletter: str = ""
    areas: tuple[Chip, ...] = ()
    ways: tuple[Chip, ...] = ()
    themes: tuple[Chip, ...] = ()
    organisation: str = ""
    whole_theme: Link | None = None


NOTHING = Above()


@dataclass(frozen=True, slots=True)
class ListData(Data):
    """What a page of a list shows.

    Attributes:
        above: What stands above the list, the areas below a heading.
        section: The heading of the list, where something else stands above it.
        amount: How many records the list has, and which of its pages this is; empty with none.
        records: Those of the page.
        empty: What is said when there are none.
        pager: The ways to the other pages.
        others: What else there is on the subject, below a heading.
        feeds: The feeds of what is listed.
    """

    heading: PageHeading
    above: Above
    areas_section: Section | None
    section: Section | None
    amount: str
    records: tuple[Card, ...]
    empty: str
    pager: tuple[PagerStep, ...]
    others_section: Section | None
    others: tuple[Card, ...]
    feeds: FeedSubscription | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records.

    Attributes:
        address: Of its first page.
        count: The list's size in words: '64 tekoa'.
        text: The page whose text the first page shows above the list.
        section: The words of the heading right above the list; may be empty.
        above: What else the first page shows above the list.
        others: What the first page shows below the list, as other things on the subject.
        subscription: The feeds, of which the first page tells at its end.
        feeds: The same for programs.
        empty: What the page says when there is nothing to list.
    """

    address: str
    title: str
    summary: str
    count: str
    records: Sequence[Record]
    trail: tuple[Link, ...] = ()
    text: InfoPage | None = None
    section: str = ""
    above: Above = NOTHING
    others: Sequence[Record] = ()
    subscription: FeedSubscription | None = None
    feeds: tuple[FeedLink, ...] = ()
    empty: str = "Täällä ei ole vielä mitään."


def section_listing(
    site: Site, collection: str, above: Above = NOTHING, section: str = ""
) -> Listing:
    """Return the list that is a section's front page, headed by the editors' own page."""
    page = section_page(site, collection)
    record_type = COLLECTIONS[collection]
    records = site.all(record_type)
    return Listing(
        address=SECTIONS[collection],
        title=page.title if page else kind_of(record_type).heading,
        summary=page.summary if page else "",
        count=amount(record_type, len(records)),
        records=records,
        text=page,
        section=section,
        above=above,
    )


def list_page(site: Site, frame: Listing, shown: Sequence[Record], number: int, pages: int) -> Page:
    """Return a page of a list.

    Args:
        site: What is shown of other records.
        frame: The list; which of its records are shown is told apart, since a page needs no others.
        shown: The page's records.
        number: Which page it is, counted from 0.
        pages: How many there are.
    """
    is_first = number == 0
    address = paged(frame.address, number)
    text = editor_text(site, frame.text, address) if is_first else NO_TEXT
    sections = Sections(text)
    above = frame.above if is_first else NOTHING
    others = cards(site, frame.others) if is_first else ()
    place = f", sivu {number + 1}/{pages}" if pages > 1 else ""
    data = ListData(
        heading=page_heading(frame.title, frame.summary if is_first else "", frame.trail),
        above=above,
        areas_section=sections.add("Palvelualueet") if above.areas else None,
        section=sections.add(frame.section) if frame.section else None,
        amount=frame.count + place if shown else "",
        records=cards(site, shown),
        empty=frame.empty,
        pager=pager(frame.address, pages, number),
        others_section=sections.add("Muuta samasta teemasta", "muuta") if others else None,
        others=others,
        feeds=frame.subscription if is_first else None,
    )
    return Page(
        address,
        "list",
        frame.title + place,
        f"{frame.summary} {frame.count}{place}.".strip(),
        "index",
        data,
        text,
        sections.contents,
        searchable=False,
        feeds=frame.feeds,
    )
