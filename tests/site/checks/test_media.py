"""Covers, chapters and transcripts against the sound, and the deadlines of transcripts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.factories import DAY, episode, gathered, record, vocabulary
from tests.projects import ARTWORK, PUBLISHER
from tori.content.media.media_files import MediaFile
from tori.content.media.pictures import Picture
from tori.content.media.webvtt import Cue, Transcript
from tori.content.records import Deed, Record, Webinar
from tori.diagnostics import Diagnostic
from tori.site.checks.records import check
from tori.site.draft import draft_of

_SOUND, _TEXT = "podcasts/media/jakso-01.mp3", "podcasts/media/jakso-01.vtt"
_COVER = "podcasts/media/kansi.png"
_GOOD = Picture(1400, 1400, "RGB", has_alpha=False)
_VIDEO = "https://video.tori.example/1"
_MONTH = date(2020, 10, 31)


def _medium(
    path: str,
    *,
    seconds: int | None = None,
    transcript: Transcript | None = None,
    picture: Picture | None = None,
) -> MediaFile:
    full = f"content/{path}"
    return MediaFile(full, Path(full), 1, seconds, transcript, picture)


def _spoken(*ends_ms: int) -> Transcript:
    return Transcript(tuple(Cue(0, end, "", "Hei.") for end in ends_ms))


def _found(
    *records: Record, media: Iterable[MediaFile] = (), today: date = DAY
) -> list[Diagnostic]:
    """Return what all checks find, where the usual files are there and some have facts."""
    usual = (_medium(_SOUND), _medium(_TEXT), _medium(ARTWORK, picture=_GOOD))
    files = {medium.path: medium for medium in (*usual, *media)}
    content = replace(gathered(*records), media=files)
    return list(check(draft_of(content, vocabulary(), PUBLISHER, today)))


def _codes(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Return the findings about media, without those of a guid that is published already."""
    return [(finding.code, finding.severity) for finding in found if finding.code != "T310"]


def _lasting(seconds: int, *ends_ms: int) -> tuple[MediaFile, MediaFile]:
    return _medium(_SOUND, seconds=seconds), _medium(_TEXT, transcript=_spoken(*ends_ms))


@pytest.mark.parametrize(
    ("ends_ms", "codes"),
    [
        ((9_000,), []),
        ((11_000,), []),
        ((11_001,), ["T405"]),
        ((60_000,), ["T405"]),
        ((60_000, 5_000), ["T405"]),
    ],
)
def test_a_transcript_ends_with_its_sound(ends_ms: tuple[int, ...], codes: list[str]) -> None:
    """A second is allowed for rounding; the cue that ends last counts, wherever it stands."""
    found = _found(episode(), media=_lasting(10, *ends_ms))
    assert [finding.code for finding in found] == codes


def test_a_transcript_is_held_against_sound_elsewhere() -> None:
    """The stated length of a sound that lies elsewhere counts as the file's would."""
    audio = {"url": "https://a.example/1.mp3", "bytes": 1, "seconds": "0:10", "type": "audio/mpeg"}
    found = _found(episode(audio=audio), media=[_medium(_TEXT, transcript=_spoken(75_000))])
    assert [finding.code for finding in found] == ["T405"]
    assert "1:15" in found[0].message
    assert "0:10" in found[0].message


def test_a_transcript_of_faulty_sound_is_not_judged() -> None:
    """A sound that could not be read has its own finding."""
    content = replace(
        gathered(episode(), rejected=[f"content/{_SOUND}"]),
        media={
            f"content/{_TEXT}": _medium(_TEXT, transcript=_spoken(99_000)),
            f"content/{ARTWORK}": _medium(ARTWORK, picture=_GOOD),
        },
    )
    assert check(draft_of(content, vocabulary(), PUBLISHER, DAY)) == ()


@pytest.mark.parametrize(
    ("starts", "faulty"),
    [
        ((), []),
        (("0:00",), []),
        (("0:00", "0:05", "0:09"), []),
        (("0:01", "0:05"), [0]),
        (("0:00", "0:05", "0:05"), [2]),
        (("0:00", "0:06", "0:05"), [2]),
        (("0:00", "0:10"), [1]),
        (("0:00", "1:00:10"), [1]),
        (("0:05", "0:03", "0:11"), [0, 1, 2]),
    ],
)
def test_chapters_fit_their_sound(starts: tuple[str, ...], faulty: list[int]) -> None:
    """The first starts at 0, each later than the one before, and all before the end."""
    chapters = [{"start": start, "title": "Luku"} for start in starts]
    told = episode(chapters=chapters)
    found = _found(told, media=_lasting(10, 9_000))
    assert [finding.code for finding in found] == ["T406"] * len(faulty)
    assert [finding.span for finding in found] == [
        told.span("chapters", number, "start") for number in faulty
    ]


def test_chapters_of_sound_that_is_not_known_are_still_in_order() -> None:
    """Where the length is not known, the order can still be judged."""
    chapters = [{"start": start, "title": "Luku"} for start in ("0:00", "9:00", "8:00")]
    assert _codes(_found(episode(chapters=chapters))) == [("T406", "error")]


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (_GOOD, []),
        (replace(_GOOD, width=3000, height=3000), []),
        (replace(_GOOD, width=1399, height=1399), ["koko"]),
        (replace(_GOOD, width=3001, height=3001), ["koko"]),
        (replace(_GOOD, height=1401), ["neliö"]),
        (replace(_GOOD, width=600, height=400), ["neliö", "koko"]),
        (replace(_GOOD, has_alpha=True), ["läpinäkyvyyttä"]),
        (replace(_GOOD, colours="CMYK"), ["CMYK"]),
        (replace(_GOOD, colours="L"), ["muotoa L"]),
        (None, ["PNG"]),
    ],
)
def test_a_cover_is_as_directories_want_it(picture: Picture | None, words: list[str]) -> None:
    """Apple: square, 1,400–3,000 px, PNG or JPEG, RGB; each fault is told by itself."""
    covered = episode(artwork="media/kansi.png")
    found = _found(covered, media=[_medium(_COVER, picture=picture)])
    assert [finding.code for finding in found] == ["T407"] * len(words)
    assert all(word in finding.message for word, finding in zip(words, found, strict=True))
    assert {finding.span for finding in found} <= {covered.span("artwork")}


def test_the_podcasts_cover_is_told_in_the_settings() -> None:
    """The finding stands where the cover is named: mkdocs.yml."""
    (found,) = _found(media=[_medium(ARTWORK, picture=replace(_GOOD, has_alpha=True))])
    assert (found.path, found.code) == ("mkdocs.yml", "T407")
    assert found.span == PUBLISHER.span("podcast", "artwork")
    assert found.span.line > 1


def test_the_podcasts_cover_is_there() -> None:
    """A cover that is missing is told in the settings; a broken one was told already."""
    bare = replace(gathered(), media={})
    (found,) = check(draft_of(bare, vocabulary(), PUBLISHER, DAY))
    assert (found.path, found.code) == ("mkdocs.yml", "T401")
    broken = replace(bare, rejected=frozenset({f"content/{ARTWORK}"}))
    assert check(draft_of(broken, vocabulary(), PUBLISHER, DAY)) == ()


def test_an_episodes_cover_is_there() -> None:
    """An episode's own cover is a file that it names."""
    assert _codes(_found(episode(artwork="media/kansi.png"))) == [("T401", "error")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published": "2020-09-22"}, []),
        ({"published": "2020-09-23"}, [("T408", "error")]),
        ({"published": "2020-08"}, []),
        ({"published": "2020-09"}, [("T408", "error")]),
        ({"published": "2019"}, []),
        ({"published": "2020"}, [("T408", "error")]),
        ({"draft": True}, [("T408", "warning")]),
        ({"withdrawn": "Vanhentunut."}, []),
    ],
)
def test_an_episode_has_a_transcript(
    changes: Mapping[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Published on 23.9.2020 or later, by the latest day that the date allows."""
    assert _codes(_found(episode(transcript=None, **changes))) == expected


def _without_captions(recorded: str | None, **changes: object) -> Webinar:
    recording = {"url": _VIDEO} | ({"published": recorded} if recorded else {})
    page: dict[str, Any] = {"published": "2020-10-01", "recording": recording, **changes}
    return record(Webinar, "aivotyo", series=None, part=None, topic="aivotyö", **page)


@pytest.mark.parametrize(
    ("days", "expected", "words"),
    [
        (-1, [], ""),
        (0, [("T409", "warning")], "24.10.2020 (14 päivää jäljellä)"),
        (13, [("T409", "warning")], "24.10.2020 (1 päivä jäljellä)"),
        (14, [("T409", "warning")], "24.10.2020 (tänään on viimeinen päivä)"),
        (15, [("T409", "error")], "viimeistään 24.10.2020"),
        (400, [("T409", "error")], "viimeistään 24.10.2020"),
    ],
)
def test_captions_have_fourteen_days(
    days: int, expected: list[tuple[str, str]], words: str
) -> None:
    """A warning counts the days to the last one, and an error follows it."""
    today = date(2020, 10, 10) + timedelta(days)
    found = _found(_without_captions("2020-10-10"), today=today)
    assert _codes(found) == expected
    assert all(words in finding.message for finding in found)


@pytest.mark.parametrize(
    ("recorded", "changes", "today", "expected"),
    [
        ("2020-09-22", {}, DAY, []),
        ("2020-09-23", {}, DAY, [("T409", "error")]),
        ("2020-09", {}, DAY, [("T409", "error")]),
        ("2020-10", {}, _MONTH + timedelta(14), [("T409", "warning")]),
        ("2020-10", {}, _MONTH + timedelta(15), [("T409", "error")]),
        (None, {}, date(2020, 10, 15), [("T409", "warning")]),
        (None, {}, date(2020, 10, 16), [("T409", "error")]),
        (None, {"published": "2020-09-01"}, DAY, []),
        ("2020-10-10", {"draft": True}, DAY, []),
        ("2020-10-10", {"withdrawn": "Vanhentunut."}, DAY, []),
    ],
)
def test_the_day_from_which_the_time_runs(
    recorded: str | None,
    changes: Mapping[str, Any],
    today: date,
    expected: list[tuple[str, str]],
) -> None:
    """The recording's own latest day, else the page's; what is older than the duty is left out."""
    assert _codes(_found(_without_captions(recorded, **changes), today=today)) == expected


def test_the_webinars_own_day_counts() -> None:
    """Nothing is recorded before it is held, whenever its page was put up."""
    held = {"starts": "2020-10-20T10:00+03:00", "duration_minutes": 60}
    told = _without_captions(None, **held)
    assert _codes(_found(told, today=date(2020, 11, 3))) == [("T409", "warning")]
    assert _codes(_found(told, today=date(2020, 11, 4))) == [("T409", "error")]


def test_captions_are_enough() -> None:
    """A recording with captions has no finding, however old it is."""
    recording = {"url": _VIDEO, "captions": "media/1.vtt", "published": "2020-10-10"}
    shown = _without_captions(None, recording=recording)
    assert _found(shown, media=[_medium("webinars/media/1.vtt")], today=date(2030, 1, 1)) == []


def test_one_sound_of_two_episodes_is_told() -> None:
    """Players know a download by its address, which is of one episode alone."""
    second = episode("toinen", number=2, guid="00000002-0000-4000-8000-000000000000")
    (found,) = [f for f in _found(episode(), second) if f.code == "T302"]
    assert found.path == "content/podcasts/toinen.md"
    assert "tyon-murros.md" in found.message


@pytest.mark.parametrize("title", ["Jakso 1: Työn murros", "Kuntatyö 2.0: Työn murros", "#1 Työ"])
def test_a_title_that_repeats_what_players_show_is_told(title: str) -> None:
    """A warning: the number and the podcast's name are shown beside the title."""
    assert _codes(_found(episode(title=title))) == [("T203", "warning")]
    assert _codes(_found(episode(title="Työn osa 1 ja jakso elämää"))) == []


def test_words_of_another_format_are_told() -> None:
    """A text file is neither shown on the page nor read by players."""
    words = "podcasts/media/jakso-01.txt"
    told = _found(episode(transcript="media/jakso-01.txt"), media=[_medium(words)])
    assert _codes(told) == [("T403", "error")]
    recording = {"url": _VIDEO, "captions": "a.srt"}
    topic: dict[str, Any] = {"series": None, "part": None, "topic": "aivotyö"}
    recorded = record(Webinar, "aivotyo", recording=recording, **topic)
    assert _codes(_found(recorded, media=[_medium("webinars/a.srt")])) == [("T403", "error")]


def _slides(name: str) -> list[Diagnostic]:
    named = record(Webinar, "a", series=None, part=None, topic="aivotyö", slides=name)
    return _found(named, media=[_medium(f"webinars/{name}")])


@pytest.mark.parametrize("ending", ["html", "js", "xml", "svg", "SVG", "xhtml", "exe", "docm"])
def test_attachment_that_may_run_is_told(ending: str) -> None:
    """It is told at the field that names it, with what to save it as."""
    (finding,) = [one for one in _slides(f"media/kalvot.{ending}") if one.code != "T310"]
    better = "png" if ending.lower() == "svg" else "pdf"
    assert finding.code == "T441"
    assert f"media/kalvot.{better}" in finding.hint
    assert finding.span.line > 1


@pytest.mark.parametrize("ending", ["pdf", "odp", "pptx", "PDF", "png"])
def test_attachment_that_runs_nowhere_is_fine(ending: str) -> None:
    """Nothing is said of what may be published."""
    assert _codes(_slides(f"media/kalvot.{ending}")) == []


@pytest.mark.parametrize(("name", "code"), [("kuva.svg", "T441"), ("kuva.pdf", "T404")])
def test_picture_is_a_picture(name: str, code: str) -> None:
    """A field's picture and the text's is of a kind that browsers show and nothing runs in."""
    images = [{"src": name, "alt": "Sali on täynnä.", "credit": "Kunta", "licence": "CC BY 4.0"}]
    media = [_medium(f"deeds/{name}")]
    for made in (record(Deed, "a", images=images), record(Deed, "b", f"![Sali]({name})\n")):
        told = {finding.code for finding in _found(made, media=media)}
        assert told & {"T401", "T404", "T441"} == {code}
