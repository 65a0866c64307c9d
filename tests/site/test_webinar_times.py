"""How webinars stand on the day of the site."""

from datetime import date, timedelta

import pytest

from tests.factories import series, site, webinar
from tori.content.records import Webinar
from tori.site.webinar_times import coming, in_time_order, is_over, recorded, state, times_of

DAY = date(2026, 12, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
RECORDING = {"url": "https://tallenne.example/1"}


def held_at(starts: str, identifier: str = "w", **changes: object) -> Webinar:
    """Return a webinar of an hour."""
    return webinar(identifier, "", starts=starts, duration_minutes="60", **changes)


def test_times_are_helsinkis() -> None:
    """A time that is stated in another zone is told in Helsinki's."""
    times = times_of(held_at("2026-12-01T10:30+00:00"))
    assert times is not None
    assert times.starts.isoformat() == "2026-12-01T12:30:00+02:00"
    assert times.ends.isoformat() == "2026-12-01T13:30:00+02:00"


def test_hour_is_an_hour_over_the_change_of_clocks() -> None:
    """A webinar that starts before the clocks change ends after its length, not by the clock."""
    times = times_of(held_at("2027-03-28T02:30+02:00"))
    assert times is not None
    assert times.ends.isoformat() == "2027-03-28T04:30:00+03:00"


def test_no_time_is_no_time() -> None:
    """What is not stated is not guessed."""
    assert times_of(webinar()) is None


@pytest.mark.parametrize(
    ("today", "expected"), [(BEFORE, "tulossa"), (DAY, "tulossa"), (AFTER, "pidetty")]
)
@pytest.mark.parametrize("stated", ["tulossa", "pidetty"])
def test_time_tells_more_than_the_stated_word(today: date, expected: str, stated: str) -> None:
    """A webinar is to come until the day on which it ends has passed, whatever was written."""
    assert state(held_at("2026-12-01T12:30+02:00", status=stated), today) == expected


@pytest.mark.parametrize(
    ("starts", "last_day"),
    [
        ("2026-12-01T23:30+02:00", date(2026, 12, 2)),
        ("2026-12-01T21:30+00:00", date(2026, 12, 2)),
        ("2026-12-02T05:00+10:00", date(2026, 12, 1)),
    ],
)
def test_last_day_is_that_of_the_end_in_helsinki(starts: str, last_day: date) -> None:
    """It is the end that counts, and the day in Helsinki and not where the time was stated."""
    assert not is_over(held_at(starts), last_day)
    assert is_over(held_at(starts), last_day + timedelta(days=1))


@pytest.mark.parametrize("today", [BEFORE, AFTER])
def test_cancelled_is_cancelled(today: date) -> None:
    """Time does not hold what was cancelled."""
    assert state(held_at("2026-12-01T12:30+02:00", status="peruttu"), today) == "peruttu"


@pytest.mark.parametrize("stated", ["tulossa", "pidetty", "peruttu"])
def test_without_a_time_the_stated_word_counts(stated: str) -> None:
    """There is nothing else to go by."""
    made = webinar(status=stated)
    assert state(made, DAY) == stated
    assert is_over(made, DAY) == (stated != "tulossa")


def test_coming_are_soonest_first() -> None:
    """Sooner comes first, one without a time last; the cancelled stay until their day is over."""
    webinars = (
        held_at("2026-12-09T12:30+02:00", "c", part=1),
        held_at("2026-12-02T12:30+02:00", "b", part=2, status="peruttu"),
        held_at("2026-12-02T13:30+03:00", "a", part=3),
        webinar("d", part=4, status="tulossa"),
        held_at("2026-11-30T12:30+02:00", "held", part=5),
        held_at("2026-11-30T12:30+02:00", "cancelled", part=6, status="peruttu"),
        webinar("unknown", part=7, status="peruttu"),
    )
    assert [w.id for w in coming(site(series(), *webinars, today=DAY))] == ["a", "b", "c", "d"]


def test_recordings_are_the_last_held_first() -> None:
    """Only what is over has its recording listed; what has no time comes last."""
    webinars = (
        held_at("2026-10-01T12:30+03:00", "a", part=1, recording=RECORDING),
        held_at("2026-11-01T12:30+02:00", "b", part=2, recording=RECORDING),
        held_at("2026-12-01T12:30+02:00", "today", part=3, recording=RECORDING),
        webinar("c", part=4, recording=RECORDING),
        held_at("2026-11-02T12:30+02:00", "none", part=5),
    )
    assert [w.id for w in recorded(site(series(), *webinars, today=DAY))] == ["b", "a", "c"]


def test_same_time_goes_by_name() -> None:
    """The order does not depend on the order in which files were read."""
    webinars = [held_at("2026-12-01T12:30+02:00", name) for name in "ab"]
    assert in_time_order(webinars) == in_time_order(reversed(webinars))
