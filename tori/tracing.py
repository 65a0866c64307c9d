"""What a computation reads, recorded: so that it is done again when any of that has changed.

A record sleeps while reads are traced: its fields are put away, and the first that anybody asks for
wakes it and is noted. So nothing that reads a record can be forgotten, and a record that is awake
costs nothing. What is not a record's field (an index of the site, a text) notes its own reads.

Traces are of one thread. Without a tracer nothing is noted and nobody sleeps.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Protocol, Self, TypeVar

Made = TypeVar("Made")
Read = str
"""What was read: a record's reference, or words of whoever notes it ('text of deeds/x')."""


class Traceable(Protocol):
    """Something with fields and a name that does not change."""

    @property
    def reference(self) -> str:
        """The name."""


_Sleeper = tuple[Traceable, Read, dict[str, Any], dict[str, Any]]
"""A record, its name, its fields when it is awake, and those that it has asleep."""


class Tracer:
    """Records what is read of some records between `start` and `stop`."""

    def __init__(self, records: Iterable[Traceable], kept: frozenset[str]) -> None:
        """Take the records.

        Args:
            records: They sleep from `start` on.
            kept: The fields that a record has even asleep: they tell which record it is.
        """
        self._kept = kept
        self._sleepers = {id(record): self._sleeper(record) for record in records}
        self._awake: list[_Sleeper] = []
        self._reads: set[Read] = set()

    def start(self) -> None:
        """Put the records to sleep and begin to note."""
        global _tracer  # noqa: PLW0603 — whoever reads a record cannot be handed a tracer
        for sleeper in self._sleepers.values():
            _dress(sleeper[0], sleeper[3])
        _tracer = self

    def add(self, record: Traceable) -> None:
        """Put another record to sleep."""
        sleeper = self._sleepers[id(record)] = self._sleeper(record)
        _dress(record, sleeper[3])

    def stop(self) -> None:
        """Wake the records and note no more."""
        global _tracer  # noqa: PLW0603 — as above
        _tracer = None
        for sleeper in self._sleepers.values():
            _dress(sleeper[0], sleeper[2])
        self._awake.clear()

    def wake(self, record: Traceable) -> bool:
        """Wake a record and note it; tell whether it was asleep."""
        sleeper = self._sleepers.get(id(record))
        if sleeper is None or record.__dict__ is sleeper[2]:
            return False
        _dress(record, sleeper[2])
        self._awake.append(sleeper)
        self._reads.add(sleeper[1])
        return True

    def note(self, read: Read) -> None:
        """Note a read for what is being made."""
        self._reads.add(read)

    def replay(self, reads: Iterable[Read]) -> None:
        """Note reads for what is being made."""
        self._reads.update(reads)

    def trace(self, make: Callable[[], Made]) -> tuple[Made, frozenset[Read]]:
        """Return what is made and all that was read for it, whoever had read that before."""
        before = self._reads
        self._lull()
        self._reads = set()
        try:
            made = make()
            return made, frozenset(self._reads)
        finally:
            self._lull()
            self._reads = before

    def _sleeper(self, record: Traceable) -> _Sleeper:
        fields = record.__dict__
        return record, record.reference, fields, {name: fields[name] for name in self._kept}

    def _lull(self) -> None:
        for sleeper in self._awake:
            _dress(sleeper[0], sleeper[3])
        self._awake.clear()


_tracer: Tracer | None = None


def wake(record: Traceable) -> bool:
    """Wake a record of which somebody asked for a field; tell whether it was asleep."""
    return _tracer is not None and _tracer.wake(record)


def is_on() -> bool:
    """Tell whether reads are noted: whoever would make a read's name for nothing may ask."""
    return _tracer is not None


def note(read: Read) -> None:
    """Note that something was read."""
    if _tracer is not None:
        _tracer.note(read)


def traced(make: Callable[[], Made]) -> tuple[Made, frozenset[Read]]:
    """Return what is made and what was read for it; the reads are not noted for anybody else."""
    return (make(), frozenset()) if _tracer is None else _tracer.trace(make)


def replay(reads: Iterable[Read]) -> None:
    """Note for whoever asks now what was read when the thing was made for somebody else."""
    if _tracer is not None:
        _tracer.replay(reads)


def _dress(record: Traceable, fields: dict[str, Any]) -> None:
    # Records are frozen, and so is their __setattr__.
    object.__setattr__(record, "__dict__", fields)


class FieldReads:
    """Which fields of which classes anybody reads, whatever the record: ('Deed', 'themes').

    A field is watched by a property in its stead, which is gone once it has been read: what is
    read ten thousand times costs no more than what is read once.
    """

    def __init__(self, fields: Mapping[type, Iterable[str]]) -> None:
        """Take the classes and their fields."""
        self._fields = fields
        self._found: set[tuple[str, str]] = set()

    @property
    def found(self) -> frozenset[tuple[str, str]]:
        """The names of the classes and fields that have been read."""
        return frozenset(self._found)

    def __enter__(self) -> Self:
        """Begin to watch."""
        for kind, names in self._fields.items():
            for name in names:
                setattr(kind, name, property(partial(self._read, kind, name)))
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no more."""
        for kind, names in self._fields.items():
            for name in names:
                if name in vars(kind):
                    delattr(kind, name)

    def _read(self, kind: type, name: str, record: object) -> object:
        self._found.add((kind.__name__, name))
        delattr(kind, name)
        return getattr(record, name)
