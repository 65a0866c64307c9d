"""What four readers of other people's make of a calendar: icalendar, vobject, ical.js and libical.

Each raises an AssertionError, or an exception of its own, at a calendar that it finds invalid. What
none of them minds, `faults_of_form` finds. Only tests import this module.
"""

import ctypes
import ctypes.util
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

import icalendar
import vobject

from tests.node_judges import answer

_VEVENT = 4
"""ICAL_VEVENT_COMPONENT of libical's icalenums.h."""


class Seen(NamedTuple):
    """An event as a reader sees it, its times in UTC."""

    uid: str
    title: str
    starts: datetime
    ends: datetime


def by_icalendar(data: bytes) -> tuple[Seen, ...]:
    """Return what icalendar (PyPI) sees; zones that it knows by name are the tz database's."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    assert not [error for part in calendar.walk() for error in part.errors]
    return tuple(
        Seen(str(e["uid"]), str(e["summary"]), _in_utc(e.start), _in_utc(e.end))
        for e in calendar.events
    )


def by_vobject(data: bytes) -> tuple[Seen, ...]:
    """Return what vobject (PyPI) sees; it remembers a zone by its name from the first file read."""
    calendar = vobject.readOne(data.decode())
    assert calendar.validate(raiseException=True)
    return tuple(
        Seen(e.uid.value, e.summary.value, _in_utc(e.dtstart.value), _in_utc(e.dtend.value))
        for e in getattr(calendar, "vevent_list", ())
    )


def by_ical_js(data: bytes) -> tuple[Seen, ...]:
    """Return what ical.js (npm; Thunderbird's reader) sees, with the zone of the file."""
    return tuple(
        Seen(uid, title, datetime.fromisoformat(starts), datetime.fromisoformat(ends))
        for uid, title, starts, ends in answer("calendar_events.mjs", given=data)
    )


def by_libical(data: bytes) -> tuple[Seen, ...]:
    """Return what libical (Debian; Evolution's reader) sees, with the zone of the file."""
    library = _libical()
    calendar = library.icalparser_parse_string(data)
    assert calendar, "libical cannot parse it"
    try:
        is_valid = library.icalrestriction_check(calendar)
        told = ctypes.string_at(library.icalcomponent_as_ical_string(calendar)).decode()
        complaints = [line for line in told.splitlines() if line.startswith("X-LIC-ERROR")]
        assert is_valid, complaints
        assert library.icalcomponent_count_errors(calendar) == 0, complaints
        return tuple(_libical_events(library, calendar))
    finally:
        library.icalcomponent_free(calendar)


JUDGES: tuple[Callable[[bytes], tuple[Seen, ...]], ...] = (
    by_icalendar,
    by_vobject,
    by_ical_js,
    by_libical,
)


def _in_utc(moment: date) -> datetime:
    """Return a moment in UTC; a day alone, or a time without a zone, is none."""
    assert isinstance(moment, datetime)
    assert moment.tzinfo
    return moment.astimezone(UTC)


_LONGEST_LINE = 75
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "PRODID"})
_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[,;]|(?<!\\)(?:\\\\)*\\[^\\,;nN]")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def faults_of_form(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with the file as octets and text (RFC 5545 §3.1, §3.3.11, §3.3.13)."""
    faults = []
    lines = data.split(b"\r\n")
    if b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        faults.append("line end")
    if lines[-1]:
        faults.append("last line not ended")
    if any(len(line) > _LONGEST_LINE for line in lines):
        faults.append("line not folded")
    for line in lines:
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append("character cut by a fold")
    for stated in data.replace(b"\r\n ", b"").decode().split("\r\n"):
        name, _, value = stated.partition(":")
        name = name.partition(";")[0]
        if name in _TEXTS and _UNESCAPED.search(value):
            faults.append(f"{name} not escaped")
        if name == "DESCRIPTION" and _TAG.search(value):
            faults.append("HTML in DESCRIPTION")
        if name == "URL" and not value.startswith(("https://", "http://")):
            faults.append("URL without scheme")
    return tuple(faults)


class _Time(ctypes.Structure):
    """The `struct icaltimetype` of libical 3's icaltime.h."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


@cache
def _libical() -> ctypes.CDLL:
    """Return libical with the types of what is called here; where it is missing, that is told."""
    name = ctypes.util.find_library("ical")
    assert name, "libical is missing: sudo apt install libical3"
    library = ctypes.CDLL(name)
    pointer = ctypes.c_void_p
    for function, result, arguments in (
        ("icalparser_parse_string", pointer, (ctypes.c_char_p,)),
        ("icalrestriction_check", ctypes.c_int, (pointer,)),
        ("icalcomponent_count_errors", ctypes.c_int, (pointer,)),
        ("icalcomponent_as_ical_string", pointer, (pointer,)),
        ("icalcomponent_free", None, (pointer,)),
        ("icalcomponent_get_first_component", pointer, (pointer, ctypes.c_int)),
        ("icalcomponent_get_next_component", pointer, (pointer, ctypes.c_int)),
        ("icalcomponent_get_uid", ctypes.c_char_p, (pointer,)),
        ("icalcomponent_get_summary", ctypes.c_char_p, (pointer,)),
        ("icalcomponent_get_dtstart", _Time, (pointer,)),
        ("icalcomponent_get_dtend", _Time, (pointer,)),
        ("icaltimezone_get_utc_timezone", pointer, ()),
        ("icaltime_convert_to_zone", _Time, (_Time, pointer)),
    ):
        called = getattr(library, function)
        called.restype, called.argtypes = result, arguments
    return library


def _libical_events(library: ctypes.CDLL, calendar: int) -> Iterator[Seen]:
    utc = library.icaltimezone_get_utc_timezone()
    event = library.icalcomponent_get_first_component(calendar, _VEVENT)
    while event:
        starts, ends = (
            library.icaltime_convert_to_zone(read(event), utc)
            for read in (library.icalcomponent_get_dtstart, library.icalcomponent_get_dtend)
        )
        yield Seen(
            library.icalcomponent_get_uid(event).decode(),
            library.icalcomponent_get_summary(event).decode(),
            _moment(starts),
            _moment(ends),
        )
        event = library.icalcomponent_get_next_component(calendar, _VEVENT)


def _moment(told: _Time) -> datetime:
    assert told.zone, "libical does not know the zone"
    return datetime(
        told.year, told.month, told.day, told.hour, told.minute, told.second, tzinfo=UTC
    )
