"""Finland's time as calendars want it: the VTIMEZONE of Europe/Helsinki (RFC 5545 §3.6.5).

Hand-written, since icalendar would write a table of forty lines that ends in 2038. The rule is the
European Union's since 1996 (Directive 2000/84/EC, articles 2 and 3, and the one before it).
"""

from datetime import datetime
from functools import cache

from icalendar import Timezone

from tori.site.helsinki import HELSINKI

_FIRST_YEAR = 1997
"""The first whole year of the rule."""

_TEXT = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19960331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""


@cache
def helsinki_timezone() -> Timezone:
    """Return the component, read once; every calendar has the same, and none changes it."""
    found = Timezone.from_ical(_TEXT)
    assert isinstance(found, Timezone)  # noqa: S101 — the text above is one
    return found


def is_stated_by_clock(moment: datetime) -> bool:
    """Tell whether day, clock and the zone above name this moment and no other.

    The hour that comes twice in October is named by neither: by RFC 5545 §3.3.5 the clock then
    means the first of the two, and libical takes the second.
    """
    local = moment.astimezone(HELSINKI)
    comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.year >= _FIRST_YEAR and not comes_twice
