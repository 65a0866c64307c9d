"""How pages offer calendars, as HTML."""

from tests.factories import series, site, webinar
from tori.render.body import body_of
from tori.render.calendar_links import (
    subscription_hint,
    subscription_to_all,
    subscription_to_series,
)
from tori.render.view import View

NONE = "Nyt niitä ei ole yhtään."


def all_of(view: View) -> str:
    """Return the section on the subscription to all webinars."""
    return body_of(subscription_to_all(view)).html


def test_address_is_there_to_be_copied() -> None:
    """The full address stands as text, and a link opens the file from wherever the page is."""
    view = View(site(series(), webinar()), "/webinaarit/sarjat/tekoalya/")
    made = body_of(subscription_to_series(view, series())).html
    assert "<code>https://tori.example/webinaarit/sarjat/tekoalya/kalenteri.ics</code>" in made
    assert '<a href="kalenteri.ics">' in made
    assert '<a href="../../kalenteri.ics">' in all_of(view)


def test_empty_calendar_says_that_it_is_empty() -> None:
    """Nobody subscribes in vain without knowing."""
    timed = webinar(starts="2026-12-01T12:30+02:00", duration_minutes="60")
    assert NONE in all_of(View(site(series(), webinar()), "/webinaarit/"))
    assert NONE not in all_of(View(site(series(), timed), "/webinaarit/"))


def test_hint_leads_to_the_section() -> None:
    """The list of what is to come leads to the heading below it."""
    assert subscription_hint(2) == (
        '2 webinaaria – <a href="#tilaa-kalenteriisi">tilaa kalenteriisi</a>'
    )
