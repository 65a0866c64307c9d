"""The front page."""

from datetime import date

from tests.factories import deed, info_page, site, webinar
from tests.pages.shown import parsed, shown
from tori.content.records import Record
from tori.pages.chips import Chip
from tori.pages.front import FrontData, front_page
from tori.pages.page import Page
from tori.pages.pieces import Link
from tori.site.permalinks import FRONT_PAGE

DAY = date(2026, 11, 24)


def page_of(*records: Record) -> Page:
    """Return the front page of a site."""
    return front_page(site(*records, today=DAY))


def data_of(*records: Record) -> FrontData:
    """Return what it shows."""
    data = page_of(*records).data
    assert isinstance(data, FrontData)
    return data


def test_welcome_is_the_editors() -> None:
    """Title, summary and text come from the page named etusivu, and are text."""
    name = FRONT_PAGE.rpartition("/")[2]
    page = page_of(info_page(name, "Etusivun teksti.", title="Terve & <b>hei</b>"))
    assert (page.address, page.title) == ("/", "Terve & <b>hei</b>")
    found = parsed(page)
    assert found.xpath("string(//h1)") == page.title
    assert found.xpath("string(//div[@class='hero']/p)") == page.description
    assert "Etusivun teksti." in shown(page)


def test_front_page_needs_no_welcome() -> None:
    """A new site has a front page before anybody has written one."""
    page = page_of()
    assert page.title == "Tekojen tori"
    assert [entry.words for entry in page.contents] == ["Löydä tekoja palvelualueittain"]
    assert "chips" not in shown(page)


def test_three_newest_of_each_kind_and_the_way_to_all() -> None:
    """A kind shows three cards and its count; a kind without records is not there."""
    deeds = [deed(f"teko-{number}") for number in range(4)]
    data = data_of(*deeds)
    (shelf,) = data.shelves
    assert (shelf.section.words, len(shelf.cards)) == ("Teot", 3)
    assert shelf.all == Link("4 tekoa", "teot/")
    assert data.counts == (Link("4 tekoa", "teot/"),)
    body = shown(page_of(*deeds))
    assert body.count('class="card"') == 3
    assert '<a href="./teot/">4 tekoa – katso kaikki</a>' in body


def test_service_areas_have_their_counts() -> None:
    """The ways in tell how many deeds lie behind each; those without are left out."""
    (area,) = data_of(deed("teko", service_area="koko kunta")).areas
    assert area == Chip("koko kunta", "teot/palvelualueet/koko-kunta/", 1)


def test_webinars_to_come_stand_above_the_ways_in() -> None:
    """The next three, soonest first, without those cancelled; the heading comes first."""
    times = (("d", 4, None), ("c", 3, None), ("b", 2, "peruttu"), ("a", 1, None), ("e", 5, None))
    webinars = [
        webinar(
            name,
            topic="x",
            series=None,
            part=None,
            duration_minutes=60,
            starts=f"2026-12-0{day}T12:30+02:00",
            status=status,
        )
        for name, day, status in times
    ]
    page = page_of(*webinars)
    assert isinstance(page.data, FrontData)
    assert page.data.upcoming
    addresses = [card.address for card in page.data.upcoming.cards]
    assert addresses == ["webinaarit/a/", "webinaarit/c/", "webinaarit/d/"]
    assert [entry.words for entry in page.contents] == [
        "Tulevat webinaarit",
        "Löydä tekoja palvelualueittain",
    ]
    body = shown(page)
    assert body.index("webinaarit/d/") < body.index(">Löydä tekoja")


def test_no_heading_where_no_webinar_is_to_come() -> None:
    """A cancelled one, and one without a time, are not to come."""
    cancelled = webinar(
        "b",
        topic="x",
        series=None,
        part=None,
        duration_minutes=60,
        starts="2026-12-02T12:30+02:00",
        status="peruttu",
    )
    topic = webinar("f", topic="x", series=None, part=None)
    assert data_of(cancelled, topic).upcoming is None
