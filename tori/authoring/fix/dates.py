"""Dates written the Finnish way turned into those that the record types read."""

import re
from collections.abc import Iterator, Sequence

from tori.authoring.fix.block import entries
from tori.authoring.fix.changes import Edit
from tori.authoring.fix.shapes import Shape
from tori.content.records.dates import InvalidDateError, parse_partial_date

_MONTHS = (
    *("tammi", "helmi", "maalis", "huhti", "touko", "kesä"),
    *("heinä", "elo", "syys", "loka", "marras", "joulu"),
)
"""As in 'tammikuu'."""

_LONGEST_LINE = 200
"""A longer line is no date, and would take the patterns long."""

_DAY = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})")
_MONTH = re.compile(r"(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})")
_IN_WORDS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\.\s*)?(?P<name>{'|'.join(_MONTHS)})kuu(?:ta|ssa)?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?P<quote>[\"']?)(?P<open>/?)(?P<date>[^\"'#]*?)(?P=quote)(?P<rest>\s*(?:\s#.*)?)"
)


def with_iso_dates(lines: Sequence[str], shape: Shape) -> Iterator[Edit]:
    """Turn Finnish dates round in the fields that are dates: 18.5.2020, 5/2020, lokakuu 2020."""
    for entry in entries(lines, shape):
        if entry.is_item or entry.key not in shape.dates or entry.last > entry.first:
            continue
        line = lines[entry.first]
        match = _VALUE.fullmatch(line[entry.start :]) if len(line) <= _LONGEST_LINE else None
        date = iso_date(match["date"]) if match else None
        if match and date:
            start = line[: entry.start] + match["quote"] + match["open"]
            what = f"päivämäärä {match['date']} → {date}"
            yield Edit(entry.first, start + date + match["quote"] + match["rest"], what)


def iso_date(text: str) -> str | None:
    """Return a Finnish date year first, or None for another text or a day that no calendar has."""
    match = _DAY.fullmatch(text) or _MONTH.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    name = parts.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else int(parts["month"])
    day = parts.get("day")
    result = f"{parts['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        parse_partial_date(result)
    except InvalidDateError:
        return None
    return result
