"""The Site: the published records, every index of them and every reference turned round.

All sort orders are here; nothing else sorts records. Everything with a date is ordered by the
latest day that its date allows, newest first, then by number, highest first, then by id.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from posixpath import normpath
from typing import TypeVar, cast

from tori.content.closed_issues import ClosedIssue
from tori.content.media.media_files import MediaFile
from tori.content.records import Dated, Deed, Organisation, Record
from tori.content.settings.publisher import Publisher
from tori.content.vocabulary import Vocabulary
from tori.site.kinship import Kinship
from tori.site.references import Reference, references
from tori.text import finnish_key

AnyRecord = TypeVar("AnyRecord", bound=Record)
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Site:
    """Everything that the pages show. What is asked often is made once, when it is first asked.

    Attributes:
        today: The day for which the site is made.
        records: The published records by reference, in their total order.
        retired: Withdrawn and expired records by reference: their pages are stubs and no index
            lists them.
        mentions: For each record's reference, what others say of it, in their total order.
        media: Files by their path from the project's root.
        publisher: Who publishes the site, and where.
        closed_issues: What newsletter issues said when they were closed, by their ids.
    """

    today: date
    vocabulary: Vocabulary
    records: Mapping[str, Record]
    retired: Mapping[str, Dated]
    mentions: Mapping[str, tuple[Reference, ...]]
    media: Mapping[str, MediaFile]
    publisher: Publisher
    closed_issues: Mapping[str, ClosedIssue] = field(default_factory=dict)

    def all(self, record_type: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Return the published records of a type in their order."""
        found = self._by_type.get(record_type)
        if found is None:
            found = tuple(r for r in self.records.values() if isinstance(r, record_type))
            self._by_type[record_type] = found
        return cast("tuple[AnyRecord, ...]", found)

    def kin_of(self, deed: Deed) -> tuple[Deed, ...]:
        """Return the published deeds that are nearest to one."""
        return self._kinship.of(deed)

    @cached_property
    def _kinship(self) -> Kinship:
        return Kinship(self.all(Deed))

    def once(self, make: Callable[..., Made], key: Hashable, *inputs: object) -> Made:
        """Return what `make` gives of the inputs, which it is asked only once for each key."""
        known = self._made[make]
        if key not in known:
            known[key] = make(*inputs)
        return cast("Made", known[key])

    @cached_property
    def _by_type(self) -> dict[type[Record], tuple[Record, ...]]:
        return {}

    @cached_property
    def _made(self) -> dict[Callable[..., object], dict[Hashable, object]]:
        return defaultdict(dict)

    def organisation(self, identifier: str) -> Organisation:
        """Return an organisation by id; the checks have seen that it exists."""
        organisation = self.records[f"organisations/{identifier}"]
        assert isinstance(organisation, Organisation), identifier  # noqa: S101 — by its collection
        return organisation

    def find(self, reference: str) -> Record | None:
        """Return a record that has a page, published or retired."""
        return self.records.get(reference) or self.retired.get(reference)

    def mentions_of(self, record: Record, *relations: str) -> tuple[Reference, ...]:
        """Return who speaks of a record, in these ways or in any."""
        found = self.mentions.get(record.reference, ())
        return tuple(m for m in found if not relations or m.relation in relations)

    def media_of(self, record: Record, path: str) -> MediaFile:
        """Return a file that a record names relative to its own folder."""
        return self.media[media_path(record, path)]


def media_path(record: Record, path: str) -> str:
    """Return a record's file as a path from the project's root."""
    return normpath(f"{record.origin.path.rsplit('/', 1)[0]}/{path}")


def build_site(  # noqa: PLR0913, PLR0917 — the parts of a Site, and no more
    records: Iterable[Record],
    vocabulary: Vocabulary,
    media: Mapping[str, MediaFile],
    today: date,
    publisher: Publisher,
    closed_issues: Mapping[str, ClosedIssue] | None = None,
    known: Mapping[str, Iterable[Reference]] | None = None,
) -> Site:
    """Choose what is published today, put it in order and turn the references round.

    Whatever the records say of others is found here, unless it is known already.
    """
    published: dict[str, Record] = {}
    retired: dict[str, Dated] = {}
    for record in sorted(records, key=_total_order):
        if is_published(record, today):
            published[record.reference] = record
        elif isinstance(record, Dated) and is_retired(record, today):
            retired[record.reference] = record
    mentions: dict[str, list[Reference]] = {}
    for name, record in published.items():
        for reference in references(record) if known is None else known[name]:
            if reference.target in published or reference.target in retired:
                mentions.setdefault(reference.target, []).append(reference)
    return Site(
        today=today,
        vocabulary=vocabulary,
        records=published,
        retired=retired,
        mentions={target: tuple(found) for target, found in mentions.items()},
        media=media,
        publisher=publisher,
        closed_issues=closed_issues or {},
    )


def is_published(record: Record, today: date) -> bool:
    """Tell whether indexes list a record today."""
    if not isinstance(record, Dated):
        return True
    return _has_page(record, today) and not is_retired(record, today)


def is_retired(record: Dated, today: date) -> bool:
    """Tell whether a record's page is a stub today: it was withdrawn or its last day has passed."""
    expired = record.expires is not None and record.expires.latest < today
    return _has_page(record, today) and (expired or record.withdrawn is not None)


def _has_page(record: Dated, today: date) -> bool:
    return not record.draft and record.published.latest <= today


def _total_order(record: Record) -> tuple[str, int, int, tuple[str, str], str]:
    """Order by collection, then newest, highest number and id; organisations by Finnish name."""
    collection = record.origin.collection
    if isinstance(record, Dated):
        return (
            collection,
            -record.published.latest.toordinal(),
            -record.sort_number,
            ("", ""),
            record.id,
        )
    return (
        collection,
        0,
        0,
        finnish_key(record.name if isinstance(record, Organisation) else record.id),
        record.id,
    )


@dataclass(frozen=True, slots=True)
class Group:
    """The deeds of one term of a taxonomy: `slug` names it in addresses, `name` to readers."""

    slug: str
    name: str
    deeds: tuple[Deed, ...]
    description: str = ""


def members_by_term(
    deeds: Iterable[Deed], key: Callable[[Deed], Iterable[str]]
) -> Mapping[str, tuple[Deed, ...]]:
    """Return the deeds by each key that a deed has, in the deeds' own order."""
    found = defaultdict[str, list[Deed]](list)
    for deed in deeds:
        for term in key(deed):
            found[term].append(deed)
    return {term: tuple(members) for term, members in found.items()}
