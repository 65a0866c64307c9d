"""A day that knows until when it can stand for the next ones."""

import operator
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.engine.watched_day import WatchedDay

DAY = date(2026, 11, 24)
DAYS = st.integers(-5, 5).map(lambda days: DAY + timedelta(days))
COMPARISONS = (
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
    operator.eq,
    operator.ne,
    max,
    min,
)
Comparison = Callable[[date, date], object]
ASKED = st.tuples(st.sampled_from(COMPARISONS), DAYS, st.booleans())


def answers(day: date, asked: list[tuple[Comparison, date, bool]]) -> list[object]:
    """Return what comparisons of a day tell; of the greater one, whether it is the other day."""
    found = []
    for compare, other, is_first in asked:
        answer = compare(day, other) if is_first else compare(other, day)
        found.append(answer is other if isinstance(answer, date) else answer)
    return found


@given(st.lists(ASKED, max_size=4))
def test_answers_are_the_same_until_then_and_other_on_that_day(
    asked: list[tuple[Comparison, date, bool]],
) -> None:
    """Every day before it is answered as today, and on the day itself something is other."""
    watched = WatchedDay.of(DAY)
    now = answers(watched, asked)
    assert now == answers(DAY, asked)
    later = [DAY + timedelta(days) for days in range(1, 15)]
    same = [day for day in later if watched.until is None or day < watched.until]
    assert all(answers(day, asked) == now for day in same)


@pytest.mark.parametrize(
    ("compare", "until"),
    [
        (operator.lt, date(2026, 12, 1)),
        (operator.ge, date(2026, 12, 1)),
        (operator.le, date(2026, 12, 2)),
        (operator.gt, date(2026, 12, 2)),
        (operator.eq, date(2026, 12, 1)),
    ],
)
def test_comparison_with_a_coming_day_holds_until_it(compare: Comparison, until: date) -> None:
    """The answer changes when the day has come, or when it has passed."""
    watched = WatchedDay.of(DAY)
    compare(watched, date(2026, 12, 1))
    assert watched.until == until


def test_day_that_has_passed_changes_nothing() -> None:
    """What was before today is so for ever."""
    watched = WatchedDay.of(DAY)
    assert watched > date(2020, 10, 31)
    assert not watched < date(2020, 10, 31)
    assert watched.until is None


@pytest.mark.parametrize(
    "tell",
    [
        lambda day: day - date(2020, 1, 1),
        lambda day: date(2027, 1, 1) - day,
        lambda day: day.isoformat(),
        lambda day: f"{day:%d.%m.%Y}",
        str,
        lambda day: day.year,
    ],
)
def test_whoever_tells_the_day_tells_another_tomorrow(tell: Callable[[date], object]) -> None:
    """A text with the day in it, or how many days are left, is good for one day."""
    watched = WatchedDay.of(DAY)
    assert tell(watched) == tell(DAY)
    assert watched.until == DAY + timedelta(1)


def test_end_of_the_calendar_has_no_morrow() -> None:
    """A page that expires on the last day there is stays as it is."""
    day = WatchedDay.of(date(2026, 11, 24))
    assert not day > date.max
    assert day <= date.max
    assert day != date.max
    assert WatchedDay.of(date.max) == date.max
