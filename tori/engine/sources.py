"""The files that a site is made of: which there are, and whether they are as they were.

A source is known by its time of change and its size, or by the digest of its bytes. This module
imports nothing but a little of the standard library, since it is asked before anything else.
"""

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

Stat = tuple[int, int]
"""A file's time of change in nanoseconds, and its size in bytes."""

CONTENT = "content/"
_SOURCES = ("content", "overrides", "tori", "build.py", "mkdocs.yml", "requirements.lock")
NO_FILE = -1
"""In place of a size, of what is no plain file."""
_COMPILED = "__pycache__"
_DIGEST_BYTES = 16


class ChangingSourcesError(OSError):
    """The sources changed each time they were read; the message says so in Finnish."""

    def __str__(self) -> str:
        """Return what happened, and what to do."""
        return (
            "tiedostot muuttuivat kesken koonnin niin monta kertaa, ettei niistä saatu ehjää "
            "kokonaisuutta. Odota, että kopiointi tai tallennus valmistuu, ja aja komento "
            "uudelleen."
        )


def scan(root: Path) -> Mapping[str, Stat]:
    """Return every source file that there is, by its path from the project's root.

    Hidden files are no sources. A link is noted itself, and so is whatever else is no file; none is
    followed or opened.
    """
    found: dict[str, Stat] = {}
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name in _SOURCES:
                _add(entry, entry.name, found)
    return found


def _add(entry: os.DirEntry[str], path: str, found: dict[str, Stat]) -> None:
    """Add a file, or every file below a folder."""
    if entry.is_file(follow_symlinks=False):
        stat = entry.stat()
        found[path] = stat.st_mtime_ns, stat.st_size
    elif not entry.is_dir(follow_symlinks=False) or path.endswith(".md"):
        found[path] = entry.stat(follow_symlinks=False).st_mtime_ns, NO_FILE
    elif entry.name != _COMPILED or path.startswith(CONTENT):
        with os.scandir(entry) as entries:
            for inner in entries:
                if inner.name[0] != ".":
                    _add(inner, f"{path}/{inner.name}", found)


def stat_of(file: Path) -> Stat:
    """Return a file's time and size; of a link, the link's own.

    Raises:
        OSError: It is not there.
    """
    stat = os.lstat(file)
    return stat.st_mtime_ns, stat.st_size


def top_of(folder: Path) -> Mapping[str, list[int]]:
    """Return what stands at the top of a site: a file's time and size, a folder's name alone."""
    try:
        with os.scandir(folder) as entries:
            return {
                entry.name: []
                if entry.is_dir(follow_symlinks=False)
                else list(stat_of(Path(entry)))
                for entry in entries
            }
    except OSError:
        return {}


def digest_of(data: bytes) -> str:
    """Return the digest of a source's bytes, in hexadecimal digits."""
    return blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()
