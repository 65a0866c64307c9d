"""The schemas of single values, held against the loader's own reading."""

import re
from itertools import product

import pytest

from tori.authoring.schema.shapes import FLAG, MOMENT, NUMBER, SECONDS, WHEN, text
from tori.content.records.dates import InvalidDateError, parse_partial_date

YEARS = ("0000", "0001", "0004", "1900", "2000", "2019", "2020", "9999")


def matches(shape: dict[str, object], value: str) -> bool:
    """Whether a text matches the pattern of a schema."""
    return re.search(str(shape["pattern"]), value) is not None


def is_date(value: str) -> bool:
    """Whether the loader takes a text for a date."""
    try:
        parse_partial_date(value)
    except InvalidDateError:
        return False
    return True


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_calendar_is_a_day_to_both(year: str) -> None:
    """Months 00 to 13 and days 00 to 32 are told apart as the calendar does."""
    days = [f"{year}-{month:02}-{day:02}" for month, day in product(range(14), range(33))]
    assert [day for day in days if matches(WHEN, day) != is_date(day)] == []


@pytest.mark.parametrize("start", ["", "/", "//"])
def test_other_forms_of_dates_are_forms_to_both(start: str) -> None:
    """Years, months, weeks and open starts; week 53 aside, which a schema cannot know."""
    ends = ("", "-", "-00", "-01", "-12", "-13", "-1", "-W00", "-W01", "-W52", "-W54", "-w01", "/")
    forms = [f"{start}{year}{end}" for year, end in product(("0000", "202", "2020", "20200"), ends)]
    assert [form for form in forms if matches(WHEN, form) != is_date(form)] == []


@pytest.mark.parametrize(
    ("value", "is_moment"),
    [
        ("2020-05-18T12:30+03:00", True),
        ("2020-05-18T12:30:59Z", True),
        ("2020-05-18T12:30", False),
        ("2020-02-30T12:30Z", False),
        ("2020-05-18T24:00Z", False),
        ("2020-05-18T12:60Z", False),
        ("1969-12-31T23:59Z", False),
        ("1970-01-01T00:00Z", True),
        ("2199-12-31T23:59Z", True),
        ("2200-01-01T00:00Z", False),
    ],
)
def test_moment_has_a_day_a_time_and_a_zone(value: str, is_moment: bool) -> None:  # noqa: FBT001 — a parameter of the case
    """RFC 3339, seconds left out if one likes."""
    assert matches(MOMENT, value) == is_moment


@pytest.mark.parametrize("value", ["true", "False", "kyllä", "KYLLÄ", "ei", "Ei"])
def test_flag_is_yes_or_no_in_any_case(value: str) -> None:
    """English and Finnish, capitals or not."""
    assert matches(FLAG, value)


@pytest.mark.parametrize("value", ["", "joo", "kylla", "truee", "1"])
def test_flag_is_nothing_else(value: str) -> None:
    """A word that is near is not enough."""
    assert not matches(FLAG, value)


def test_numbers_are_of_nine_digits_at_most() -> None:
    """No sign, no space, no decimals."""
    assert [matches(NUMBER, value) for value in ("0", "007", "9" * 9)] == [True] * 3
    assert [matches(NUMBER, value) for value in ("", "-1", "1.0", "1 000", "9" * 10)] == [False] * 5


def test_positions_have_three_parts_at_most() -> None:
    """Seconds, minutes and hours."""
    assert [matches(SECONDS, value) for value in ("75", "1:15", "0:01:15")] == [True] * 3
    assert [matches(SECONDS, value) for value in ("", "1:", ":15", "0:0:1:15")] == [False] * 4


def test_text_that_must_be_may_not_be_blank() -> None:
    """With a least length goes a letter that is seen, on one line where one line is asked for."""
    assert text(min_length=1)["pattern"] == r"\S"
    line = text(min_length=1, pattern=r"^[^\n]*$")
    assert [matches(line, value) for value in (" a ", "   ", "a\nb")] == [True, False, False]


def test_text_without_limits_has_none() -> None:
    """Nothing is asked that the record does not ask."""
    assert text() == {"type": "string"}


def test_quotation_mark_is_not_escaped() -> None:
    """ECMAScript's `u` flag refuses needless escapes."""
    assert text(pattern=r"[^\"]")["pattern"] == '[^"]'
