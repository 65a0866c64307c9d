"""How pages offer calendars, as HTML."""

from tests.factories import series, site, webinar
from tori.render.body import body_of
from tori.render.calendar_links import (
    subscription_to_series,
)
from tori.render.view import View


def test_address_is_there_to_be_copied() -> None:
    """The full address stands as text, and a link opens the file from wherever the page is."""
    view = View(site(series(), webinar()), "/webinaarit/sarjat/tekoalya/")
    made = body_of(subscription_to_series(view, series())).html
    assert "<code>https://tori.example/webinaarit/sarjat/tekoalya/kalenteri.ics</code>" in made
    assert '<a href="kalenteri.ics">' in made
