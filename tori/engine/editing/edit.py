"""An edit of some records: what it is of, and what comes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tori.content.records import Record
from tori.engine.kept.keeping import Fields, Frame
from tori.engine.kept.memory import KeptRecord, KeptUnit, Memory
from tori.engine.setup import Setup
from tori.tracing import Read

Edits = Mapping[str, Record | None]
"""The records that are new or other, by reference; None is one that is gone."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What has to be brought up to date.

    Attributes:
        setup: The project, and an empty folder for what is made again.
        until: The first day on which something that was kept comes out otherwise, if there is one.
        memory: What was kept of the site.
    """

    setup: Setup
    until: date | None
    memory: Memory
    frame: Frame
    edits: Edits


@dataclass(frozen=True, slots=True)
class Update:
    """What was made again, and what has to be kept of it.

    Attributes:
        until: The first later day on which something comes out otherwise, if there is one.
        gone: The paths of documents that the site had and has not.
        parts: What there is one of each.
        lost_records: The references of records that are no more.
        lost_units: The first paths of units that are no more.
    """

    until: date | None
    records: Iterable[tuple[str, KeptRecord]]
    gone: frozenset[str] = frozenset()
    units: Iterable[KeptUnit] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)
    lost_records: Iterable[str] = ()
    lost_units: Iterable[str] = ()

    def keep(self, memory: Memory) -> None:
        """Keep it."""
        memory.forget(self.lost_records, self.lost_units)
        memory.keep_records(self.records)
        memory.keep_units(self.units)
        memory.keep_parts(self.parts)


def differing_fields(old: Record, new: Record) -> Fields:
    """Return the fields in which two records of a type differ."""
    before, after = old.__dict__, new.__dict__
    return frozenset(
        (type(new).__name__, name)
        for name in before.keys() | after.keys()
        if name != "origin" and before.get(name) != after.get(name)
    )


def edited_reads(before: Mapping[str, Record], edits: Edits) -> Iterator[Read]:
    """Yield the reads of records' own words that are answered otherwise after an edit."""
    for reference, new in edits.items():
        old = before.get(reference)
        if old is None or new is None or differing_fields(old, new):
            yield reference
        if old is None or new is None or old.body != new.body:
            yield f"text of {reference}"
