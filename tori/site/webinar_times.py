"""How webinars stand on the day of the site: to come, held or cancelled, and when.

All times are Helsinki's, whatever zone the content states them in.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from tori.content.records import Webinar
from tori.site.helsinki import HELSINKI
from tori.site.model import Site

State = Literal["tulossa", "pidetty", "peruttu"]


class Times(NamedTuple):
    """When a webinar starts and ends, in Helsinki's time."""

    starts: datetime
    ends: datetime


def times_of(webinar: Webinar) -> Times | None:
    """Return when a webinar is; None when its time is not stated."""
    if webinar.starts is None or webinar.ends is None:
        return None
    return Times(webinar.starts.astimezone(HELSINKI), webinar.ends.astimezone(HELSINKI))


def state(webinar: Webinar, today: date) -> State:
    """Return how a webinar stands: it is to come until the day on which it ends has passed.

    The content's own word counts for one that is cancelled, and where no time is stated.
    """
    times = times_of(webinar)
    if times is None or webinar.status == "peruttu":
        return webinar.status
    return "pidetty" if is_over(webinar, today) else "tulossa"


def is_over(webinar: Webinar, today: date) -> bool:
    """Tell whether the day on which a webinar ends, or was to end, has passed.

    Without a time, only one that is stated to come is not over.
    """
    times = times_of(webinar)
    return webinar.status != "tulossa" if times is None else times.ends.date() < today


def coming(site: Site) -> tuple[Webinar, ...]:
    """Return what has not ended yet, soonest first and what has no time last.

    The cancelled are among them until their day has passed, so that nobody waits for them.
    """
    return in_time_order(w for w in site.all(Webinar) if not is_over(w, site.today))


def recorded(site: Site) -> tuple[Webinar, ...]:
    """Return the webinars that have a recording and are over, the last held first.

    Those whose time is not known come last, in the site's order.
    """
    found = [w for w in site.all(Webinar) if w.recording and is_over(w, site.today)]
    timed = in_time_order(w for w in found if w.starts)
    return (*reversed(timed), *(w for w in found if w.starts is None))


def in_time_order(webinars: Iterable[Webinar]) -> tuple[Webinar, ...]:
    """Return webinars by their start, then by id; those without a time last, in their order."""
    ordered = tuple(webinars)
    timed = [(w.starts, w.id, w) for w in ordered if w.starts]
    return (
        *(webinar for _, _, webinar in sorted(timed, key=lambda found: found[:2])),
        *(webinar for webinar in ordered if webinar.starts is None),
    )
