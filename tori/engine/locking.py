"""One build at a time in a project: the second waits for the first."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tori.failures import is_busy, told

FOLDER = ".tori-cache"
_SECONDS = 600.0


class BusyError(OSError):
    """Another build has been going on all the time that this one waited."""


@contextmanager
def sole_build(root: Path, waiting: Callable[[], None], seconds: float = _SECONDS) -> Iterator[int]:
    """Hold the project's lock, which the system lets go of however the build ends.

    Where the project's folder cannot be written to there is no lock, as there is no manifest.

    Args:
        root: The project's folder.
        waiting: Called when another build holds the lock.
        seconds: How long to wait for it.

    Yields:
        The file system's time, in nanoseconds; 0 where it cannot be had.

    Raises:
        BusyError: The other build did not end in time.
        OSError: The machine does not let the lock be held: the disk is full, for one.
    """
    file = root / FOLDER / "build.lock"
    try:
        file.parent.mkdir(exist_ok=True)
        file.touch()
    except OSError:
        yield 0
        return
    lock = sqlite3.connect(file, isolation_level=None, timeout=0)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if not is_busy(error):
                raise OSError(_not_held(error)) from error
            waiting()
            lock.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
            _begin(lock)
        file.touch()
        yield file.stat().st_mtime_ns
    finally:
        lock.close()


def _begin(lock: sqlite3.Connection) -> None:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if not is_busy(error):
            raise OSError(_not_held(error)) from error
        message = "toinen koonti on yhä käynnissä"
        raise BusyError(message) from error


def _not_held(error: sqlite3.Error) -> str:
    return f"koonnin lukkoa {FOLDER}/build.lock ei voi varata: {told(error)}"
