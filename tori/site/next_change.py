"""The next day on which a site comes out otherwise though nobody has edited its content.

The site compares its day with days of the records: what is published, expired or over by then.
Whoever lets a page depend on the day in a new way adds that day to `_turning_days`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tori.content.records import Dated, Record, Webinar
from tori.site.accessibility import recording_day
from tori.site.webinar_times import times_of

_ONE_DAY = timedelta(1)


def next_change(records: Iterable[Record], today: date) -> date | None:
    """Return the first day after today on which the same records may make another site.

    Args:
        records: All of the content, drafts and coming ones too.
        today: The day for which the site is made.

    Returns:
        None where no later day makes a difference.
    """
    days = (day for record in records for day in _turning_days(record))
    return min((day for day in days if day > today), default=None)


def _turning_days(record: Record) -> Iterator[date]:
    """Yield the days on which a record is shown otherwise than on the day before."""
    if not isinstance(record, Dated):
        return
    yield record.published.latest
    if record.reviewed:
        yield record.reviewed.latest
    if record.expires:
        yield from _day_after(record.expires.latest)
    if isinstance(record, Webinar):
        times = times_of(record)
        if times:
            yield from _day_after(times.ends.date())
        if record.recording:
            yield recording_day(record)


def _day_after(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _ONE_DAY
