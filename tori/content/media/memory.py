"""What was read from media files, remembered from run to run by path, size and time of change.

A memory and nothing more: when it is lost, unreadable or another version's, files are read again,
and when it cannot be written nobody is told. Findings are not remembered, so a faulty file is read
every time. Transcripts are not either: they are small texts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from os import stat_result
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from tori.content.media.pictures import Picture
from tori.files import read_file, replace_file

_FILE = Path(".tori-cache", "media.json")
"""Below the project's root; Git ignores it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What takes time to read from a media file.

    Attributes:
        duration_seconds: Of a sound.
        picture: Of a picture.
    """

    duration_seconds: Annotated[int, Field(ge=1)] | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A file's facts, with the size and time by which it is known to be the same file."""

    length_bytes: int
    changed_ns: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class _Stored:
    """The memory's file; a change of what facts mean takes another version."""

    version: Literal[1]
    files: dict[str, Known]


@cache
def _stored() -> TypeAdapter[_Stored]:
    """Return what reads and writes the file: few builds need it, and it takes time to make."""
    return TypeAdapter(_Stored)


class MediaMemory:
    """The facts of files that have not changed since they were read."""

    def __init__(self, file: Path | None = None) -> None:
        """Remember what the file holds; without a file, nothing beyond this run."""
        self._file = file
        self._stored = _read(file) if file else {}
        self._met: dict[str, Known] = {}

    def facts(
        self, path: str, status: stat_result, read: Callable[[], Facts | None]
    ) -> Facts | None:
        """Return a file's facts; `read` is called where they are not known, and may find none."""
        key = (status.st_size, status.st_mtime_ns)
        known = self._met.get(path) or self._stored.get(path)
        if known is None or (known.length_bytes, known.changed_ns) != key:
            facts = read()
            if facts is None:
                return None
            known = Known(*key, facts)
        self._met[path] = known
        return known.facts

    def write(self) -> None:
        """Store the facts of the files met, and of no others, if they differ from the stored."""
        if self._file is None or self._met == self._stored:
            return
        data = _stored().dump_json(_Stored(1, self._met), exclude_defaults=True, indent=1)
        try:
            replace_file(self._file.parent.parent, self._file, data)
        except OSError:
            return
        self._stored = dict(self._met)


def disk_memory(root: Path) -> MediaMemory:
    """Return the memory that a project keeps on disk."""
    return MediaMemory(root / _FILE)


def _read(file: Path) -> dict[str, Known]:
    try:
        data = read_file(file)
        return _stored().validate_json(data).files
    except (OSError, ValidationError):
        return {}
