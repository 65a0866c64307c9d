"""Which older media may be without a transcript or captions."""

from datetime import date

import pytest

from tests.factories import episode, site, webinar
from tori.content.records import Record
from tori.site.accessibility import exempt_media, is_exempt, recording_day

RECORDING = {"url": "https://video.example/1"}


def exempt(*records: Record) -> list[str]:
    """Return the ids of the media of these records that may be without words as text."""
    return [medium.id for medium in exempt_media(site(*records))]


@pytest.mark.parametrize(
    ("day", "verdict"), [(date(2020, 9, 22), True), (date(2020, 9, 23), False)]
)
def test_the_law_begins_on_its_day(day: date, *, verdict: bool) -> None:
    """What was published on 23.9.2020 is the first that must have a transcript."""
    assert is_exempt(day) is verdict


@pytest.mark.parametrize(
    ("published", "found"),
    [("2020-09-22", ["tyon-murros"]), ("2020-08", ["tyon-murros"]), ("2020-09", []), ("/2020", [])],
)
def test_episode_is_judged_by_its_latest_day(published: str, found: list[str]) -> None:
    """An episode that may be of later than the law's day is not excused."""
    assert exempt(episode(transcript=None, published=published)) == found


def test_what_has_a_transcript_is_not_listed() -> None:
    """An old episode with a transcript lacks nothing."""
    assert exempt(episode(published="2019")) == []


def test_recording_without_captions_is_listed_after_episodes() -> None:
    """An old recording without captions is listed; one with them and a mere webinar are not."""
    captioned = {**RECORDING, "captions": "media/x.vtt"}
    assert exempt(
        webinar("vanha", published="2019", recording=RECORDING),
        webinar("tekstitetty", published="2019", part=2, recording=captioned),
        webinar("ei-tallennetta", published="2019", part=3),
        episode(transcript=None, published="2019"),
    ) == ["tyon-murros", "vanha"]


def test_recordings_own_date_comes_first() -> None:
    """A recording put up later than its page is judged by its own date."""
    recording = {**RECORDING, "published": "2020-10"}
    assert recording_day(webinar(published="2019", recording=recording)) == date(2020, 10, 31)


def test_recording_is_not_older_than_the_webinar() -> None:
    """A page may announce a webinar long before it is recorded."""
    held = webinar(
        published="2020-09-01",
        starts="2020-09-30T14:00+03:00",
        duration_minutes=60,
        recording=RECORDING,
    )
    assert recording_day(held) == date(2020, 9, 30)


def test_draft_is_not_listed() -> None:
    """The statement is of what the site shows."""
    assert exempt(episode(transcript=None, published="2019", draft=True)) == []
