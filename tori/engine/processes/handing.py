"""What two processes share that were one: numbers of which each takes its own, and a spool.

An executor hands a task over when a thread here gets to it, and here is busy: the other process
would wait for that thread a third of its time.
"""

import os
import pickle
from collections.abc import Iterable, Iterator
from typing import IO, Any

_NUMBER_BYTES = 4
_LENGTH_BYTES = 8
MOST_NUMBERS = 8192
"""A pipe holds twice as many, so that nobody waits when it is filled."""


class Numbers:
    """Numbers in their order, each of which is taken once, by whichever process is first."""

    def __init__(self, numbers: Iterable[int]) -> None:
        """Put the numbers, `MOST_NUMBERS` at most, where forked processes find them too."""
        self._taken, put = os.pipe()
        with open(put, "wb") as pipe:  # noqa: PTH123 — a descriptor, not a path
            pipe.write(b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in numbers))

    def __iter__(self) -> Iterator[int]:
        """Take numbers until there are none."""
        while number := os.read(self._taken, _NUMBER_BYTES):
            yield int.from_bytes(number, "big")

    def close(self) -> None:
        """Take no more in this process."""
        os.close(self._taken)


class Spool:
    """What one process has made, for the one that it was forked from, which takes it at any time.

    It is a file that both have open, so that neither waits for the other.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Take the file, empty and without a buffer."""
        self._file = file
        self._place = 0

    def put(self, made: object) -> None:
        """Hand something over."""
        data = memoryview(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        rest = memoryview(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
        while rest:  # a full disk takes a part
            rest = rest[self._file.write(rest) :]

    def taken(self) -> Iterator[Any]:
        """Yield what has been handed over as a whole since it was last asked for."""
        while True:
            start = self._place + _LENGTH_BYTES
            length = int.from_bytes(self._read(_LENGTH_BYTES, self._place), "big")
            data = self._read(length, start) if length else b""
            if not length or len(data) < length:
                return
            self._place = start + length
            yield pickle.loads(data)  # noqa: S301 — ours, of a process of this build

    def _read(self, size: int, place: int) -> bytes:
        """Return as much of so many bytes as there is by now."""
        found = bytearray()
        while len(found) < size:
            more = os.pread(self._file.fileno(), size - len(found), place + len(found))
            if not more:
                break
            found += more
        return bytes(found)
