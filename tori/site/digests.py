"""What each newsletter issue gathers: a pure function of the content and of the issues before it.

An issue takes what was published up to the end of its period and stands in no earlier issue. It
shows the editor's picks and the newest of each kind; all that it gathered counts as told, shown or
not, so that the next issue begins where this one ends (docs/decisions/0004).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tori.content.records import (
    Article,
    Campaign,
    Dated,
    Deed,
    Episode,
    Gala,
    Issue,
    Record,
    Story,
    TopList,
    Webinar,
)
from tori.site.model import Site

NEWEST_OF_EACH = 3

GATHERED: tuple[type[Dated], ...] = (
    Deed,
    Episode,
    Webinar,
    Story,
    TopList,
    Campaign,
    Gala,
    Article,
)
"""The kinds that an issue gathers, in the order in which it shows them."""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind's part of an issue.

    Attributes:
        shown: The newest that are not among the picks.
        gathered: How many of the kind the issue gathered in all, picks too.
    """

    kind: type[Dated]
    shown: tuple[Dated, ...]
    gathered: int


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue and all that it tells: picks in the editor's order, then a section a kind.

    Attributes:
        gathered: The references of everything that the issue gathered.
    """

    issue: Issue
    picks: tuple[Record, ...]
    sections: tuple[Section, ...]
    gathered: frozenset[str]


def digests(site: Site) -> Mapping[str, Digest]:
    """Return every issue's digest by the issue's id; earlier periods come first."""
    issues = sorted(site.all(Issue), key=lambda issue: (issue.period.latest, issue.id))
    told: set[str] = set()
    made: dict[str, Digest] = {}
    for issue in issues:
        digest = _digest(site, issue, frozenset(told))
        told |= digest.gathered
        made[issue.id] = digest
    return made


def _digest(site: Site, issue: Issue, told: frozenset[str]) -> Digest:
    fresh = tuple(_fresh(site, issue, told))
    picks = tuple(record for pick in issue.picks if (record := site.records.get(pick)))
    picked = {record.reference for record in picks}
    sections = []
    for kind in GATHERED:
        of_kind = tuple(record for record in fresh if isinstance(record, kind))
        unpicked = tuple(record for record in of_kind if record.reference not in picked)
        if of_kind:
            sections.append(Section(kind, unpicked[:NEWEST_OF_EACH], len(of_kind)))
    gathered = frozenset(record.reference for record in fresh) | picked
    return Digest(issue, picks, tuple(sections), gathered)


def _fresh(site: Site, issue: Issue, told: frozenset[str]) -> Iterator[Dated]:
    """Yield what the issue gathers, in the total order."""
    for record in site.records.values():
        if not isinstance(record, GATHERED) or record.reference in told:
            continue
        if record.published.latest <= issue.period.latest:
            yield record
