"""The page that lists every feed and calendar, and says what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tori.content.records import Organisation, Series
from tori.pages.calendars import ALL_WEBINARS, calendar_address
from tori.pages.feeds import (
    FEEDS_PAGE,
    GROUPS,
    OPML_ADDRESS,
    PODCAST_FEED,
    RSS,
    FeedWay,
    category_address,
    feed_ways,
)
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import Link, PageHeading, from_root, page_heading
from tori.pages.wording import amount
from tori.site.feeds import NEWEST, Category
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.text import capitalised

_TITLE = "Syötteet ja kalenterit"
_SUMMARY = "Näin saat uuden sisällön lukuohjelmaasi ja webinaarien ajat kalenteriisi."


@dataclass(frozen=True, slots=True)
class Followed(Data):
    """What can be followed: its page, and its feeds or its calendar."""

    page: Link
    ways: tuple[FeedWay, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup(Data):
    """Feeds of one sort.

    Attributes:
        section: The heading over them.
        feeds: There is one at least.
        folded: What unfolds the list, where it is so long that it is folded away; or empty.
    """

    section: Section
    feeds: tuple[Followed, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True)
class FeedListData(Data):
    """What the page shows.

    Attributes:
        newest: How many records a feed has at most.
        file: The address of the list of all feeds as a file (OPML).
    """

    heading: PageHeading
    newest: int
    groups: tuple[FeedGroup, ...]
    file_section: Section
    file: str
    calendars_section: Section
    calendars: tuple[Followed, ...]


def feed_list_page(site: Site, categories: Sequence[Category]) -> Page:
    """Return the page.

    Args:
        site: Has the podcast and the series.
        categories: Those that have feeds.
    """
    sections = Sections()
    data = FeedListData(
        heading=page_heading(_TITLE, _SUMMARY),
        newest=NEWEST,
        groups=tuple(_groups(site, categories, sections)),
        file_section=sections.add("Kaikki syötteet kerralla"),
        file=from_root(OPML_ADDRESS),
        calendars_section=sections.add("Kalenterit"),
        calendars=tuple(_calendars(site)),
    )
    return Page(
        FEEDS_PAGE,
        "feeds",
        _TITLE,
        _SUMMARY,
        "feeds",
        data,
        contents=sections.contents,
        searchable=False,
    )


def _groups(site: Site, categories: Sequence[Category], sections: Sections) -> Iterator[FeedGroup]:
    for kind, heading in GROUPS.items():
        feeds = tuple(_feeds(site, each) for each in categories if each.kind == kind)
        if not feeds:
            continue
        is_long = kind == "organisation"
        folded = f"Näytä {amount(Organisation, len(feeds))}" if is_long else ""
        yield FeedGroup(sections.add(heading), feeds, folded)
        if kind == "site":
            yield FeedGroup(sections.add("Podcast"), (_podcast(site),))


def _feeds(site: Site, category: Category) -> Followed:
    address = category_address(category)
    name = capitalised(category.name) or site.publisher.site_name
    return Followed(Link(name, from_root(address)), feed_ways(name, address))


def _podcast(site: Site) -> Followed:
    name = site.publisher.podcast.name
    way = FeedWay(RSS.name, name, from_root(PODCAST_FEED), RSS.type)
    return Followed(Link(name, from_root(SECTIONS["podcasts"])), (way,))


def _calendars(site: Site) -> Iterator[Followed]:
    calendars = (
        ("Kaikki webinaarit", SECTIONS["webinars"], ALL_WEBINARS),
        *((each.title, permalink(each), calendar_address(each)) for each in site.all(Series)),
    )
    for name, page, calendar in calendars:
        way = FeedWay("Kalenteri", name, from_root(calendar), "text/calendar")
        yield Followed(Link(name, from_root(page)), (way,))
