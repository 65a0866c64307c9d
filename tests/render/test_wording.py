"""The site's own Finnish."""

import pytest

from tori.content.dates import parse_partial_date
from tori.content.records import COLLECTIONS, Deed, Source
from tori.render.wording import (
    NOUNS,
    PLURALS,
    amount,
    clock,
    date_in_finnish,
    duration_in_finnish,
    period_in_finnish,
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


def test_every_type_has_its_names() -> None:
    """No collection is without a noun and a plural for readers."""
    assert set(NOUNS) == set(PLURALS) == set(COLLECTIONS.values())


def test_source_names_book_and_chapter() -> None:
    """A source line holds what is known and no more."""
    source = Source(isbn="1", chapter="Teot")
    assert source_in_finnish(source, "Raportti") == "Raportti (ISBN 1), luku ”Teot”"
    assert source_in_finnish(source) == "ISBN 1, luku ”Teot”"
    assert source_in_finnish(Source(link="https://x.example/")) == ""
