"""WebVTT transcripts: cues, speakers and faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.content.media.webvtt import Cue, Transcript, parse_webvtt

PATH = "content/podcasts/media/jakso-01.vtt"


def _transcript(text: str) -> Transcript:
    transcript, findings = parse_webvtt(PATH, text.encode())
    assert transcript is not None, findings
    return transcript


def _faults(text: str) -> list[tuple[str, int]]:
    transcript, findings = parse_webvtt(PATH, text.encode())
    assert transcript is None
    return [(finding.code, finding.span.line) for finding in findings]


def test_cues_have_times_speakers_and_words() -> None:
    """A cue's times are in milliseconds; its markup is taken for what it means."""
    text = (
        "WEBVTT Otsikko\nKind: captions\n\nNOTE huomautus\n\nSTYLE\n::cue {}\n\n"
        "alku\n00:01.500 --> 00:03.000 align:start\n"
        "<v.kova Anna>Hei &amp; <i>tervetuloa</i>\ntänne!\n\n"
        "\n01:00:03.000\t-->\t01:00:04.250\n5 &lt; 6 &gt; 4&nbsp;€ &amp;lt;\n"
    )
    assert _transcript(text).cues == (
        Cue(1_500, 3_000, "Anna", "Hei & tervetuloa tänne!"),
        Cue(3_603_000, 3_604_250, "", "5 < 6 > 4\xa0€ &lt;"),
    )


def test_the_words_run_on_from_cue_to_cue() -> None:
    """A page shows a transcript's words as one text."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHei.\n\n00:01.500 --> 00:03.000\nTervetuloa.\n"
    assert _transcript(text).text == "Hei. Tervetuloa."


@pytest.mark.parametrize("start", ["\ufeffWEBVTT", "WEBVTT\t-", "WEBVTT - Jakso"])
def test_the_first_line_may_have_a_mark_and_a_title(start: str) -> None:
    """A byte-order mark before WEBVTT and words after it are fine."""
    assert len(_transcript(f"{start}\n\n00:01.000 --> 00:02.000\nHei.\n").cues) == 1


def test_lines_may_end_as_on_windows() -> None:
    """A file with carriage returns has the same cues."""
    assert len(_transcript("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHei.\r\n").cues) == 1


@pytest.mark.parametrize("text", ["", "Hei.", "WEBVTTI\n", " WEBVTT\n", "\nWEBVTT\n"])
def test_a_file_that_does_not_begin_right(text: str) -> None:
    """The first line has to say what the file is."""
    assert _faults(text) == [("T403", 1)]


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n\nNOTE tyhjä\n"])
def test_a_file_without_cues(text: str) -> None:
    """A transcript without a word is none."""
    assert _faults(text) == [("T403", 1)]


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01,000 --> 00:00:02,000",
        "00:01.000-->00:02.000",
        "00:01.0 --> 00:02.0",
        "0:01.000 --> 0:02.000",
        "00:61.000 --> 00:62.000",
        "61:01.000 --> 62:01.000",
        "00:01.000 -->",
        "00:02.000 --> 00:02.000",
        "00:03.000 --> 00:02.000",
    ],
)
def test_times_that_cannot_be(times: str) -> None:
    """Times of another form, or that end no later than they begin, are told at their line."""
    assert _faults(f"WEBVTT\n\n\nalku\n{times}\nHei.\n") == [("T403", 5)]


def test_cues_come_in_order() -> None:
    """A cue that begins before the one above is told at its times."""
    text = "WEBVTT\n\n00:05.000 --> 00:06.000\nA.\n\nb\n00:01.000 --> 00:02.000\nB.\n"
    assert _faults(text) == [("T403", 7)]


def test_all_faults_are_told() -> None:
    """An editor mends a transcript in one go."""
    text = "WEBVTT\n\n00:01 --> 00:02\nA.\n\n00:02.000 --> 00:01.000\nB.\n"
    assert _faults(text) == [("T403", 3), ("T403", 6)]


def test_other_encodings_are_told() -> None:
    """A transcript is UTF-8."""
    transcript, (finding,) = parse_webvtt(PATH, "WEBVTT ä".encode("cp1252"))
    assert transcript is None
    assert finding.code == "T101"


@given(st.text(alphabet=st.sampled_from("WEBVT0:1.5 ->\n<v>&;ä")))
def test_any_text_is_a_transcript_or_told(text: str) -> None:
    """No text breaks the reading."""
    transcript, findings = parse_webvtt(PATH, f"WEBVTT\n\n{text}".encode())
    assert (transcript is None) == bool(findings)


@pytest.mark.parametrize(
    ("words", "text", "speaker"),
    [
        ("5 < 6", "5 < 6", ""),
        ("<b>5</b> < <v Anna", "5 < <v Anna", ""),
        ("<v Anna>Hei <v.x", "Hei <v.x", "Anna"),
        ("<c><v.a.b  Anna >Hei", "Hei", "Anna"),
    ],
)
def test_tag_that_is_left_open_is_text(words: str, text: str, speaker: str) -> None:
    """Only what is closed is markup, and the first voice speaks."""
    (cue,) = _transcript(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n").cues
    assert (cue.text, cue.speaker) == (text, speaker)


def test_hours_have_an_end() -> None:
    """Thousands of digits are no time, and no number that Python would read."""
    text = "WEBVTT\n\n{hours}:00:01.000 --> {hours}:00:02.000\nHei.\n"
    assert _transcript(text.format(hours="9999")).cues
    assert _faults(text.format(hours="1" * 5000)) == [("T403", 3)]
