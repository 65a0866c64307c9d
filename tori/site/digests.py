"""What each newsletter issue gathers: a pure function of the content and of the issues before it.

An issue takes what was published up to the end of its period and stands in no earlier issue. It
shows the editor's picks and the newest of each kind; all that it gathered counts as told, shown or
not, so that the next issue begins where this one ends (docs/decisions/0004). A closed issue told
what its kept files list, whatever the content is now.

A webinar is to come or over as of the issue's own day, not as of the site's, so that an issue says
the same whenever it is made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tori.content.closed_issues import WHOLE
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
from tori.site.webinar_times import in_time_order, is_over
from tori.text import slug

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


COMING = "tulossa"
RECORDED = "tallenteet"
HELD = "pidetyt"


@dataclass(frozen=True, slots=True)
class DigestSection:
    """One kind's part of an issue, or a group of one.

    Attributes:
        shown: The newest that are not among the picks; of webinars to come, the soonest.
        gathered: How many the issue gathered of the group in all, picks too.
        group: Of deeds, their service area; of webinars `COMING`, `RECORDED` or `HELD`.
    """

    kind: type[Dated]
    shown: tuple[Dated, ...]
    gathered: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue and all that it tells: picks in the editor's order, then a section a group.

    Attributes:
        news: What is told by this issue first, in the total order.
        gathered: The references of everything that the issue gathered.
        service_area: What a variant is of; empty for the whole.
    """

    issue: Issue
    picks: tuple[Record, ...]
    news: tuple[Dated, ...]
    sections: tuple[DigestSection, ...]
    gathered: frozenset[str]
    service_area: str = ""


def digests(site: Site) -> Mapping[str, Digest]:
    """Return every issue's digest by the issue's id; earlier periods come first.

    What any closed issue told is told for all open ones: it was sent before them.
    """
    issues = sorted(site.all(Issue), key=lambda issue: (issue.period.latest, issue.id))
    told = {name for kept in site.closed_issues.values() if kept.is_whole for name in kept.told}
    made: dict[str, Digest] = {}
    for issue in issues:
        if issue.is_closed:
            digest = Digest(issue, (), (), (), site.closed_issues[issue.id].told)
        else:
            picks = tuple(record for pick in issue.picks if (record := site.records.get(pick)))
            digest = _digest(site, issue, picks, tuple(_fresh(site, issue, told)))
        told |= digest.gathered
        made[issue.id] = digest
    return made


def variants(site: Site, digest: Digest) -> Mapping[str, Digest]:
    """Return an open issue's variants by their names: the whole, then one a service area.

    A variant holds the records of its area; one that holds none is not made.
    """
    made = {WHOLE: digest} if digest.gathered else {}
    for area in site.vocabulary.service_area_names:
        picks = tuple(record for record in digest.picks if record.in_area == area)
        news = tuple(record for record in digest.news if record.in_area == area)
        if picks or news:
            made.setdefault(slug(area), _digest(site, digest.issue, picks, news, area))
    return made


def _digest(
    site: Site,
    issue: Issue,
    picks: tuple[Record, ...],
    news: tuple[Dated, ...],
    service_area: str = "",
) -> Digest:
    picked = {record.reference for record in picks}
    sections = []
    for kind in GATHERED:
        of_kind = tuple(record for record in news if isinstance(record, kind))
        for group, members in _groups(site, issue, kind, of_kind):
            unpicked = tuple(record for record in members if record.reference not in picked)
            if members:
                shown = unpicked[:NEWEST_OF_EACH]
                sections.append(DigestSection(kind, shown, len(members), group))
    gathered = frozenset(record.reference for record in news) | picked
    return Digest(issue, picks, news, tuple(sections), gathered, service_area)


def _groups(
    site: Site, issue: Issue, kind: type[Dated], records: tuple[Dated, ...]
) -> Iterator[tuple[str, tuple[Dated, ...]]]:
    """Yield a kind's records by group: deeds in the vocabulary's order, webinars by their time."""
    if kind is Deed:
        for area in site.vocabulary.service_area_names:
            yield area, tuple(record for record in records if record.in_area == area)
    elif kind is Webinar:
        webinars = [record for record in records if isinstance(record, Webinar)]
        over = [webinar for webinar in webinars if is_over(webinar, issue.published.latest)]
        yield COMING, in_time_order(webinar for webinar in webinars if webinar not in over)
        yield RECORDED, tuple(webinar for webinar in over if webinar.recording)
        yield HELD, tuple(webinar for webinar in over if not webinar.recording)
    else:
        yield "", records


def _fresh(site: Site, issue: Issue, told: set[str]) -> Iterator[Dated]:
    """Yield what the issue gathers, in the total order."""
    for record in site.records.values():
        if not isinstance(record, GATHERED) or record.reference in told:
            continue
        if record.published.latest <= issue.period.latest:
            yield record
