"""The day on which a site comes out otherwise by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import record
from tests.small_site import deed, small_site
from tests.small_site import record as of_text
from tori.content.records import Article, Organisation, Record
from tori.site.next_change import next_change
from tori.tree.site_tree import site_tree

DAY = date(2026, 11, 24)
ONE_DAY = timedelta(1)
_RECORDING = "recording: {url: 'https://tallenne.example/1', published: 2026-12-24}"
_TIMES = "starts: 2026-11-26T09:00+02:00\nduration_minutes: 30"


def webinar(fields: str) -> Record:
    """Return a webinar of 2026."""
    common = "title: Verkkotapaaminen\nsummary: Tämä on riittävän pitkä tiivistelmä.\ntopic: Aihe"
    return of_text("webinars/tapaaminen", f"{common}\n{fields}")


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"published": "2026-11-24"}, None),
        ({"published": "2026-12-01"}, date(2026, 12, 1)),
        ({"published": "2027"}, date(2027, 12, 31)),
        ({"published": "2020", "expires": "2026-11-24"}, date(2026, 11, 25)),
        ({"published": "2020", "expires": "2026-11-23"}, None),
        ({"published": "2020", "expires": "9999"}, None),
        ({"published": "2020", "reviewed": "2026-12-05"}, date(2026, 12, 5)),
    ],
    ids=str,
)
def test_day_of_a_record(changes: dict[str, str], day: date | None) -> None:
    """It is published on a day, expires after one, and was looked through by one."""
    assert next_change([record(Article, "juttu", **changes)], DAY) == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        (f"published: 2020\n{_TIMES}", date(2026, 11, 27)),
        ("published: 2020\nstatus: tulossa", None),
        (
            f"published: 2020\nstatus: pidetty\n{_RECORDING}",
            date(2026, 12, 24),
        ),
    ],
    ids=["times", "no times", "recording"],
)
def test_day_of_a_webinar(fields: str, day: date | None) -> None:
    """It is over on the day after it ended; its recording wants captions from a day on."""
    assert next_change([webinar(fields)], DAY) == day


def test_the_first_of_many_days_counts() -> None:
    """What has no day says nothing, and the next day is that of the record which is first."""
    coming = [record(Article, f"a{n}", published=f"2026-12-{n:02}") for n in (9, 3, 5)]
    assert next_change([record(Organisation, "alavus"), *coming], DAY) == date(2026, 12, 3)


dates = st.dates(DAY - 3 * ONE_DAY, DAY + 6 * ONE_DAY)


@settings(max_examples=25, deadline=None)
@given(
    published=dates,
    expires=st.none() | dates,
    reviewed=st.none() | dates,
    starts=dates,
    recorded=st.none() | dates,
)
def test_nothing_differs_before_that_day(
    published: date,
    expires: date | None,
    reviewed: date | None,
    starts: date,
    recorded: date | None,
) -> None:
    """On each day until then the whole Tree is the same, to the letter."""
    more = f"expires: {expires}\n" if expires else ""
    more += f"reviewed: {reviewed}\n" if reviewed else ""
    teko = deed("teko", more=more)
    held = f"published: {published}\nstarts: {starts}T09:00+02:00\nduration_minutes: 30\n"
    if recorded:
        held += f"recording: {{url: 'https://tallenne.example/1', published: {recorded}}}"
    records = [teko, webinar(held), record(Article, "juttu", published=str(published))]
    until = next_change(records, DAY) or DAY + 10 * ONE_DAY
    first = site_tree(small_site(*records, day=DAY), ())
    day = DAY + ONE_DAY
    while day < until:
        assert site_tree(small_site(*records, day=day), ()) == first
        day += ONE_DAY
