"""The site's own Finnish: dates, durations, counts and the names of things.

Everything a reader sees that is neither content nor a sentence of one page stands here.
"""

from datetime import date, datetime

from tori.content.records import Record, Source, Webinar
from tori.content.records.dates import PartialDate
from tori.content.records.kinds import kind_of
from tori.text import counted

MONTHS = (
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
)
WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
MACHINE_VOICE = "koneäänen lukema tiivistelmä"


def amount(record_type: type[Record], number: int) -> str:
    """Return '1 teko', '64 tekoa'."""
    return counted(number, *kind_of(record_type).noun)


def day_in_finnish(day: date) -> str:
    """Return '15.10.2020'."""
    return f"{day.day}.{day.month}.{day.year}"


def date_in_finnish(when: PartialDate) -> str:
    """Return a date as exact as it is known: 'lokakuu 2020', 'viimeistään lokakuussa 2020'."""
    latest = when.latest
    if when.precision == "day":
        stated = day_in_finnish(latest)
    elif when.precision == "week":
        year, week, _ = latest.isocalendar()
        stated = f"viikko {week}/{year}"
    elif when.precision == "month":
        month = MONTHS[latest.month - 1]
        stated = f"{month}{'ssa' if when.earliest is None else ''} {latest.year}"
    else:
        stated = str(latest.year) if when.earliest else f"vuonna {latest.year}"
    return stated if when.earliest else f"viimeistään {stated}"


def occasion_in_finnish(starts: datetime, ends: datetime) -> str:
    """Return 'ti 1.12.2026 klo 9.30–11.00'; both times are told as they are given."""
    until = time_in_finnish(ends)
    if ends.date() == starts.date():
        return f"{_weekday(starts)} klo {time_in_finnish(starts)}–{until}"
    return f"{_weekday(starts)} klo {time_in_finnish(starts)} – {_weekday(ends)} klo {until}"


def time_in_finnish(moment: datetime) -> str:
    """Return a time of day: '9.05'."""
    return f"{moment.hour}.{moment.minute:02}"


def place_in_finnish(webinar: Webinar) -> str:
    """Return where a webinar is: on the net, and at its place if one is stated."""
    return f"{webinar.location}, myös verkossa" if webinar.location else "verkossa"


def _weekday(moment: datetime) -> str:
    return f"{WEEKDAYS[moment.weekday()]} {day_in_finnish(moment.date())}"


def period_in_finnish(starts: PartialDate, ends: PartialDate) -> str:
    """Return 'kesäkuu 2018 – joulukuu 2018'."""
    if starts.text == ends.text:
        return date_in_finnish(starts)
    return f"{date_in_finnish(starts)} – {date_in_finnish(ends)}"


def w3c_date(when: PartialDate) -> str:
    """Return the date for a sitemap (W3C-DTF), or empty when its start is open."""
    if when.earliest is None:
        return ""
    return when.latest.isoformat()[:10] if when.precision == "week" else when.text


def duration_in_finnish(seconds: int) -> str:
    """Return '45 s' or '1 min 5 s' or '1 t 2 min'."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} t {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"


def clock(seconds: int) -> str:
    """Return a point of a recording: '0:05', '1:02:03'."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def source_in_finnish(source: Source, publication: str = "") -> str:
    """Return where a record is drawn from; `publication` is what its ISBN is called, if known."""
    parts = []
    if source.isbn:
        isbn = f"ISBN {source.isbn}"
        parts.append(f"{publication} ({isbn})" if publication else isbn)
    if source.chapter:
        parts.append(f"luku ”{source.chapter}”")
    return ", ".join(parts)
