"""What a Site answers to reads that are no record's own words, in a form that can be kept.

A unit is made again when an answer that it got is another one now. Whether a record is published
needs no answer of its own: the lists of all that are tell it.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from tori.content.records import Deed, Record
from tori.engine.kept.memory import Mention
from tori.site.model import Site, unnoted
from tori.tracing import Read

References = tuple[str, ...]
PUBLISHED, RETIRED, EVERY = "published all", "retired all", "every "


def lists(site: Site, reads: Iterable[Read]) -> Mapping[Read, References]:
    """Return the answers to reads of many records."""
    found = {PUBLISHED: _named(unnoted(site.records)), RETIRED: _named(unnoted(site.retired))}
    for read in sorted({read for read in reads if read.startswith(EVERY)}):
        name = read.removeprefix(EVERY)
        found[read] = _named(r for r in unnoted(site.records) if name in _names(type(r)))
    return found


OfRecord = tuple[tuple[Mention, ...], References]
"""Who speaks of a record, and the deeds that are nearest to it."""


def of_record(site: Site, record: Record) -> OfRecord:
    """Return who speaks of a record, and the deeds that are nearest to it."""
    found = site.mentions.get(record.reference, ())
    mentions = tuple((m.speaker.reference, m.relation, m.why) for m in found)
    if isinstance(record, Deed) and site.find(record.reference):
        return mentions, _named(site.kin_of(record))
    return mentions, ()


def changed_lists(
    before: Mapping[Read, References], after: Mapping[Read, References]
) -> frozenset[Read]:
    """Return the reads of lists that are answered otherwise, and those of single memberships."""
    changed = {read for read in before.keys() | after.keys() if before.get(read) != after.get(read)}
    for words, read in (("published", PUBLISHED), ("retired", RETIRED)):
        moved = frozenset(before[read]) ^ frozenset(after[read])
        changed.update(f"{words} {reference}" for reference in moved)
    return frozenset(changed)


def _named(records: Iterable[Record]) -> References:
    return tuple(record.reference for record in records)


@cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(base.__name__ for base in kind.__mro__)
