"""A webinar's page."""

from datetime import date
from pathlib import Path

import pytest

from tests.projects import PUBLISHER, ROOT
from tests.small_site import VOCABULARY, dated, record, small_site
from tori.content.media.media_files import MediaFile
from tori.content.media.webvtt import Cue, Transcript
from tori.content.records import Record, Webinar
from tori.pages.page import Page
from tori.pages.pieces import Fact, Link
from tori.pages.webinar import WebinarData, webinar_page
from tori.site.model import build_site
from tori.templating.templates import Templates

SERIES = record("webinars/series/sarja", dated("Sarja", "organisers: [malli]"))
TIME = "starts: 2026-12-01T12:30+02:00\nduration_minutes: 60"
REGISTRATION = "registration_url: https://x.example/i"
REGISTER = Link("Ilmoittaudu", "https://x.example/i", elsewhere=True)
ADD = Link("Lisää kalenteriin", "webinaarit/a/kalenteri.ics")
DAY, AFTER = date(2026, 12, 1), date(2026, 12, 2)


def webinar(identifier: str, *more: str) -> Webinar:
    """Return a webinar."""
    made = record(f"webinars/{identifier}", dated(f"Webinaari {identifier}", "\n".join(more)))
    assert isinstance(made, Webinar)
    return made


def page_of(this: Webinar, *others: Record, day: date = DAY) -> Page:
    """Return a webinar's page."""
    return webinar_page(small_site(this, *others, day=day), this)


def data_of(this: Webinar, *others: Record, day: date = DAY) -> WebinarData:
    """Return what a webinar's page shows."""
    data = page_of(this, *others, day=day).data
    assert isinstance(data, WebinarData)
    return data


def facts_of(this: Webinar, *others: Record, day: date = DAY) -> dict[str, str]:
    """Return the facts of a webinar that are words."""
    facts = data_of(this, *others, day=day).facts
    return {fact.label: fact.words for fact in facts if fact.words}


def body_of(page: Page) -> str:
    """Return a page's body."""
    return Templates(ROOT / "overrides").body(page)


def test_webinar_without_a_time_says_so() -> None:
    """What is not known is said to be unknown, and nothing is noted in a calendar."""
    this = webinar("a", "series: sarja\npart: 2")
    data = data_of(this, SERIES)
    assert facts_of(this, SERIES) == {"Pidetty": "ajankohta ei tiedossa"}
    assert data.heading.label == "Osa 2"
    assert data.facts[0] == Fact("Sarja", links=(Link("Sarja", "webinaarit/sarjat/sarja/"),))
    assert data.actions == ()
    assert data.structured is None
    assert "ld+json" not in body_of(page_of(this, SERIES))


def test_coming_webinar_tells_when_and_where() -> None:
    """Day, times with the weekday and the place; it can be noted, and machines are told."""
    this = webinar("a", "series: sarja", TIME)
    assert facts_of(this, SERIES) == {
        "Ajankohta": "ti 1.12.2026 klo 12.30–13.30",
        "Paikka": "verkossa",
        "Kesto": "60 min",
    }
    assert data_of(this, SERIES).actions == (ADD,)
    assert '<script type="application/ld+json">{"@context"' in body_of(page_of(this, SERIES))
    placed = webinar("a", "topic: x\nlocation: Kuntatalo")
    assert facts_of(placed)["Paikka"] == "Kuntatalo, myös verkossa"


@pytest.mark.parametrize(("day", "is_coming"), [(DAY, True), (AFTER, False)])
def test_registration_ends_with_the_day(day: date, *, is_coming: bool) -> None:
    """Until the day of its end has passed one can register and note the time; then it was held."""
    this = webinar("a", "topic: x", TIME, REGISTRATION)
    assert data_of(this, day=day).actions == ((REGISTER, ADD) if is_coming else ())
    assert ("Pidetty" in facts_of(this, day=day)) != is_coming


def test_actions_are_buttons() -> None:
    """One leads away from the site, the other to a file beside the page."""
    body = body_of(page_of(webinar("a", "topic: x", TIME, REGISTRATION)))
    assert '<a class="md-button" href="https://x.example/i">Ilmoittaudu</a>' in body
    assert '<a class="md-button" href="../../webinaarit/a/kalenteri.ics">Lisää' in body


def test_coming_webinar_without_a_time_has_its_registration() -> None:
    """Where no time is stated, the stated word tells whether one can register."""
    coming = webinar("a", "topic: x\nstatus: tulossa", REGISTRATION)
    assert data_of(coming).actions == (REGISTER,)
    assert data_of(webinar("a", "topic: x", REGISTRATION)).actions == ()


def test_cancelled_webinar_says_so_first() -> None:
    """It is said above everything else; nobody registers, and the calendar can be told."""
    cancelled = webinar("a", "topic: x\nstatus: peruttu", TIME, REGISTRATION)
    body = body_of(page_of(cancelled))
    assert body.index("Tämä webinaari on peruttu.") < body.index("ti 1.12.2026")
    assert facts_of(cancelled)["Tilanne"] == "peruttu"
    assert data_of(cancelled).actions == (Link("Vie peruutus kalenteriin", ADD.address),)
    assert "Pidetty" not in facts_of(cancelled, day=AFTER)
    assert data_of(cancelled, day=AFTER).actions == ()
    assert "peruttu" not in body_of(page_of(webinar("a", "topic: x", TIME)))


def test_topic_is_said_to_be_a_topic() -> None:
    """A page that stands for a topic does not pretend to be one event; with a time it is one."""
    assert data_of(webinar("a", "topic: aivotyö")).heading.label == "Webinaarien aihe"
    assert data_of(webinar("a", "topic: aivotyö", TIME)).heading.label == "Webinaari"


def test_held_webinar_has_its_recording_and_slides() -> None:
    """The recording has a heading of its own."""
    page = page_of(
        webinar("b", "topic: x\nslides: kalvot.pdf\nrecording: {url: 'https://x.example/t'}")
    )
    body = body_of(page)
    assert [entry.words for entry in page.contents] == ["Tallenne"]
    assert '>Tallenne</h2>\n<p><a href="https://x.example/t">Katso tallenne</a></p>' in body
    assert 'href="../../webinaarit/kalvot.pdf">Lataa esitys</a>' in body


def test_captions_are_text_and_a_file() -> None:
    """Who does not watch the recording reads it; times lead nowhere, as it plays elsewhere."""
    past = webinar("b", "topic: x\nrecording: {url: 'https://x.example/t', captions: media/b.vtt}")
    captions = Transcript((Cue(0, 2000, "Puhuja", "Ensin <tämä>."),))
    path = "content/webinars/media/b.vtt"
    media = {path: MediaFile(path, Path("b.vtt"), 1, transcript=captions)}
    site = build_site((past,), VOCABULARY, media, DAY, PUBLISHER)
    body = body_of(webinar_page(site, past))
    assert "Ensin &lt;tämä&gt;." in body
    assert '<span class="time">0:00</span> <strong>Puhuja:</strong> <span' in body
    assert "data-seconds" not in body
    assert '<a href="../../webinaarit/media/b.vtt" download>' in body


def test_page_offers_the_calendar_of_its_series() -> None:
    """A topic's page offers that of all, as does one whose series has none any more."""
    part = webinar("a", "series: sarja")
    gone = record("webinars/series/sarja", dated("Sarja", "withdrawn: Vanhentunut."))
    (own,) = page_of(part, SERIES).feeds
    (others,) = page_of(part, gone).feeds
    (topics,) = page_of(webinar("a", "topic: x")).feeds
    assert own.address == "/webinaarit/sarjat/sarja/kalenteri.ics"
    assert others.address == topics.address == "/webinaarit/kalenteri.ics"


def test_hostile_words_are_words() -> None:
    """A title or a place that looks like code is shown as it was written."""
    hostile = "</script><script>\"&'"
    made = webinar("a", "topic: x", TIME, REGISTRATION)
    this = made.model_copy(update={"title": hostile, "location": hostile})
    body = body_of(page_of(this))
    assert body.count("<script") == body.count("</script>") == 1
    assert body.count("&lt;/script&gt;&lt;script&gt;&#34;&amp;&#39;") == 2
