"""How pages offer calendars, as HTML; `tori.pages.calendars` says where they are."""

from tori.content.records import Series
from tori.pages.calendars import calendar_address
from tori.render.body import Blocks, SectionHeading
from tori.render.html import html
from tori.render.view import View

_HEADING = "Tilaa kalenteriisi"


def subscription_to_series(view: View, series: Series) -> Blocks:
    """Return how to subscribe to a series."""
    return _subscription(view, calendar_address(series), "Kalenterissa ovat sarjan webinaarit.")


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
