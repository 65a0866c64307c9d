"""The page of a series of webinars."""

from tests.pages.test_webinar import SERIES, TIME, body_of, webinar
from tests.small_site import small_site
from tori.content.records import Record, Series
from tori.pages.page import Page
from tori.pages.series import SeriesData, series_page


def page_of(*parts: Record) -> Page:
    """Return the page of a series with these parts."""
    assert isinstance(SERIES, Series)
    return series_page(small_site(SERIES, *parts), SERIES)


def data_of(*parts: Record) -> SeriesData:
    """Return what the page of a series with these parts shows."""
    data = page_of(*parts).data
    assert isinstance(data, SeriesData)
    return data


def test_parts_are_shown_in_order() -> None:
    """Parts stand by their numbers, not by their names, and the list is a numbered one."""
    parts = (webinar("b", "series: sarja\npart: 1"), webinar("a", "series: sarja\npart: 2"))
    assert [card.title for card in data_of(*parts).parts] == ["Webinaari b", "Webinaari a"]
    assert '<ol class="cards"><li class="card">' in body_of(page_of(*parts))


def test_series_without_parts_has_no_empty_list() -> None:
    """Nothing is listed where there is nothing."""
    assert data_of().parts == ()
    assert '<ol class="cards"' not in body_of(page_of())


def test_calendar_is_offered() -> None:
    """Programs always find it; readers are told of it when there is something in it."""
    without, within = (
        page_of(webinar("a", "series: sarja")),
        page_of(webinar("a", "series: sarja", TIME)),
    )
    address = "/webinaarit/sarjat/sarja/kalenteri.ics"
    assert [feed.address for feed in without.feeds] == [feed.address for feed in within.feeds]
    assert within.feeds[-1].address == address
    assert [entry.words for entry in within.contents] == ["Osat", "Tilaa kalenteriisi"]
    assert [entry.words for entry in without.contents] == ["Osat"]
    assert f"<code>https://tori.example{address}</code>" in body_of(within)


def test_feeds_are_told_of() -> None:
    """Who reads the page can follow the series, as programs can."""
    page = page_of()
    assert [feed.address for feed in page.feeds[:3]] == [
        f"/webinaarit/sarjat/sarja/{file}" for file in ("rss.xml", "atom.xml", "feed.json")
    ]
    assert 'href="../../../webinaarit/sarjat/sarja/rss.xml"' in body_of(page)
