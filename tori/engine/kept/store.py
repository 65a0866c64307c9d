"""Rows that a build keeps for the next one, each of which tells by itself whether it is whole.

SQLite holds them, so that an edit reads and writes only the rows that it concerns, however many
there are. A row's digest covers its name too: one that was cut, changed or moved is no row.
"""

import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

_DIGEST_BYTES = 16
_COUNT = "count"
"""The kind of the rows that tell how many rows of each kind there are."""

Row = tuple[str, tuple[Any, ...]]
"""A row's key and values, which are what marshal knows: bytes, strings, numbers, tuples of them."""


class BrokenStoreError(Exception):
    """A row is not whole or cannot be written, or the file is none of ours: nothing was kept."""


class Store:
    """Rows by their kind and key."""

    def __init__(self, file: Path, *, is_new: bool = False) -> None:
        """Open a store, or begin a new one in a file that is not there.

        Raises:
            BrokenStoreError: The file is no store.
        """
        # The file may be lost with the machine's power; then it is not whole, and rows tell that.
        try:
            self._rows = sqlite3.connect(
                file if is_new else f"file:{file}?mode=rw", uri=not is_new, isolation_level=None
            )
            self._rows.execute("PRAGMA synchronous = OFF")
            if is_new:
                self._rows.execute("PRAGMA journal_mode = OFF")
                self._rows.execute(
                    "CREATE TABLE kept (kind TEXT, key TEXT, digest BLOB, data BLOB,"
                    " PRIMARY KEY (kind, key))"
                )
            self._rows.execute("BEGIN")
        except sqlite3.Error as error:
            raise BrokenStoreError(str(error)) from error

    def get(self, kind: str, key: str) -> tuple[Any, ...]:
        """Return a row.

        Raises:
            LookupError: There is no such row.
            BrokenStoreError: It is not whole.
        """
        for _, values in self._selected("kind = ? AND key = ?", kind, key):
            return values
        message = f"no {kind} {key}"
        raise LookupError(message)

    def all(self, kind: str) -> Iterator[Row]:
        """Yield the rows of a kind, in the order of their keys.

        Raises:
            BrokenStoreError: One is missing or not whole.
        """
        found = 0
        for row in self._selected("kind = ? ORDER BY key", kind):
            found += 1
            yield row
        if self._selected_count(kind) != found:
            message = f"{found} rows of {kind}"
            raise BrokenStoreError(message)

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Write rows, in place of those of the same keys.

        Raises:
            BrokenStoreError: The machine would not let them be written.
        """
        whole = (
            (kind, key, _digest(kind, key, data), data)
            for key, values in rows
            for data in (marshal.dumps(values),)
        )
        with _faults_of_sqlite():
            self._rows.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", whole)

    def delete(self, kind: str, keys: Iterable[str]) -> None:
        """Delete the rows of some keys.

        Raises:
            BrokenStoreError: The machine would not let them be deleted.
        """
        chosen = ((kind, key) for key in keys)
        with _faults_of_sqlite():
            self._rows.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", chosen)

    def commit(self) -> None:
        """Keep what was written, and how much there is of each kind.

        Raises:
            BrokenStoreError: The machine would not let it be written.
        """
        with _faults_of_sqlite():
            counted = self._rows.execute("SELECT kind, count(*) FROM kept GROUP BY kind")
            self.put(_COUNT, [(kind, (count,)) for kind, count in counted if kind != _COUNT])
            self._rows.execute("COMMIT")
            self._rows.execute("BEGIN")

    def close(self) -> None:
        """Close the file; what was written since the last commit is lost."""
        self._rows.close()

    def _selected_count(self, kind: str) -> int:
        try:
            (count,) = self.get(_COUNT, kind)
        except LookupError as error:
            raise BrokenStoreError(kind) from error
        return int(count)

    def _selected(self, where: str, *values: str) -> Iterator[Row]:
        try:
            found = self._rows.execute(
                f"SELECT kind, key, digest, data FROM kept WHERE {where}",  # noqa: S608 — our own words
                values,
            )
            for kind, key, digest, data in found:
                if digest != _digest(kind, key, data):
                    message = f"{kind} {key} is not whole"
                    raise BrokenStoreError(message)
                yield key, marshal.loads(data)  # noqa: S302 — its hash is ours
        except (sqlite3.Error, TypeError) as error:
            raise BrokenStoreError(str(error)) from error


@contextmanager
def _faults_of_sqlite() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BrokenStoreError(str(error)) from error


def _digest(kind: str, key: str, data: bytes) -> bytes:
    digest = blake2b(f"{kind}\0{key}\0".encode(), digest_size=_DIGEST_BYTES)
    digest.update(data)
    return digest.digest()
