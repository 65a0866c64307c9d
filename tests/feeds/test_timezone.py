"""Finland's time in calendars, against the tz database."""

from datetime import UTC, datetime, timedelta

import pytest

from tori.feeds.timezone import helsinki_timezone, is_stated_by_clock
from tori.site.helsinki import HELSINKI


@pytest.mark.parametrize("year", range(1997, 2051))
def test_rule_is_that_of_the_tz_database(year: int) -> None:
    """Each week of each year has the same offset by the hand-written rule and by the database."""
    zone = helsinki_timezone().to_tz(lookup_tzid=False)
    noons = (datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=7 * week) for week in range(52))
    for noon in noons:
        clock = noon.astimezone(HELSINKI).replace(tzinfo=None)
        assert clock.replace(tzinfo=zone).utcoffset() == noon.astimezone(HELSINKI).utcoffset()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-01T10:30+00:00", True),
        ("2026-10-24T23:59+00:00", True),
        ("2026-10-25T00:30+00:00", False),  # 3.30 for the first time
        ("2026-10-25T01:30+00:00", False),  # 3.30 for the second time
        ("2026-10-25T02:30+00:00", True),
        ("1996-06-01T12:00+03:00", False),
    ],
)
def test_hour_that_comes_twice_is_not_told_by_the_clock(moment: str, *, expected: bool) -> None:
    """The clock names both of its times, and before the rule's first year it names nothing."""
    assert is_stated_by_clock(datetime.fromisoformat(moment)) == expected
