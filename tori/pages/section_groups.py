"""The sections whose front page has its records in groups: webinars and top lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tori.content.records import COLLECTIONS, Record, Series, TopList, Webinar
from tori.content.records.kinds import kind_of
from tori.pages.calendars import CalendarSubscription, calendar_link, subscription_to_all
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import Card, PageHeading, cards, page_heading
from tori.pages.texts import editor_text
from tori.pages.wording import amount
from tori.site.model import Site
from tori.site.permalinks import SECTIONS
from tori.site.sequences import section_page
from tori.site.webinar_times import coming, recorded


@dataclass(frozen=True, slots=True)
class RecordGroup(Data):
    """A group of records below its heading.

    Attributes:
        amount: How many there are, in words; empty where it is not said.
        subscribes: Whether the way to the calendar stands beside the amount.
    """

    section: Section
    amount: str
    records: tuple[Card, ...]
    subscribes: bool


@dataclass(frozen=True, slots=True)
class GroupsData(Data):
    """What the page of a section in groups shows.

    Attributes:
        groups: Those that have records.
        calendar: How to subscribe to what the section tells of.
    """

    heading: PageHeading
    groups: tuple[RecordGroup, ...]
    calendar: CalendarSubscription | None


class _Group(NamedTuple):
    words: str
    amount: str
    records: Sequence[Record]
    subscribes: bool = False


def webinars_page(site: Site) -> Page:
    """Return the webinars' page: what is to come, recordings, the series, then the other topics."""
    webinars = site.all(Webinar)
    upcoming, recordings = coming(site), recorded(site)
    parts = sum(1 for webinar in webinars if webinar.series)
    every_series = site.all(Series)
    shown = {webinar.id for webinar in (*upcoming, *recordings)}
    groups = (
        _Group("Tulevat webinaarit", amount(Webinar, len(upcoming)), upcoming, subscribes=True),
        _Group("Tallenteet", amount(Webinar, len(recordings)), recordings),
        _Group(
            "Sarjat", f"{amount(Series, len(every_series))}, {amount(Webinar, parts)}", every_series
        ),
        _Group("Aiheet", "", tuple(w for w in webinars if w.topic and w.id not in shown)),
    )
    return _page(site, "webinars", groups, has_calendar=True)


def top_lists_page(site: Site) -> Page:
    """Return the lists' page: those of our own editors first, then the programme's."""
    lists = site.all(TopList)
    groups = (
        _Group(words, "", tuple(entry for entry in lists if entry.compiled_by == compiler))
        for words, compiler in (
            ("Tämän sivuston listat", "toimitus"),
            ("Kunteko-ohjelman listat", "ohjelma"),
        )
    )
    return _page(site, "toplists", tuple(groups))


def _page(
    site: Site, collection: str, groups: Sequence[_Group], *, has_calendar: bool = False
) -> Page:
    address = SECTIONS[collection]
    page = section_page(site, collection)
    text = editor_text(site, page, address)
    sections = Sections(text)
    title = page.title if page else kind_of(COLLECTIONS[collection]).heading
    summary = page.summary if page else ""
    shelves = tuple(_shelf(site, sections, group) for group in groups if group.records)
    calendar = subscription_to_all(site, sections) if has_calendar else None
    return Page(
        address,
        "groups",
        title,
        summary,
        "index",
        GroupsData(page_heading(title, summary), shelves, calendar),
        text,
        sections.contents,
        searchable=False,
        feeds=(calendar_link(site),) if has_calendar else (),
    )


def _shelf(site: Site, sections: Sections, group: _Group) -> RecordGroup:
    shown = cards(site, group.records)
    return RecordGroup(sections.add(group.words), group.amount, shown, group.subscribes)
