"""What a build keeps so that the next one makes only what has changed: records, units, answers.

A record is kept as it was read, without what only findings need of it: the words and places of its
front matter. A unit is kept as what makes it and what it read. All are rows of one store, which
belongs to one manifest: both have the build's own mark, and a store with another is none.
"""

import copyreg
import io
import pickle
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from tori.content.frontmatter import FrontMatter
from tori.content.records import Record
from tori.engine.kept.file import kept_file
from tori.engine.kept.store import BrokenStoreError, Store
from tori.render.sitemap import Day
from tori.tracing import Read

Mention = tuple[str, str, str]
"""Who speaks of a record, how and why: the speaker's reference, the relation and the reason."""
Paths = tuple[str, ...]
"""The paths of a unit's documents, which name the unit."""

MARK = "mark"
"""Under what name a manifest has the mark of the memory that belongs to it."""
_FILE = "store"
_RECORD, _UNIT, _PART = "record", "unit", "part"
_MARK_BYTES = 16


class KeptRecord(NamedTuple):
    """A record, and what a Site says of it.

    Attributes:
        data: The record's own bytes (`record_of`).
        mentions: Who speaks of it (`answers.mentions_of`).
        kin: The references of the deeds that are nearest to it.
        readers: The first paths of the units that read its fields.
        text_readers: Of those that read its text.
    """

    data: bytes
    mentions: tuple[Mention, ...]
    kin: tuple[str, ...]
    readers: Paths
    text_readers: Paths


class KeptUnit(NamedTuple):
    """A unit: what makes it (`packing`), what it read, and what the sitemap lists of it."""

    paths: Paths
    make: bytes
    reads: tuple[Read, ...]
    pages: tuple[tuple[str, Day], ...]

    def with_names(self, names: dict[Read, Read]) -> "KeptUnit":
        """Return the same with the reads' names as they are known already, to have each once."""
        if not self.reads:
            return self
        return self._replace(reads=tuple(names.setdefault(read, read) for read in self.reads))


class Memory:
    """The store of one published site."""

    def __init__(self, store: Store) -> None:
        """Take the store."""
        self._store = store

    def record(self, reference: str) -> KeptRecord:
        """Return a record.

        Raises:
            LookupError: There was no such record.
            BrokenStoreError: It is not whole.
        """
        return KeptRecord(*self._store.get(_RECORD, reference))

    def records(self) -> Iterator[tuple[str, KeptRecord]]:
        """Yield every record by its reference.

        Raises:
            BrokenStoreError: One is not whole.
        """
        return ((key, KeptRecord(*row)) for key, row in self._store.all(_RECORD))

    def unit(self, path: str) -> KeptUnit:
        """Return the unit whose first document has a path.

        Raises:
            LookupError: There was no such unit.
            BrokenStoreError: It is not whole.
        """
        return KeptUnit(*self._store.get(_UNIT, path))

    def units(self) -> Iterator[KeptUnit]:
        """Yield every unit.

        Raises:
            BrokenStoreError: One is not whole.
        """
        return (KeptUnit(*row) for _, row in self._store.all(_UNIT))

    def part(self, name: str) -> Any:  # noqa: ANN401 — whatever was kept under the name
        """Return something that there is one of.

        Raises:
            BrokenStoreError: It is missing or not whole.
        """
        try:
            (data,) = self._store.get(_PART, name)
        except LookupError as error:
            raise BrokenStoreError(name) from error
        return pickle.loads(data)  # noqa: S301 — its digest is ours

    def keep_records(self, records: Iterable[tuple[str, KeptRecord]]) -> None:
        """Keep records in place of those of the same references."""
        self._store.put(_RECORD, ((reference, tuple(kept)) for reference, kept in records))

    def keep_units(self, units: Iterable[KeptUnit]) -> None:
        """Keep units in place of those of the same paths."""
        self._store.put(_UNIT, ((unit.paths[0], tuple(unit)) for unit in units))

    def keep_parts(self, parts: Mapping[str, object]) -> None:
        """Keep things that there is one of each."""
        self._store.put(_PART, ((name, (_pickled(thing),)) for name, thing in parts.items()))

    def commit(self) -> bytes:
        """Keep all for good, and return the mark that it has from now on."""
        mark = secrets.token_bytes(_MARK_BYTES)
        self.keep_parts({MARK: mark})
        self._store.commit()
        return mark

    def forget(self, records: Iterable[str], units: Iterable[str]) -> None:
        """Keep some records and units, by their first paths, no more."""
        self._store.delete(_RECORD, records)
        self._store.delete(_UNIT, units)


@contextmanager
def new_memory(root: Path, published: Path) -> Iterator[Memory]:
    """Yield an empty memory in place of the old one; what is not committed is lost.

    Raises:
        BrokenStoreError: It cannot be written.
        OSError: The old one cannot be deleted.
    """
    file = kept_file(root, published, _FILE)
    file.parent.mkdir(exist_ok=True)
    for left in (file, file.with_name(f"{file.name}-journal")):
        left.unlink(missing_ok=True)
    with closing(Store(file, is_new=True)) as store:
        yield Memory(store)


@contextmanager
def kept_memory(root: Path, published: Path, mark: bytes) -> Iterator[Memory]:
    """Yield the memory that has a mark; what is not committed stays as it was.

    Raises:
        BrokenStoreError: There is none.
    """
    with closing(Store(kept_file(root, published, _FILE))) as store:
        memory = Memory(store)
        if memory.part(MARK) != mark:
            message = "the store is another build's"
            raise BrokenStoreError(message)
        yield memory


def record_of(kept: KeptRecord) -> Record:
    """Return a kept record; the places of its fields are not known any more."""
    return cast("Record", pickle.loads(kept.data))  # noqa: S301 — its digest is ours


def record_data(record: Record) -> bytes:
    """Return a record as it is kept."""
    return _pickled(record)


def _pickled(thing: object) -> bytes:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(thing)
    return stream.getvalue()


def _bare(front_matter: FrontMatter) -> tuple[type[FrontMatter], tuple[object, ...]]:
    """Return how a front matter is made anew, without words and places."""
    return FrontMatter, (front_matter.path, "", front_matter.body, front_matter.body_line)


_REDUCERS = {**copyreg.dispatch_table, FrontMatter: _bare}
