"""What is there already when a record is about to be written: numbers taken, titles alike.

Pure. The command `new` asks; the checks between finished records are `tori.site`'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from tori.content.records import Episode, Organisation, Record, Story, Webinar
from tori.content.records.kinds import Kind
from tori.text import nfc

_ALIKE = 82
"""Of 100: 'Varauskalenteri Alavudella' and 'Alavuden varauskalenteri' are alike, two deeds of one
town are not. No two records of one type in `content/` reach it, but for organisations: their names
are so much of one pattern that they must be closer."""
_ALIKE_ORGANISATIONS = 92

_NUMBER = re.compile(r"\d+")


def next_numbers(kind: Kind, records: Iterable[Record], series: str = "") -> Mapping[str, str]:
    """Return the next free number, with the field that holds it and the fields it depends on.

    An episode is numbered within the latest season, a story among all, a webinar within its series.
    """
    if kind.record_type is Episode:
        return _next_episode(tuple(r for r in records if isinstance(r, Episode)))
    if kind.record_type is Story:
        return {"number": _after(r.number for r in records if isinstance(r, Story))}
    if kind.record_type is Webinar and series:
        webinars = (r for r in records if isinstance(r, Webinar) and r.series == series)
        return {"series": series, "part": _after(webinar.part or 0 for webinar in webinars)}
    return {}


def near_duplicates(
    kind: Kind, title: str, records: Iterable[Record], organisation: str = ""
) -> tuple[Record, ...]:
    """Return the type's records with a title alike, most alike first.

    Args:
        kind: The type of the record to come.
        title: Its title.
        records: What there is, of any type.
        organisation: If stated, only records of this organisation count.
    """
    likeness = {
        record.reference: (_likeness(title, record.called), record)
        for record in records
        if isinstance(record, kind.record_type)
        and (not organisation or organisation in record.about_organisations)
    }
    least = _ALIKE_ORGANISATIONS if kind.record_type is Organisation else _ALIKE
    alike = sorted((-score, name) for name, (score, _) in likeness.items() if score >= least)
    return tuple(likeness[name][1] for _, name in alike)


def organisation_field(kind: Kind, organisation: str) -> Mapping[str, str]:
    """Return the field of a new file that names an organisation; none where the type has none."""
    fields = kind.record_type.model_fields
    if "organisation" in fields:
        return {"organisation": organisation}
    return {"organisations": f"[{organisation}]"} if "organisations" in fields else {}


def _next_episode(episodes: tuple[Episode, ...]) -> Mapping[str, str]:
    season = max((episode.season or 0 for episode in episodes), default=0)
    numbers: Iterator[int] = (e.number for e in episodes if (e.season or 0) == season)
    number = {"number": _after(numbers)}
    return {**number, "season": str(season)} if season else number


def _after(numbers: Iterable[int]) -> str:
    return str(max(numbers, default=0) + 1)


def _likeness(one: str, other: str) -> float:
    """Return 0–100; the order of words and case do not count, and TOP 12 is nothing like TOP 18."""
    numbers, other_numbers = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if numbers and other_numbers and numbers != other_numbers:
        return 0
    return fuzz.token_sort_ratio(nfc(one).casefold(), nfc(other).casefold())
