"""A transcript as text: paragraphs, times that lead to the sound, nothing unescaped."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.render.small_site import WORDS, episode, small_site
from tori.content.media import MediaFile
from tori.content.webvtt import Cue, Transcript
from tori.render.body import body_of
from tori.render.transcripts import (
    moment_way,
    paragraphs_of,
    seconds_stated,
    transcript_section,
)
from tori.render.view import View


def section(*cues: Cue, audio: str | None = "../media/x.mp3") -> str:
    """Return the section of a transcript of these cues, as its blocks one below the other."""
    this = episode()
    site = small_site(this)
    medium = replace(WORDS, transcript=Transcript(cues))
    view = View(replace(site, media={medium.path: medium}), "/podcast/jakso/")
    return body_of(transcript_section(view, this, "media/jakso-01.vtt", audio)).html


def starts(*cues: Cue) -> list[int]:
    """Return when each paragraph begins."""
    return [paragraph[0].start_ms for paragraph in paragraphs_of(Transcript(cues))]


def test_time_is_a_link_to_the_sounds_moment() -> None:
    """A time leads to the sound without a script, and says so to whoever hears the page."""
    text = section(Cue(65_250, 70_000, "", "Nyt."))
    assert (
        '<a class="time" href="../media/x.mp3#t=65.25" data-seconds="65.25" '
        'aria-label="Kuuntele kohdasta 1:05">1:05</a>'
    ) in text


def test_time_without_sound_is_no_link() -> None:
    """Where the page has no sound of its own, the times are words."""
    text = section(Cue(65_250, 70_000, "", "Nyt."), audio=None)
    assert '<p><span class="time">1:05</span> <span' in text
    assert "data-seconds" not in text


def test_words_and_speakers_are_escaped() -> None:
    """A transcript is data: markup in it is shown and not obeyed."""
    text = section(Cue(0, 1, "<b>Anna</b>", '</p><script>"&'))
    assert "<strong>&lt;b&gt;Anna&lt;/b&gt;:</strong>" in text
    assert "&lt;/p&gt;&lt;script&gt;&#34;&amp;" in text
    assert "<script>" not in text


def test_speaker_is_named_at_each_turn() -> None:
    """A new speaker is named, the same one is not named again, and silence changes nobody."""
    text = section(
        Cue(0, 1_000, "Anna", "Yksi."),
        Cue(9_000, 10_000, "Anna", "Kaksi."),
        Cue(20_000, 21_000, "", "Kolme."),
        Cue(21_000, 22_000, "Olli", "Neljä."),
        Cue(22_000, 23_000, "Anna", "Viisi."),
    )
    assert text.count("<strong>Anna:</strong>") == 2
    assert text.count("<strong>Olli:</strong>") == 1
    assert text.count("data-seconds") == 5


def test_sentences_of_a_turn_run_on() -> None:
    """Cues of one turn are one paragraph with one link, however many they are."""
    cues = tuple(Cue(n * 1_000, n * 1_000 + 900, "Anna", f"Lause {n}.") for n in range(10))
    assert starts(*cues) == [0]
    assert section(*cues).count("data-seconds") == 1
    assert '<span data-from="1" data-to="1.9">Lause 1.</span> <span data-from="2"' in section(*cues)


def test_pause_begins_a_paragraph() -> None:
    """After two seconds of silence a paragraph begins, and not after less."""
    assert starts(Cue(0, 1_000, "", "A"), Cue(2_999, 3_000, "", "B")) == [0]
    assert starts(Cue(0, 1_000, "", "A"), Cue(3_000, 3_001, "", "B")) == [0, 3_000]


def test_long_turn_is_parted_at_a_sentence() -> None:
    """A monologue is parted once it has lasted twenty seconds, but never within a sentence."""
    words = ("Alku.", "jatkuu", "ja jatkuu.", "Uusi.", "Toinen.")
    cues = (Cue(n * 10_000, n * 10_000 + 9_000, "Anna", text) for n, text in enumerate(words))
    assert starts(*cues) == [0, 30_000]


def test_speaker_named_within_a_paragraph_of_nobody_begins_another() -> None:
    """What nobody was named for is not given to the next speaker."""
    assert starts(Cue(0, 1, "", "A"), Cue(1, 2, "Anna", "B"), Cue(2, 3, "", "C")) == [0, 1]


def test_file_that_is_no_transcript_gives_nothing() -> None:
    """A file without words has no heading over nothing."""
    this = episode()
    medium = MediaFile(WORDS.path, Path("x.vtt"), 0)
    view = View(replace(small_site(this), media={medium.path: medium}), "/podcast/jakso/")
    assert transcript_section(view, this, "media/jakso-01.vtt", None) == ()


@pytest.mark.parametrize(
    ("milliseconds", "stated"),
    [(0, "0"), (75_000, "75"), (2_771, "2.771"), (100, "0.1"), (36_000_000, "36000")],
)
def test_seconds_have_no_needless_zeros(milliseconds: int, stated: str) -> None:
    """A moment is exact to the millisecond and short."""
    assert seconds_stated(milliseconds) == stated


def test_moment_takes_the_place_of_another_fragment() -> None:
    """An address has one fragment."""
    assert moment_way("https://media.example/1.mp3?a=b#c", 500) == (
        "https://media.example/1.mp3?a=b#t=0.5"
    )
