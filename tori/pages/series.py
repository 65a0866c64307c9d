"""The page of a series of webinars: its parts in their order, and how to follow it."""

from dataclasses import dataclass

from tori.content.records import Series
from tori.pages.calendars import CalendarSubscription, calendar_link, subscription_to_series
from tori.pages.feeds import FeedSubscription, feed_links, feed_subscription
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    SourceLine,
    cards,
    facts,
    from_root,
    organisation_links,
    page_heading,
    source_line,
    theme_links,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.site.sequences import parts_of
from tori.text import capitalised


@dataclass(frozen=True, slots=True)
class SeriesData(Data):
    """What the page of a series of webinars shows.

    Attributes:
        parts: The webinars of the series, in order.
        calendar: How to have their times in a calendar; None while no time is known.
        subscription: How to follow the series as a feed.
    """

    heading: PageHeading
    facts: tuple[Fact, ...]
    parts_section: Section
    parts: tuple[Card, ...]
    calendar: CalendarSubscription | None
    subscription: FeedSubscription
    source: SourceLine | None


def series_page(site: Site, series: Series) -> Page:
    """Return the page of a series."""
    address = permalink(series)
    text = editor_text(site, series, address)
    sections = Sections(text)
    parts = parts_of(site, series)
    trail = (Link("Webinaarit", from_root(SECTIONS["webinars"])),)
    is_dated = any(part.starts for part in parts)
    data = SeriesData(
        heading=page_heading(series.title, series.summary, trail, capitalised(series.kind)),
        facts=facts(
            Fact("Järjestäjät", links=organisation_links(site, series.organisers)),
            Fact("Teemat", links=theme_links(series.themes)),
            Fact("Julkaistu", date_in_finnish(series.published)),
        ),
        parts_section=sections.add("Osat"),
        parts=cards(site, parts),
        calendar=subscription_to_series(site, sections, series) if is_dated else None,
        subscription=feed_subscription(series.title, address),
        source=source_line(site, series.source),
    )
    return Page(
        address,
        "series",
        series.title,
        series.summary,
        "series",
        data,
        text,
        sections.contents,
        modified=w3c_date(series.reviewed or series.published),
        feeds=(
            *feed_links(site.publisher, series.title, address),
            calendar_link(site, series),
        ),
    )
