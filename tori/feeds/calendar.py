"""The webinars as calendars (RFC 5545 and 7986): a file for each, one for each series, one for all.

No component has METHOD or ORGANIZER: these are published events, not invitations that somebody is
to answer (RFC 5545 §3.8.4.3: only a group-scheduled component has an organiser), and METHOD:PUBLISH
without one is invalid (RFC 5546 §3.2.1). Every time is of the content, none of a clock.
"""

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vDuration, vText

from tori.content.records import Series, Webinar
from tori.content.settings.publisher import Publisher
from tori.documents import BytesDocument, Document
from tori.feeds.timezone import helsinki_timezone, is_stated_by_clock
from tori.pages.calendars import ALL_WEBINARS, calendar_address, calendar_name
from tori.pages.wording import place_in_finnish
from tori.site.model import Site
from tori.site.permalinks import first_address, permalink
from tori.site.sequences import parts_of
from tori.site.webinar_times import Times, in_time_order, times_of
from tori.text import capitalised

_ALARM_BEFORE = timedelta(minutes=15)
_REFRESH = timedelta(hours=12)
"""How often programs are asked to look for changes."""


def webinar_calendars(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield the file of each webinar that has a start, of each series and of all.

    A withdrawn webinar is in none: its page no longer says when it is. One that is cancelled
    stays, since a program takes an event that is gone for one that it was never told of.
    """
    webinars = site.all(Webinar)
    for webinar in webinars:
        if webinar.starts:
            yield _document(calendar_address(webinar), _single(site.publisher, webinar))
    for series in site.all(Series):
        calendar = _subscription(site, parts_of(site, series), series)
        yield _document(calendar_address(series), calendar)
    yield _document(ALL_WEBINARS, _subscription(site, webinars, None))


def event_uid(publisher: Publisher, webinar: Webinar) -> str:
    """Return a webinar's permanent identifier: the same at any host, and for any title or time.

    A renamed file keeps it, if its old address is among `old_urls`, as it must for links to work.
    """
    name = publisher.permanent_id(first_address(webinar))
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _document(address: str, calendar: Calendar) -> tuple[str, Document]:
    return address.lstrip("/"), BytesDocument(calendar.to_ical())


def _single(publisher: Publisher, webinar: Webinar) -> Calendar:
    """Return a webinar's own calendar, with an alarm: whoever opens it means to be there."""
    calendar = _calendar(publisher)
    for event in _events(publisher, (webinar,)):
        if webinar.status != "peruttu":
            event.add_component(_alarm(webinar))
        calendar.add_component(event)
    return calendar


def _subscription(site: Site, webinars: Iterable[Webinar], series: Series | None) -> Calendar:
    """Return a calendar that programs fetch again; valid also when it has no events.

    Then its time zone is the one component that there must be (RFC 5545 §3.6).
    """
    calendar = _calendar(site.publisher)
    name = calendar_name(site, series)
    # Left to itself, icalendar 7.3 escapes neither of the names and writes the second time wrong.
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for event in _events(site.publisher, in_time_order(webinars)):
        calendar.add_component(event)
    return calendar


def _calendar(publisher: Publisher) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{publisher.site_name}//Webinaarit//FI")
    calendar.add("version", "2.0")
    calendar.add_component(helsinki_timezone())
    return calendar


def _events(publisher: Publisher, webinars: Iterable[Webinar]) -> Iterator[Event]:
    for webinar in webinars:
        times = times_of(webinar)
        if times:
            yield _event(publisher, webinar, times)


def _event(publisher: Publisher, webinar: Webinar, times: Times) -> Event:
    cancelled = webinar.status == "peruttu"
    changed = datetime.combine((webinar.reviewed or webinar.published).latest, time(), UTC)
    by_clock = all(is_stated_by_clock(moment) for moment in times)
    event = Event()
    event.add("uid", event_uid(publisher, webinar))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", webinar.revision)
    event.add("dtstart", times.starts if by_clock else times.starts.astimezone(UTC))
    event.add("dtend", times.ends if by_clock else times.ends.astimezone(UTC))
    # Programs that pass over the status show the word at least.
    event.add("summary", f"Peruttu: {webinar.title}" if cancelled else webinar.title)
    event.add("description", _description(webinar))
    event.add("location", capitalised(place_in_finnish(webinar)))
    event.add("url", publisher.full_address(permalink(webinar)))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    return event


def _description(webinar: Webinar) -> str:
    """Return the summary, and where to register; it stays the same once the webinar is over."""
    if webinar.registration_url is None or webinar.status == "peruttu":
        return webinar.summary
    return f"{webinar.summary}\n\nIlmoittaudu: {webinar.registration_url}"


def _alarm(webinar: Webinar) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", webinar.title)
    alarm.add("trigger", -_ALARM_BEFORE)
    return alarm
