"""Dates in the forms of EDTF."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.content.records.dates import InvalidDateError, parse_partial_date


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2020-10-15", "day", date(2020, 10, 15), date(2020, 10, 15)),
        ("2020-02-29", "day", date(2020, 2, 29), date(2020, 2, 29)),
        ("2000-02-29", "day", date(2000, 2, 29), date(2000, 2, 29)),
        ("2020-W01", "week", date(2019, 12, 30), date(2020, 1, 5)),
        ("2020-W53", "week", date(2020, 12, 28), date(2021, 1, 3)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", "month", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-12", "month", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020", "year", date(2020, 1, 1), date(2020, 12, 31)),
        ("0001", "year", date(1, 1, 1), date(1, 12, 31)),
        ("9999", "year", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_extends_over_its_days(text: str, precision: str, first: date, last: date) -> None:
    """A date is as exact as it is written: a day, a week, a month or a year."""
    parsed = parse_partial_date(text)
    assert (parsed.text, parsed.precision) == (text, precision)
    assert (parsed.earliest, parsed.latest) == (first, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("/2020-10", date(2020, 10, 31)),
        ("/2020-10-15", date(2020, 10, 15)),
        ("/2020-W07", date(2020, 2, 16)),
        ("/2020", date(2020, 12, 31)),
    ],
)
def test_an_open_start_gives_only_the_last_day(text: str, last: date) -> None:
    """`/2020-10` means by the end of October 2020: neither a first day nor a year is known."""
    parsed = parse_partial_date(text)
    assert parsed.earliest is None
    assert parsed.latest == last
    assert parsed.year is None
    assert parsed.day is None


def test_only_a_day_is_known_to_the_day() -> None:
    """A week, a month or a year has no very day."""
    assert parse_partial_date("2020-10-15").day == date(2020, 10, 15)
    assert parse_partial_date("2020-W42").day is None
    assert parse_partial_date("2020-10").day is None


def test_the_year_of_a_week_is_that_of_its_last_day() -> None:
    """A week over New Year belongs to the year in which it ends, by which it is sorted."""
    assert parse_partial_date("2020-W53").year == 2021
    assert parse_partial_date("2020").year == 2020


def test_spaces_around_are_no_part_of_the_date() -> None:
    """Spaces that an editor leaves around a date are passed over."""
    assert parse_partial_date(" 2020-10 ").text == "2020-10"


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-29",
        "1900-02-29",
        "2020-13",
        "2020-00",
        "2020-10-32",
        "2021-W53",
        "2020-W00",
        "0000",
        "9999-W52",
        "/2021-02-30",
    ],
)
def test_a_day_that_is_not_in_the_calendar(text: str) -> None:
    """A date of the right form that names no day is refused with its own words."""
    with pytest.raises(InvalidDateError, match=f'päivää "{text}" ei ole kalenterissa') as caught:
        parse_partial_date(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "20",
        "202-10",
        "2020/10",
        "2020-1",
        "2020-10-1",
        "2020-W1",
        "2020-w07",
        "2020-10-15T12",
        "lokakuu 2020",
        "2020-10/",
        "//2020",
        "2020-W07-1",
        "٢٠٢٠",
        "-2020",
        "18.5",
    ],
)
def test_another_form_is_no_date(text: str) -> None:
    """Whatever is of another form is refused, and the forms are told."""
    with pytest.raises(InvalidDateError, match="ei ole päivämäärä") as caught:
        parse_partial_date(text)
    assert "2020-10-15" in caught.value.hint


@pytest.mark.parametrize("text", ["5.1.2020", "05.01.2020"])
def test_a_finnish_date_is_turned_round(text: str) -> None:
    """Whoever writes the date the Finnish way is told what to write."""
    with pytest.raises(InvalidDateError, match="väärässä muodossa") as caught:
        parse_partial_date(text)
    assert caught.value.hint == "kirjoita vuosi ensin: 2020-01-05"


@given(st.dates())
def test_every_day_can_be_read(day: date) -> None:
    """Any day of the calendar, written as ISO has it, comes back the same."""
    assert parse_partial_date(day.isoformat()).day == day


@given(st.dates(max_value=date(9999, 12, 20)))
def test_every_week_can_be_read(day: date) -> None:
    """The week of any day is seven days, from Monday, and has the day in it."""
    year, week, _ = day.isocalendar()
    parsed = parse_partial_date(f"{year:04}-W{week:02}")
    assert parsed.earliest is not None
    assert parsed.earliest.isoweekday() == 1
    assert parsed.latest - parsed.earliest == timedelta(days=6)
    assert parsed.earliest <= day <= parsed.latest


@given(st.text())
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    """No text breaks the reading: it is a date, or InvalidDateError tells why not."""
    try:
        parsed = parse_partial_date(text)
    except InvalidDateError:
        return
    assert parsed.earliest is None or parsed.earliest <= parsed.latest
