"""Files read, written and removed through no link: whole files, or none.

Whoever plants a link, a pipe, a socket or a device where this program reads or writes must gain
nothing by it: no file outside is read, written or deleted, and nothing waits for ever. Every path
is looked at from a folder that is trusted, the `base`: the project, or the folder above an output.

Anybody may import this module; it imports nothing but a little of the standard library.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
READING = os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened for reading: no link is followed, and no pipe is waited for."""
_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW

_NAMES = {
    stat.S_IFREG: "tiedosto",
    stat.S_IFDIR: "kansio",
    stat.S_IFLNK: "linkki",
    stat.S_IFIFO: "nimetty putki",
    stat.S_IFSOCK: "pistoke",
}


class NotPlainError(OSError):
    """Something else stands where a plain file or folder should; the message is in Finnish."""


def kind_of(mode: int) -> str:
    """Return in Finnish what a mode of `os.lstat` is of: `linkki`."""
    return _NAMES.get(stat.S_IFMT(mode), "laite")


def is_plain_file(file: Path) -> bool:
    """Tell whether a path is a regular file itself, and no link to one."""
    mode = _mode(file)
    return mode is not None and stat.S_ISREG(mode)


def read_file(file: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        NotPlainError: It is something else.
        OSError: It cannot be read.
    """
    try:
        opened = os.open(file, READING)
    except OSError as error:
        # What open says of a link (POSIX; FreeBSD), and of a socket.
        if error.errno in {errno.ELOOP, errno.EMLINK, errno.ENXIO}:
            raise _refusal(file, "tiedosto") from error
        raise
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise _refusal(file, "tiedosto")
    with os.fdopen(opened, "rb") as stream:
        return stream.read()


def make_folder(base: Path, folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, up to the base, which is made too.

    Raises:
        NotPlainError: One of them, below the base, is there and no folder.
    """
    base.mkdir(parents=True, exist_ok=True)
    for each in _below(base, folder):
        with suppress(FileExistsError):
            each.mkdir(mode)
        if not stat.S_ISDIR(each.lstat().st_mode):
            raise _refusal(each, "kansio")


def refuse_links(base: Path, file: Path) -> None:
    """Refuse a file's place unless it is free or a plain file's, and below plain folders.

    Raises:
        NotPlainError: Something else is there, or on the way from the base.
    """
    for each in _below(base, file):
        mode = _mode(each)
        if mode is None:
            return
        wanted = "tiedosto" if each == file else "kansio"
        if kind_of(mode) != wanted:
            raise _refusal(each, wanted)


def replace_file(base: Path, file: Path, data: bytes, *, lasting: bool = False) -> None:
    """Put a file in place at once: a reader sees the old one or the new one.

    A file that was there gives its permissions.

    Args:
        base: The folder below which nothing may be a link.
        file: Where; folders are made.
        data: What is in it.
        lasting: Whether it is on the disk itself when this returns.

    Raises:
        NotPlainError: A link, or what is no file, stands there or on the way.
        OSError: It cannot be written; the old one is as it was.
    """
    draft = write_draft(base, file, data, lasting=lasting)
    try:
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def write_draft(
    base: Path, file: Path, data: bytes, *, lasting: bool = False, private: bool = False
) -> Path:
    """Write a file's bytes beside it, hidden, to be moved into its place; as `replace_file` does.

    Args:
        base: The folder below which nothing may be a link.
        file: The place that it is for.
        data: What is in it.
        lasting: Whether it is on the disk itself when this returns.
        private: Whether only its owner may read it.

    Returns:
        Where it is. Its name is drawn, so that nobody else writes the same one.
    """
    make_folder(base, file.parent, 0o700 if private else 0o777)
    refuse_links(base, file)
    draft = file.with_name(f".tori-{os.urandom(6).hex()}.tmp")
    old = None if private else _mode(file)
    try:
        _write(draft, data, 0o600 if private else 0o666, lasting=lasting)
        if old is not None:
            draft.chmod(stat.S_IMODE(old))
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def create_file(base: Path, file: Path, data: bytes) -> None:
    """Write a file that is not there yet; folders are made.

    Raises:
        FileExistsError: Something is there, be it a link to nowhere.
        NotPlainError: A link is on the way.
    """
    make_folder(base, file.parent)
    _write(file, data, 0o666, lasting=False)


def unlink_others(folder: Path) -> tuple[str, ...]:
    """Unlink what is neither file nor folder in a folder of ours; what links lead to stays.

    Returns:
        Their paths, which begin with the folder's name; this alone where the folder is such itself.
    """
    mode = _mode(folder)
    if mode is None:
        return ()
    if not stat.S_ISDIR(mode):
        if not stat.S_ISREG(mode):
            folder.unlink()
            return (folder.name,)
        return ()
    others = sorted(_others(str(folder), ""))
    for name in others:
        (folder / name).unlink()
    return tuple(f"{folder.name}/{name}" for name in others)


def _others(folder: str, below: str) -> Iterator[str]:
    with os.scandir(f"{folder}/{below}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _others(folder, f"{below}{entry.name}/")
            elif not entry.is_file(follow_symlinks=False):
                yield below + entry.name


def _write(file: Path, data: bytes, mode: int, *, lasting: bool) -> None:
    with os.fdopen(os.open(file, _CREATING, mode), "wb") as stream:
        stream.write(data)
        if lasting:
            stream.flush()
            os.fsync(stream.fileno())


def _below(base: Path, path: Path) -> Iterator[Path]:
    """Yield the folders between base and path, the upper ones first, and then the path.

    Raises:
        ValueError: The path is not below the base: a fault of the program.
    """
    place = base
    for part in path.relative_to(base).parts:
        place /= part
        yield place


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _refusal(path: Path, wanted: str) -> NotPlainError:
    mode = _mode(path)
    found = kind_of(mode) if mode is not None else "poissa"
    message = (
        f"{path} on {found}, vaikka siinä pitäisi olla tavallinen {wanted}. Mitään ei lueta, "
        f"kirjoiteta eikä poisteta sen kautta. Poista se tai siirrä se muualle."
    )
    return NotPlainError(message)
