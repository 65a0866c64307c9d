"""Dates as exact as is known and no more, in the forms of EDTF (ISO 8601-2) that the content uses.

A day `2020-10-15`, an ISO week `2020-W07`, a month `2020-10`, a year `2020`, or with an open start
`/2020-10`: not known when, but by the end of October 2020.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tori.diagnostics import said

Precision = Literal["day", "week", "month", "year"]

_FORM = re.compile(
    r"(?P<open>/)?(?P<year>[0-9]{4})(?:-W(?P<week>[0-9]{2})|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)
_FINNISH_FORM = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


class InvalidDateError(ValueError):
    """The text is not a date of the forms above; `hint` says in Finnish what to write."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep the message and the hint, both in Finnish."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to some precision.

    Attributes:
        text: As written.
        precision: Of the stated day, week, month or year.
        earliest: The first day that the date allows; None when its start is open.
        latest: The last day that the date allows.
    """

    text: str
    precision: Precision
    earliest: date | None
    latest: date

    @property
    def day(self) -> date | None:
        """The very day, or None when the date is not known to the day."""
        return self.latest if self.earliest == self.latest else None

    @property
    def year(self) -> int | None:
        """The year, or None when the start is open and the year therefore not known."""
        return self.latest.year if self.earliest else None


@lru_cache(maxsize=8192)  # as many days as twenty years have: equal dates are one
def parse_partial_date(text: str) -> PartialDate:
    """Read a date.

    Raises:
        InvalidDateError: The form is unknown, or there is no such day.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise _unknown_form(text)
    try:
        precision, first, last = _extent(match)
    except (ValueError, OverflowError) as error:
        message = said('päivää "{value}" ei ole kalenterissa', value=text)
        raise InvalidDateError(message, "tarkista vuosi, kuukausi, viikko ja päivä") from error
    return PartialDate(text.strip(), precision, None if match["open"] else first, last)


def _extent(match: re.Match[str]) -> tuple[Precision, date, date]:
    """Return the precision and the first and last day of what the match names.

    Raises:
        ValueError: There is no such day.
        OverflowError: The last week of the year 9999 ends beyond the calendar.
    """
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return "week", monday, monday + timedelta(days=6)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return "day", day, day
    if match["month"]:
        first = date(year, int(match["month"]), 1)
        return "month", first, first.replace(day=calendar.monthrange(year, first.month)[1])
    return "year", date(year, 1, 1), date(year, 12, 31)


def _unknown_form(text: str) -> InvalidDateError:
    """Return the error for a text of another form; a Finnish date is turned round in the hint."""
    finnish = _FINNISH_FORM.fullmatch(text.strip())
    if finnish:
        day, month, year = (int(part) for part in finnish.groups())
        return InvalidDateError(
            said('päivämäärä "{value}" on väärässä muodossa', value=text),
            said("kirjoita vuosi ensin: {date}", date=f"{year}-{month:02}-{day:02}"),
        )
    return InvalidDateError(
        said('"{value}" ei ole päivämäärä', value=text),
        "kirjoita 2020-10-15, 2020-10 tai 2020; "
        "jos tiedät vain, että viimeistään lokakuussa 2020, kirjoita /2020-10",
    )
