"""Where the calendars are, and how pages offer them; `calendar` makes the files themselves."""

from collections.abc import Iterator

from tori.content.records import Series, Webinar
from tori.pages.page import FeedLink
from tori.pages.wording import amount
from tori.render.body import Blocks, SectionHeading
from tori.render.html import Html, html
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.text import slug

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


def subscription_to_all(view: View) -> Blocks:
    """Return how to subscribe to all webinars; that there are no events is said, not hidden."""
    content = "Kalenterissa ovat kaikki webinaarit, joiden alkamisaika tiedetään."
    if not any(webinar.starts for webinar in view.site.all(Webinar)):
        content += " Nyt niitä ei ole yhtään."
    return _subscription(view, ALL_WEBINARS, content)


def subscription_to_series(view: View, series: Series) -> Blocks:
    """Return how to subscribe to a series."""
    return _subscription(view, calendar_address(series), "Kalenterissa ovat sarjan webinaarit.")


def subscription_hint(webinars: int) -> Html:
    """Return how many webinars are to come, with the way to the subscription on the same page."""
    return html(
        '{} – <a href="#{}">tilaa kalenteriisi</a>', amount(Webinar, webinars), slug(_HEADING)
    )


def _subscription(view: View, address: str, content: str) -> Blocks:
    """Return the section on a calendar, whose address stands there to be copied.

    A link alone would be opened once and never again, and many browsers do not know `webcal:`.
    """
    how = html(
        "<p>{} Kun lisäät sen osoitteen kalenteriohjelmaasi, uudet ja muuttuneet ajat päivittyvät "
        "itsestään. Toiminnon nimi on esimerkiksi ”Tilaa verkosta” (Outlook), ”URL-osoitteella” "
        "(Google Kalenteri) tai ”Lisää tilattu kalenteri” (iPhone).</p>",
        content,
    )
    where = html(
        '<p class="feed-address">Kalenterin osoite: <code>{}</code></p>',
        view.site.publisher.full_address(address),
    )
    way = html('<p><a href="{}">Avaa kalenteritiedosto</a></p>', view.way(address))
    return SectionHeading(_HEADING), how, where, way
