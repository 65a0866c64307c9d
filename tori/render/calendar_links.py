"""How pages offer calendars, as HTML; `tori.pages.calendars` says where they are."""

from tori.content.records import Series, Webinar
from tori.pages.calendars import ALL_WEBINARS, calendar_address
from tori.pages.wording import amount
from tori.render.body import Blocks, SectionHeading
from tori.render.html import Html, html
from tori.render.view import View
from tori.text import slug

_HEADING = "Tilaa kalenteriisi"


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
