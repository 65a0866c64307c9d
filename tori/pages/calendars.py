"""Where the calendars are, and how pages offer them; the files are made elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from tori.content.records import Series, Webinar
from tori.pages.page import Data, FeedLink, Section, Sections
from tori.pages.pieces import from_root
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink

_FILE = "kalenteri.ics"
_HEADING = "Tilaa kalenteriisi"

ALL_WEBINARS = f"{SECTIONS['webinars']}{_FILE}"
"""The address of the calendar of all webinars."""


def calendar_address(record: Series | Webinar) -> str:
    """Return the address of a series' or a webinar's own calendar."""
    return f"{permalink(record)}{_FILE}"


def calendar_addresses(site: Site) -> Iterator[str]:
    """Yield the address of every calendar: each webinar's that has a start, each series', all."""
    for webinar in site.all(Webinar):
        if webinar.starts:
            yield calendar_address(webinar)
    for series in site.all(Series):
        yield calendar_address(series)
    yield ALL_WEBINARS


def calendar_name(site: Site, series: Series | None = None) -> str:
    """Return what calendar programs call a series' calendar, or that of all webinars."""
    return f"{series.title if series else 'Webinaarit'} – {site.publisher.site_name}"


def calendar_link(site: Site, series: Series | None = None) -> FeedLink:
    """Return a series' calendar, or that of all webinars, as pages offer it to programs."""
    address = calendar_address(series) if series else ALL_WEBINARS
    return FeedLink(f"Kalenteri: {calendar_name(site, series)}", address, "text/calendar")


@dataclass(frozen=True, slots=True)
class CalendarSubscription(Data):
    """The section on a calendar, whose address stands there to be copied.

    A link alone would be opened once and never again, and many browsers do not know `webcal:`.

    Attributes:
        content: What is in the calendar, in sentences.
        full_address: With the site's own address.
        address: From the site's root.
    """

    section: Section
    content: str
    full_address: str
    address: str


def subscription_to_all(site: Site, sections: Sections) -> CalendarSubscription:
    """Return how to subscribe to all webinars; that there are no events is said, not hidden."""
    content = "Kalenterissa ovat kaikki webinaarit, joiden alkamisaika tiedetään."
    if not any(webinar.starts for webinar in site.all(Webinar)):
        content += " Nyt niitä ei ole yhtään."
    return _subscription(site, sections, ALL_WEBINARS, content)


def subscription_to_series(site: Site, sections: Sections, series: Series) -> CalendarSubscription:
    """Return how to subscribe to a series."""
    content = "Kalenterissa ovat sarjan webinaarit."
    return _subscription(site, sections, calendar_address(series), content)


def _subscription(
    site: Site, sections: Sections, address: str, content: str
) -> CalendarSubscription:
    full_address = site.publisher.full_address(address)
    return CalendarSubscription(sections.add(_HEADING), content, full_address, from_root(address))
