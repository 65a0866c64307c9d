"""A Site of which only what was kept is known: it answers what it was asked before.

Its records are read from memory when they are asked for. Whatever it was never asked before, or
would have to know many records for, it does not answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from tori.content.records import Deed, Record
from tori.engine.editing.edit import Editing
from tori.engine.kept.answers import EVERY, PUBLISHED, RETIRED
from tori.engine.kept.memory import record_of
from tori.site.model import AnyRecord, Site
from tori.site.references import Reference, Relation
from tori.tracing import Tracer, note

_MANY = 2000
"""As many records are read from memory, and no more."""


class UnansweredError(Exception):
    """The kept Site was asked for something that it does not know."""


class KeptRecords(Mapping[str, AnyRecord]):
    """The published or the retired records; which they are is known, what they say is read."""

    def __init__(self, name: str, references: Sequence[str], loader: "_Loader") -> None:
        """Take what they are, and who reads them."""
        self._name = name
        self._references = frozenset(references)
        self._loader = loader

    def __getitem__(self, reference: str) -> AnyRecord:
        """Return a record."""
        if reference not in self._references:
            note(f"{self._name} {reference}")
            raise KeyError(reference)
        note(reference)
        return cast("AnyRecord", self._loader.record(reference))

    def __iter__(self) -> Iterator[str]:
        """Yield nothing: who walks through all records has to have them all.

        Raises:
            UnansweredError: Always.
        """
        raise UnansweredError(self._name)

    def __len__(self) -> int:
        """Return how many there are.

        Raises:
            UnansweredError: Always, as this is a read of all of them.
        """
        raise UnansweredError(self._name)


class _Loader:
    """Reads records from memory, each once, and has their reads traced."""

    def __init__(self, editing: Editing, tracer: Tracer) -> None:
        self.editing = editing
        self._tracer = tracer
        self._records: dict[str, Record] = {}

    def record(self, reference: str) -> Record:
        """Return a record, asleep."""
        found = self._records.get(reference)
        if found is None:
            edited = self.editing.edits.get(reference)
            found = edited or record_of(self.editing.memory.record(reference))
            self._records[reference] = found
            self._tracer.add(found)
        return found


@dataclass(frozen=True, eq=False)
class KeptSite(Site):
    """A Site that answers from memory."""

    loader: _Loader = field(kw_only=True)

    def all(self, record_type: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Return the published records of a type, if they are few.

        Raises:
            UnansweredError: They are many, or nobody asked for them before.
        """
        read = f"{EVERY}{record_type.__name__}"
        note(read)
        references = self.loader.editing.frame.lists.get(read)
        if references is None or len(references) > _MANY:
            raise UnansweredError(read)
        found = tuple(self.loader.record(reference) for reference in references)
        return cast("tuple[AnyRecord, ...]", found)

    def kin_of(self, deed: Deed) -> tuple[Deed, ...]:
        """Return the deeds that are nearest to one."""
        note(f"kin of {deed.reference}")
        kin = self.loader.editing.memory.record(deed.reference).kin
        return cast("tuple[Deed, ...]", tuple(self.loader.record(name) for name in kin))

    def mentions_of(self, record: Record, *relations: str) -> tuple[Reference, ...]:
        """Return who speaks of a record, in these ways or in any."""
        note(f"mentions of {record.reference}")
        found = self.loader.editing.memory.record(record.reference).mentions
        return tuple(
            Reference(
                self.loader.record(speaker), record.reference, cast("Relation", relation), why=why
            )
            for speaker, relation, why in found
            if not relations or relation in relations
        )


def kept_site(editing: Editing, tracer: Tracer, today: date) -> KeptSite:
    """Return the Site of what was kept, whose reads are traced."""
    frame = editing.frame
    loader = _Loader(editing, tracer)
    content = frame.content
    if content.vocabulary is None:
        raise UnansweredError("vocabulary")
    return KeptSite(
        today=today,
        vocabulary=content.vocabulary,
        records=KeptRecords("published", frame.lists[PUBLISHED], loader),
        retired=KeptRecords("retired", frame.lists[RETIRED], loader),
        mentions={},
        media=content.media,
        publisher=frame.publisher,
        closed_issues=content.closed_issues,
        loader=loader,
    )
