"""A transcript as text: paragraphs with their times and speakers."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.small_site import WORDS, episode, small_site
from tori.content.media.media_files import MediaFile
from tori.content.media.webvtt import Cue, Transcript
from tori.pages.transcripts import (
    TranscriptText,
    Words,
    cues_in_paragraphs,
    seconds_stated,
    transcript_text,
)


def text_of(*cues: Cue) -> TranscriptText:
    """Return the text of a transcript of these cues."""
    this = episode()
    medium = replace(WORDS, transcript=Transcript(cues))
    site = replace(small_site(this), media={medium.path: medium})
    made = transcript_text(site, this, "media/jakso-01.vtt")
    assert made is not None
    return made


def starts(*cues: Cue) -> list[int]:
    """Return when each paragraph begins."""
    return [paragraph[0].start_ms for paragraph in cues_in_paragraphs(Transcript(cues))]


def test_time_is_told_to_readers_and_players() -> None:
    """A paragraph says when it begins, to the millisecond for the player."""
    (paragraph,) = text_of(Cue(65_250, 70_000, "", "Nyt.")).paragraphs
    assert (paragraph.clock, paragraph.seconds) == ("1:05", "65.25")


def test_file_is_named() -> None:
    """Who wants the file gets it, by its address from the site's root."""
    assert text_of(Cue(0, 1, "", "Nyt.")).file == "podcast/media/jakso-01.vtt"


def test_speaker_is_named_at_each_turn() -> None:
    """A new speaker is named, the same one is not named again, and silence changes nobody."""
    text = text_of(
        Cue(0, 1_000, "Anna", "Yksi."),
        Cue(9_000, 10_000, "Anna", "Kaksi."),
        Cue(20_000, 21_000, "", "Kolme."),
        Cue(21_000, 22_000, "Olli", "Neljä."),
        Cue(22_000, 23_000, "Anna", "Viisi."),
    )
    assert [each.speaker for each in text.paragraphs] == ["Anna", "", "", "Olli", "Anna"]


def test_sentences_of_a_turn_run_on() -> None:
    """Cues of one turn are one paragraph, however many they are, and each keeps its times."""
    cues = tuple(Cue(n * 1_000, n * 1_000 + 900, "Anna", f"Lause {n}.") for n in range(10))
    (paragraph,) = text_of(*cues).paragraphs
    assert len(paragraph.cues) == 10
    assert paragraph.cues[1] == Words("Lause 1.", "1", "1.9")


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
    """A file without words is no text, nor is no file."""
    this = episode()
    medium = MediaFile(WORDS.path, Path("x.vtt"), 0)
    site = replace(small_site(this), media={medium.path: medium})
    assert transcript_text(site, this, "media/jakso-01.vtt") is None
    assert transcript_text(site, this, None) is None


@pytest.mark.parametrize(
    ("milliseconds", "stated"),
    [(0, "0"), (75_000, "75"), (2_771, "2.771"), (100, "0.1"), (36_000_000, "36000")],
)
def test_seconds_have_no_needless_zeros(milliseconds: int, stated: str) -> None:
    """A moment is exact to the millisecond and short."""
    assert seconds_stated(milliseconds) == stated
