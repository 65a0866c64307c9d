"""A podcast episode's page."""

from tests.render.small_site import dated, deed, episode, record, small_site
from tori.content.records import Episode, Record
from tori.render.episode_pages import episode_page
from tori.render.view import View


def episode_body(*records: Record) -> str:
    """Return the body of the first episode's page."""
    site = small_site(*records)
    this = records[0]
    assert isinstance(this, Episode)
    return episode_page(View(site, f"/podcast/{this.id}/"), this).body


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
