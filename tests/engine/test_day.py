"""The day for which the site is made."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tori.engine.day import VARIABLE, today

HELSINKI = ZoneInfo("Europe/Helsinki")


def test_stated_day_is_taken() -> None:
    """TORI_TODAY is the day, whatever the clock says."""
    assert today({VARIABLE: "2020-10-15"}) == date(2020, 10, 15)


@pytest.mark.parametrize("environment", [{}, {VARIABLE: ""}])
def test_without_a_stated_day_it_is_the_day_in_helsinki(environment: dict[str, str]) -> None:
    """An absent and an empty variable both mean the present day in Helsinki."""
    before = datetime.now(HELSINKI).date()
    found = today(environment)
    assert before <= found <= datetime.now(HELSINKI).date()


@pytest.mark.parametrize("stated", ["15.10.2020", "2020-10", "2020-02-30", "tänään"])
def test_what_is_no_day_is_refused(stated: str) -> None:
    """A value that is no day is an error, and never taken for today."""
    with pytest.raises(ValueError, match=r"."):
        today({VARIABLE: stated})
