"""One build at a time in a project: the second waits for the first."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from tori.engine.cache import FOLDER
from tori.files import make_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK = "build.lock"
_SECONDS = 600.0
_SECONDS_BETWEEN_TRIES = 0.05
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class BusyError(OSError):
    """Another build has been going on all the time that this one waited."""


class UnusableLockError(OSError):
    """Something else stands where the lock should; the message says so in Finnish."""


@contextmanager
def sole_build(root: Path, waiting: Callable[[], None], seconds: float = _SECONDS) -> Iterator[int]:
    """Hold the project's lock, which the system lets go of however the build ends.

    Where the project's folder cannot be written to, or only through a link, there is no lock, as
    there is no manifest.

    Args:
        root: The project's folder.
        waiting: Called when another build holds the lock.
        seconds: How long to wait for it.

    Yields:
        The file system's time, in nanoseconds; 0 where it cannot be had.

    Raises:
        BusyError: The other build did not end in time.
        UnusableLockError: The lock is no plain file of this user's.
    """
    file = root / FOLDER / _LOCK
    with suppress(OSError):
        make_folder(root, file.parent)
    if file.parent.is_symlink() or not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        yield 0
        return
    lock = _opened(file)
    try:
        _hold(lock, waiting, seconds)
        os.utime(lock)
        yield os.fstat(lock).st_mtime_ns
    finally:
        os.close(lock)


def _opened(file: Path) -> int:
    try:
        lock = os.open(file, _OPEN, 0o644)
    except OSError as error:
        raise UnusableLockError(_told(file)) from error
    if not stat.S_ISREG(os.fstat(lock).st_mode):
        os.close(lock)
        raise UnusableLockError(_told(file))
    return lock


def _told(file: Path) -> str:
    return (
        f"koonnin lukkotiedostoa {FOLDER}/{file.name} ei voi käyttää: sen pitäisi olla tavallinen "
        f"tiedosto, johon saat kirjoittaa. Poista se: {file}"
    )


def _hold(lock: int, waiting: Callable[[], None], seconds: float) -> None:
    deadline = monotonic() + seconds
    is_told = False
    while not _is_held(lock):
        if not is_told:
            waiting()
            is_told = True
        if monotonic() > deadline:
            raise BusyError("toinen koonti on yhä käynnissä")
        sleep(_SECONDS_BETWEEN_TRIES)


def _is_held(lock: int) -> bool:
    """Take the lock unless somebody has it; tell whether it is ours now."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second is how Windows says it
        return False
    return True
