"""The pages of webinars and their series."""

from tests.render.small_site import dated, record, small_site
from tori.content.records import Record, Series, Webinar
from tori.render.view import View
from tori.render.webinar_pages import series_page, webinar_page

SERIES = record("webinars/series/sarja", dated("Sarja", "organisers: [malli]"))


def webinar(identifier: str, more: str) -> Record:
    """Return a webinar."""
    return record(f"webinars/{identifier}", dated(f"Webinaari {identifier}", more))


def webinar_body(*records: Record) -> str:
    """Return the body of the first webinar's page."""
    site = small_site(*records)
    this = records[0]
    assert isinstance(this, Webinar)
    return webinar_page(View(site, f"/webinaarit/{this.id}/"), this).body


def test_series_shows_its_parts_in_order() -> None:
    """Parts stand by their numbers, not by their names."""
    parts = (
        webinar("b", "series: sarja\npart: 1"),
        webinar("a", "series: sarja\npart: 2"),
    )
    site = small_site(SERIES, *parts)
    assert isinstance(SERIES, Series)
    body = series_page(View(site, "/webinaarit/sarjat/sarja/"), SERIES).body
    assert body.index("Webinaari b") < body.index("Webinaari a")


def test_webinar_without_a_time_says_so() -> None:
    """What is not known is said to be unknown."""
    body = webinar_body(webinar("a", "series: sarja\npart: 2"), SERIES)
    assert "ajankohta ei tiedossa" in body
    assert '<p class="label">Osa 2</p>' in body
    assert '<a href="../sarjat/sarja/">Sarja</a>' in body


def test_webinar_with_a_time_tells_it_in_finnish() -> None:
    """A start is a Finnish day and clock time, and a cancelled webinar says so."""
    body = webinar_body(
        webinar("a", "series: sarja\nstarts: 2020-05-18T12:30+03:00\nstatus: peruttu"), SERIES
    )
    assert "18.5.2020 klo 12.30" in body
    assert "<dd>peruttu</dd>" in body


def test_topic_is_said_to_be_a_topic() -> None:
    """A page that stands for a topic does not pretend to be one event."""
    assert "Webinaarien aihe" in webinar_body(webinar("a", "topic: aivotyö"))


def test_coming_webinar_has_its_registration() -> None:
    """Only a coming webinar leads to a registration; a past one to its recording and slides."""
    coming = webinar("a", "topic: x\nstatus: tulossa\nregistration_url: https://x.example/i")
    past = webinar(
        "b",
        "topic: x\nregistration_url: https://x.example/i\nslides: kalvot.pdf\n"
        "recording: {url: 'https://x.example/t'}",
    )
    assert "Ilmoittaudu" in webinar_body(coming)
    assert "Ilmoittaudu" not in webinar_body(past)
    assert "Katso tallenne" in webinar_body(past)
    assert 'href="../kalvot.pdf"' in webinar_body(past)
