"""The site's own Finnish."""

from datetime import datetime

import pytest

from tests.factories import webinar
from tori.content.records import Deed, Source
from tori.content.records.dates import parse_partial_date
from tori.pages.wording import (
    amount,
    clock,
    date_in_finnish,
    duration_in_finnish,
    occasion_in_finnish,
    period_in_finnish,
    place_in_finnish,
    source_in_finnish,
    w3c_date,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-10-05", "5.10.2020"),
        ("2020-10", "lokakuu 2020"),
        ("2020", "2020"),
        ("2020-W07", "viikko 7/2020"),
        ("/2020-10", "viimeistään lokakuussa 2020"),
        ("/2020-10-05", "viimeistään 5.10.2020"),
        ("/2020", "viimeistään vuonna 2020"),
    ],
)
def test_dates_say_no_more_than_is_known(written: str, read: str) -> None:
    """A date is as exact to readers as it was written."""
    assert date_in_finnish(parse_partial_date(written)) == read


def test_period_of_one_date_is_said_once() -> None:
    """A period whose ends are the same is one date."""
    month = parse_partial_date("2018-06")
    assert period_in_finnish(month, month) == "kesäkuu 2018"
    assert period_in_finnish(month, parse_partial_date("2018-12")) == "kesäkuu 2018 – joulukuu 2018"


@pytest.mark.parametrize(
    ("written", "stated"),
    [("2020-10-05", "2020-10-05"), ("2020-10", "2020-10"), ("2020", "2020"), ("/2020-10", "")],
)
def test_sitemap_dates_are_w3c_dates(written: str, stated: str) -> None:
    """The sitemap says a year, month or day, and nothing of a date with an open start."""
    assert w3c_date(parse_partial_date(written)) == stated


@pytest.mark.parametrize(
    ("seconds", "read"), [(45, "45 s"), (65, "1 min 5 s"), (3720, "1 t 2 min")]
)
def test_durations(seconds: int, read: str) -> None:
    """A duration is told in the units that fit it."""
    assert duration_in_finnish(seconds) == read


def test_clock() -> None:
    """A point of a recording has hours only when it needs them."""
    assert (clock(5), clock(65), clock(3723)) == ("0:05", "1:05", "1:02:03")


def test_amounts_take_the_partitive() -> None:
    """One is in the nominative, more are in the partitive."""
    assert (amount(Deed, 1), amount(Deed, 0), amount(Deed, 1234)) == (
        "1 teko",
        "0 tekoa",
        "1\u00a0234 tekoa",
    )


def test_source_names_book_and_chapter() -> None:
    """A source line holds what is known and no more."""
    source = Source(isbn="1", chapter="Teot")
    assert source_in_finnish(source, "Raportti") == "Raportti (ISBN 1), luku ”Teot”"
    assert source_in_finnish(source) == "ISBN 1, luku ”Teot”"
    assert source_in_finnish(Source(link="https://x.example/")) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("2026-12-01T12:30", "2026-12-01T13:30", "ti 1.12.2026 klo 12.30–13.30"),
        ("2026-12-06T09:05", "2026-12-06T10:00", "su 6.12.2026 klo 9.05–10.00"),
        ("2026-12-07T23:30", "2026-12-08T00:30", "ma 7.12.2026 klo 23.30 – ti 8.12.2026 klo 0.30"),
    ],
)
def test_occasion_has_its_weekday(starts: str, ends: str, told: str) -> None:
    """Weekday, day and both times; the second day only if it is another."""
    made = occasion_in_finnish(datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    assert made == told


def test_webinar_is_always_on_the_net() -> None:
    """A stated place is beside it."""
    assert place_in_finnish(webinar()) == "verkossa"
    assert place_in_finnish(webinar(location="Kuntatalo")) == "Kuntatalo, myös verkossa"
