"""The pages of webinars and their series."""

from datetime import date
from pathlib import Path

import pytest

from tests.projects import PUBLISHER
from tests.render.small_site import VOCABULARY, dated, record, small_site
from tori.content.media import MediaFile
from tori.content.records import Record, Series, Webinar
from tori.content.webvtt import Cue, Transcript
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.render.webinar_pages import series_page, webinar_page
from tori.site.model import build_site

SERIES = record("webinars/series/sarja", dated("Sarja", "organisers: [malli]"))
TIME = "starts: 2026-12-01T12:30+02:00\nduration_minutes: 60"
REGISTRATION = "registration_url: https://x.example/i"
ADD = '<a class="md-button" href="kalenteri.ics">Lisää kalenteriin</a>'
DAY, AFTER = date(2026, 12, 1), date(2026, 12, 2)


def webinar(identifier: str, *more: str) -> Webinar:
    """Return a webinar."""
    made = record(f"webinars/{identifier}", dated(f"Webinaari {identifier}", "\n".join(more)))
    assert isinstance(made, Webinar)
    return made


def page_of(this: Webinar, *others: Record, day: date = DAY) -> PageDocument:
    """Return a webinar's page."""
    site = small_site(this, *others, day=day)
    return webinar_page(View(site, f"/webinaarit/{this.id}/"), this)


def series_of(*parts: Record, day: date = DAY) -> PageDocument:
    """Return the page of a series with these parts."""
    assert isinstance(SERIES, Series)
    site = small_site(SERIES, *parts, day=day)
    return series_page(View(site, "/webinaarit/sarjat/sarja/"), SERIES)


def test_series_shows_its_parts_in_order() -> None:
    """Parts stand by their numbers, not by their names."""
    parts = (webinar("b", "series: sarja\npart: 1"), webinar("a", "series: sarja\npart: 2"))
    body = series_of(*parts).body
    assert body.index("Webinaari b") < body.index("Webinaari a")


def test_series_offers_its_calendar() -> None:
    """Programs always find it; readers are told of it when there is something in it."""
    without, within = (
        series_of(webinar("a", "series: sarja")),
        series_of(webinar("a", "series: sarja", TIME)),
    )
    address = "/webinaarit/sarjat/sarja/kalenteri.ics"
    assert [feed.address for feed in without.feeds] == [feed.address for feed in within.feeds]
    assert within.feeds[-1].address == address
    assert ">Tilaa kalenteriisi</h2>" in within.body
    assert ">Tilaa kalenteriisi</h2>" not in without.body


def test_webinar_without_a_time_says_so() -> None:
    """What is not known is said to be unknown, and nothing is noted in a calendar."""
    body = page_of(webinar("a", "series: sarja\npart: 2"), SERIES).body
    assert "ajankohta ei tiedossa" in body
    assert '<p class="label">Osa 2</p>' in body
    assert '<a href="../sarjat/sarja/">Sarja</a>' in body
    assert "kalenteri.ics" not in body
    assert "ld+json" not in body


def test_coming_webinar_tells_when_and_where() -> None:
    """Day, times with the weekday and the place; it can be noted, and machines are told."""
    body = page_of(webinar("a", "series: sarja", TIME), SERIES).body
    assert "<dt>Ajankohta</dt><dd>ti 1.12.2026 klo 12.30–13.30</dd>" in body
    assert "<dt>Paikka</dt><dd>verkossa</dd>" in body
    assert ADD in body
    assert '"@type":"Event"' in body
    assert "Kuntatalo, myös verkossa" in page_of(webinar("a", "topic: x\nlocation: Kuntatalo")).body


@pytest.mark.parametrize(("day", "is_coming"), [(DAY, True), (AFTER, False)])
def test_registration_ends_with_the_day(day: date, *, is_coming: bool) -> None:
    """Until the day of its end has passed one can register and note the time; then it was held."""
    body = page_of(webinar("a", "topic: x", TIME, REGISTRATION), day=day).body
    assert ('href="https://x.example/i">Ilmoittaudu</a>' in body) == is_coming
    assert (ADD in body) == is_coming
    assert ("<dt>Pidetty</dt>" in body) != is_coming


def test_coming_webinar_without_a_time_has_its_registration() -> None:
    """Where no time is stated, the stated word tells whether one can register."""
    assert "Ilmoittaudu" in page_of(webinar("a", "topic: x\nstatus: tulossa", REGISTRATION)).body
    assert "Ilmoittaudu" not in page_of(webinar("a", "topic: x", REGISTRATION)).body


def test_cancelled_webinar_says_so_first() -> None:
    """It is said above everything else; nobody registers, and the calendar can be told."""
    cancelled = webinar("a", "topic: x\nstatus: peruttu", TIME, REGISTRATION)
    body = page_of(cancelled).body
    assert body.index("Tämä webinaari on peruttu.") < body.index("ti 1.12.2026")
    assert "<dd>peruttu</dd>" in body
    assert "Ilmoittaudu" not in body
    assert ">Vie peruutus kalenteriin</a>" in body
    assert "Pidetty" not in page_of(cancelled, day=AFTER).body
    assert "kalenteriin</a>" not in page_of(cancelled, day=AFTER).body


def test_topic_is_said_to_be_a_topic() -> None:
    """A page that stands for a topic does not pretend to be one event; with a time it is one."""
    assert "Webinaarien aihe" in page_of(webinar("a", "topic: aivotyö")).body
    assert "Webinaarien aihe" not in page_of(webinar("a", "topic: aivotyö", TIME)).body


def test_held_webinar_has_its_recording_and_slides() -> None:
    """The recording has a heading of its own."""
    past = webinar("b", "topic: x\nslides: kalvot.pdf\nrecording: {url: 'https://x.example/t'}")
    body = page_of(past).body
    assert '>Tallenne</h2>\n<p><a href="https://x.example/t">Katso tallenne</a></p>' in body
    assert 'href="../kalvot.pdf"' in body
    assert "Tekstivastine" not in body


def test_captions_are_text_and_a_file() -> None:
    """Who does not watch the recording reads it; times lead nowhere, as it plays elsewhere."""
    past = webinar("b", "topic: x\nrecording: {url: 'https://x.example/t', captions: media/b.vtt}")
    captions = Transcript((Cue(0, 2000, "Puhuja", "Ensin <tämä>."),))
    path = "content/webinars/media/b.vtt"
    media = {path: MediaFile(path, Path("b.vtt"), 1, transcript=captions)}
    site = build_site((past,), VOCABULARY, media, DAY, PUBLISHER)
    body = webinar_page(View(site, "/webinaarit/b/"), past).body
    assert "Ensin &lt;tämä&gt;." in body
    assert '<span class="time">0:00</span>' in body
    assert '<a href="../media/b.vtt" download>' in body


def test_page_offers_the_calendar_of_its_series() -> None:
    """A topic's page offers that of all, as does one whose series has none any more."""
    part = webinar("a", "series: sarja")
    gone = record("webinars/series/sarja", dated("Sarja", "withdrawn: Vanhentunut."))
    (own,) = page_of(part, SERIES).feeds
    (others,) = page_of(part, gone).feeds
    (topics,) = page_of(webinar("a", "topic: x")).feeds
    assert own.address == "/webinaarit/sarjat/sarja/kalenteri.ics"
    assert others.address == topics.address == "/webinaarit/kalenteri.ics"
