"""A day that finds out until when a site made for it would come out the same.

The site depends on its day where that is compared with days of the content: what is published,
expired or over. Each comparison is noted with the later day on which its answer would change.
"""

from datetime import date, timedelta
from typing import Any

_ONE_DAY = timedelta(1)
_TELLING = frozenset(
    {"year", "month", "day", "replace", "timetuple", "toordinal", "weekday", "isoweekday"}
    | {"isocalendar", "isoformat", "ctime", "strftime", "__str__", "__format__"}
)
"""What tells the day itself, which is another one tomorrow."""


class WatchedDay(date):
    """A day like any other, that notes what it is compared with."""

    _until: date | None = None

    @classmethod
    def of(cls, day: date) -> "WatchedDay":
        """Return a day that nobody has asked yet."""
        return cls.fromordinal(day.toordinal())

    @property
    def until(self) -> date | None:
        """The first later day on which something that was asked is answered otherwise, if any."""
        return self._until

    def __lt__(self, other: date) -> bool:
        """Tell whether the day is before another; noted, as all comparisons are."""
        return self._noted(other, date.__lt__(self, other))

    def __ge__(self, other: date) -> bool:
        """Tell whether the day is not before another."""
        return self._noted(other, date.__ge__(self, other))

    def __le__(self, other: date) -> bool:
        """Tell whether the day is not after another."""
        return self._noted(_next(other), date.__le__(self, other))

    def __gt__(self, other: date) -> bool:
        """Tell whether the day is after another."""
        return self._noted(_next(other), date.__gt__(self, other))

    def __eq__(self, other: object) -> bool:
        """Tell whether the day is another one."""
        if isinstance(other, date):
            self._noted(other, answer=True)
            self._noted(_next(other), answer=True)
        return date.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """Tell whether the day is not another one."""
        return not self == other

    __hash__ = date.__hash__

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 — date's is overloaded
        """Return how long it is since another day, which is longer tomorrow."""
        return self._plain() - other

    def __rsub__(self, other: date) -> timedelta:
        """Return how long it is until another day."""
        return other - self._plain()

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 — whatever the attribute is
        """Return an attribute; if it tells the day, everything is other tomorrow."""
        if name in _TELLING:
            self._plain()
        return super().__getattribute__(name)

    def _plain(self) -> date:
        plain = date.fromordinal(date.toordinal(self))
        self._noted(_next(plain), answer=True)
        return plain

    def _noted(self, change: date, answer: bool) -> bool:  # noqa: FBT001 — handed through
        """Note the day from which on an answer is another one, and return the answer of today."""
        is_later = date.__lt__(self, change)
        if is_later and (self._until is None or change < self._until):
            self._until = change
        return answer


def _next(day: date) -> date:
    """Return the day after another; the calendar's last day, after which there is none, itself."""
    return day + _ONE_DAY if day < date.max else day


def earliest(*days: date | None) -> date | None:
    """Return the earliest of the days that there are."""
    return min((day for day in days if day is not None), default=None)
