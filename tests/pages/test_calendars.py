"""Where the calendars are, and how pages offer them."""

from tests.factories import series, site, webinar
from tori.pages.calendars import (
    calendar_address,
    calendar_link,
    subscription_to_all,
    subscription_to_series,
)
from tori.pages.page import FeedLink, Sections
from tori.site.model import Site

NONE = "Nyt niitä ei ole yhtään."


def test_calendars_stand_beside_their_pages() -> None:
    """A series' calendar is below the series' page, a webinar's below its own."""
    assert calendar_address(series()) == "/webinaarit/sarjat/tekoalya/kalenteri.ics"
    assert calendar_address(webinar()) == "/webinaarit/tekoaly-ja-etiikka/kalenteri.ics"


def test_programs_are_offered_the_calendar_by_name() -> None:
    """Autodiscovery tells what the calendar has, where it is and that it is a calendar."""
    whole = site(series(title="Tekoälyä & <muuta>"))
    assert calendar_link(whole) == FeedLink(
        "Kalenteri: Webinaarit – Tekojen tori", "/webinaarit/kalenteri.ics", "text/calendar"
    )
    assert calendar_link(whole, series(title="Tekoälyä & <muuta>")).title == (
        "Kalenteri: Tekoälyä & <muuta> – Tekojen tori"
    )


def test_address_is_there_to_be_copied() -> None:
    """The full address is for calendar programs, the other leads to the file."""
    made = subscription_to_series(site(series(), webinar()), Sections(), series())
    assert made.full_address == "https://tori.example/webinaarit/sarjat/tekoalya/kalenteri.ics"
    assert made.address == "webinaarit/sarjat/tekoalya/kalenteri.ics"


def test_section_is_among_the_pages_contents() -> None:
    """The subscription is found from the table of contents, and its heading is the page's own."""
    sections = Sections()
    sections.add("Tilaa kalenteriisi")
    section = subscription_to_all(site(series()), sections).section
    assert [entry.id for entry in sections.contents] == ["tilaa-kalenteriisi", section.id]
    assert section.id != "tilaa-kalenteriisi"


def content_of_all(whole: Site) -> str:
    """Return what is said of the calendar of all webinars."""
    return subscription_to_all(whole, Sections()).content


def test_empty_calendar_says_that_it_is_empty() -> None:
    """Nobody subscribes in vain without knowing."""
    timed = webinar(starts="2026-12-01T12:30+02:00", duration_minutes="60")
    assert NONE in content_of_all(site(series(), webinar()))
    assert NONE not in content_of_all(site(series(), timed))
