"""The pages of episodes, webinars and series."""

from tests.render.small_site import dated, deed, episode, record, small_site
from tori.content.records import Episode, Record, Series, Webinar
from tori.render.broadcast_pages import episode_page, series_page, webinar_page
from tori.render.view import View

SERIES = record("webinars/series/sarja", dated("Sarja", "organisers: [malli]"))


def webinar(identifier: str, more: str) -> Record:
    """Return a webinar."""
    return record(f"webinars/{identifier}", dated(f"Webinaari {identifier}", more))


def episode_body(*records: Record) -> str:
    """Return the body of the first episode's page."""
    site = small_site(*records)
    this = records[0]
    assert isinstance(this, Episode)
    return episode_page(View(site, f"/podcast/{this.id}/"), this).body


def webinar_body(*records: Record) -> str:
    """Return the body of the first webinar's page."""
    site = small_site(*records)
    this = records[0]
    assert isinstance(this, Webinar)
    return webinar_page(View(site, f"/webinaarit/{this.id}/"), this).body


def test_player_says_that_a_machine_reads() -> None:
    """Nobody takes the machine's voice for the original episode."""
    body = episode_body(episode())
    assert '<audio controls preload="metadata" src="../media/jakso-01.mp3"' in body
    assert "koneäänen lukema tiivistelmä" in body
    assert "ei ole alkuperäinen podcast-jakso" in body
    assert "1 min 15 s" in body


def test_transcript_is_text_with_times_and_speaker() -> None:
    """The WebVTT is on the page as text, escaped, the speaker named once."""
    body = episode_body(episode())
    assert '<span class="time">1:05</span> Sitten &lt;tämä&gt;.' in body
    assert body.count("<strong>Koneääni:</strong>") == 1


def test_sound_elsewhere_keeps_its_address() -> None:
    """An episode hosted elsewhere is played from there, with the stated duration."""
    fields = (
        "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
        "audio: {url: 'https://media.example/1.mp3', bytes: 9, seconds: 65, type: audio/mpeg}\n"
        "persons: [{role: juontaja}]\nchapters: [{start: '0:30', title: A & B}]"
    )
    body = episode_body(record("podcasts/muualla", dated("Muualla", fields)))
    assert 'src="https://media.example/1.mp3"' in body
    assert "1 min 5 s" in body
    assert "koneääni" not in body
    assert "<li>0:30 A &amp; B</li>" in body
    assert "juontaja" in body


def test_neighbours_follow_the_numbers() -> None:
    """An episode leads to the one before and the one after, by number."""
    body = episode_body(episode("b", 2), episode("a", 1), episode("c", 3))
    assert 'rel="prev" href="../a/">Edellinen: Jakso nimeltä a' in body
    assert 'rel="next" href="../c/">Seuraava: Jakso nimeltä c' in body


def test_deeds_of_an_episode_are_shown() -> None:
    """An episode shows the deeds that it tells of."""
    assert "## Jakson teot" in episode_body(episode(more="deeds: [teko]"), deed("teko"))


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
