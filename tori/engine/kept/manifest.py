"""What a published site was made of, so that the next build knows what has changed.

A manifest is trusted only when it is whole, of this very program and folder, and on the days for
which the site comes out the same; anything else is no manifest, and everything is built. Sources
are told apart by time of change and size, or by their hashes. This module imports nothing but a
little of the standard library, since it is asked before anything else is loaded.
"""

import marshal
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from tori.engine.kept.file import kept_file, read_kept, write_kept

Stat = tuple[int, int]
"""A file's time of change in nanoseconds, and its size in bytes."""

Sources = Mapping[str, tuple[int, int, bytes]]
"""Each source file's time, size and hash, by its path from the project's root."""

_SOURCES = ("content", "overrides", "tori", "build.py", "mkdocs.yml", "requirements.lock")
_FORMAT = f"tori manifest 3, Python {sys.version_info[:2]}, marshal {marshal.version}\n".encode()
_NAME = "manifest"
_DIGEST_BYTES = 16
_UNSURE_NANOSECONDS = 2_000_000_000
"""A file that changed so shortly before the scan may change again in the same tick of its clock."""
_DISTRUSTED = 0
"""The time of change of such a file in the manifest: none has it, so the hash is compared."""
_UNKNOWN = b""
"""The hash of a file that changed during the build: no file has it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site was made of.

    Attributes:
        program: What made it.
        day: The day for which it was made, in the form of ISO 8601.
        until: The first day on which it would come out otherwise; empty where there is none.
        site: What stands at the top of the published folder: a file's time and size, a folder's
            name alone.
        total: How many files the site has.
        memory: The digest of each file of `memory.py` that belongs to it, by its name.
    """

    program: bytes
    day: str
    until: str
    sources: Sources
    site: Mapping[str, Stat]
    total: int
    memory: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A manifest, and the sources as they are now.

    Attributes:
        changed: The paths of sources that are new or other than they were.
        gone: The paths of those that are no more.
        sources: Those that are as they were, with their present times.
        mark: What tells the manifest's file from a later one's.
    """

    mark: tuple[int, int]
    manifest: Manifest
    scanned: Mapping[str, Stat]
    changed: frozenset[str]
    gone: frozenset[str]
    sources: Sources

    @property
    def is_same(self) -> bool:
        """Whether nothing has changed."""
        return not self.changed and not self.gone


def scan(root: Path) -> Mapping[str, Stat]:
    """Return every source file that there is, by its path from the project's root."""
    found: dict[str, Stat] = {}
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name in _SOURCES:
                _note(entry, entry.name, found)
    return found


def _note(entry: os.DirEntry[str], path: str, found: dict[str, Stat]) -> None:
    """Note a file, or every file below a folder."""
    if not entry.is_dir():
        stat = entry.stat()
        found[path] = (stat.st_mtime_ns, stat.st_size)
    elif entry.name != "__pycache__":
        with os.scandir(entry) as entries:
            for inner in entries:
                _note(inner, f"{path}/{inner.name}", found)


def is_self_contained(root: Path) -> bool:
    """Tell whether mkdocs.yml depends on no other file and on no variable of the environment."""
    text = (root / "mkdocs.yml").read_bytes()
    return b"INHERIT" not in text and b"!ENV" not in text


def hashed(
    root: Path, scanned: Mapping[str, Stat], now: int, digests: Mapping[str, bytes] | None = None
) -> Sources:
    """Return the sources with their hashes; one that changed meanwhile gets none that fits.

    Args:
        root: The project's folder.
        scanned: The sources as they were before they were read.
        now: The file system's time of then, in nanoseconds.
        digests: Those of what was read of files after the scan, by the files' names: one that has
            changed since then is no more what the site is made of, and its hash tells.
    """
    known, begin = digests or {}, f"{root}/"
    found = {}
    for path, stat in scanned.items():
        modified, size = stat
        digest = known.get(begin + path) or _digest_of_same(begin + path, stat)
        found[path] = _trusted(modified, now), size, digest
    return found


def _digest_of_same(file: str, stat: Stat) -> bytes:
    """Return the hash of a file that has not changed since it had a time and size."""
    try:
        return _digest(Path(file)) if _of(os.stat(file)) == stat else _UNKNOWN  # noqa: PTH116 — many
    except OSError:
        return _UNKNOWN


def renewed(root: Path, comparison: Comparison, now: int) -> Sources:
    """Return the sources of a comparison with their hashes, of which only the new are made.

    Args:
        root: The project's folder.
        comparison: Made before the sources were read.
        now: The file system's time of then, in nanoseconds.
    """
    scanned = {path: comparison.scanned[path] for path in comparison.changed}
    same = {
        path: (_trusted(modified, now), size, digest)
        for path, (modified, size, digest) in comparison.sources.items()
    }
    return {**same, **hashed(root, scanned, now)}


def _trusted(modified: int, now: int) -> int:
    return modified if modified < now - _UNSURE_NANOSECONDS else _DISTRUSTED


def write_manifest(  # noqa: PLR0913, PLR0917 — the parts of a manifest
    root: Path,
    published: Path,
    days: tuple[date, date | None],
    sources: Sources,
    total: int,
    memory: Mapping[str, bytes],
) -> None:
    """Remember what a site that has just been published was made of; failing is no matter.

    Args:
        root: The project's folder.
        published: Where the site is.
        days: The day for which it was made, and the first on which it would come out otherwise.
        sources: What it was made of.
        total: How many files it has.
        memory: The marks of what else was kept of it.
    """
    top = dict(_top(published))
    day, until = (each.isoformat() if each else "" for each in days)
    program = _program(root, published)
    data = marshal.dumps((program, day, until, dict(sources), top, total, dict(memory)))
    with suppress(OSError):
        write_kept(kept_file(root, published, _NAME), _FORMAT, data)


def forget_manifest(root: Path, published: Path) -> None:
    """Remember nothing of a site that is about to be changed."""
    with suppress(OSError):  # where nothing can be removed, nothing was written either
        kept_file(root, published, _NAME).unlink()


def compare(root: Path, published: Path, day: date, *, hash_all: bool) -> Comparison | None:
    """Return how the sources differ from those of the published site, or None if nobody knows.

    Args:
        root: The project's folder.
        published: Where the site is.
        day: The day for which it is wanted.
        hash_all: Read every source, and trust no time of change.
    """
    mark = _mark(kept_file(root, published, _NAME))
    manifest = _read(root, published)
    if manifest is None or manifest.program != _program(root, published):
        return None
    if not _holds_on(manifest, day.isoformat()):
        return None
    if _top(published) != manifest.site:
        return None
    scanned, sources = scan(root), manifest.sources
    known_by_time = {} if hash_all else sources
    same = {path: known for path, known in known_by_time.items() if scanned.get(path) == known[:2]}
    changed: set[str] = set()
    for path in scanned.keys() - same.keys():
        known = sources.get(path)
        if known is not None and _digest(root / path) == known[2]:
            same[path] = (*scanned[path], known[2])
        else:
            changed.add(path)
    gone = sources.keys() - scanned.keys()
    return Comparison(mark, manifest, scanned, frozenset(changed), frozenset(gone), same)


def has_manifest(root: Path, published: Path) -> bool:
    """Tell whether a site was built here before, by whatever program."""
    return kept_file(root, published, _NAME).is_file()


def is_current(comparison: Comparison, root: Path, published: Path) -> bool:
    """Tell whether a comparison is with the manifest that there is now."""
    return _mark(kept_file(root, published, _NAME)) == comparison.mark


def _mark(file: Path) -> tuple[int, int]:
    """Return what tells a file from another that took its place."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_mtime_ns


def _read(root: Path, published: Path) -> Manifest | None:
    data = read_kept(kept_file(root, published, _NAME), _FORMAT)
    return None if data is None else Manifest(*marshal.loads(data))  # noqa: S302 — its hash is ours


def _holds_on(manifest: Manifest, day: str) -> bool:
    return manifest.day <= day and (not manifest.until or day < manifest.until)


def _program(root: Path, published: Path) -> bytes:
    """Return what names the program and its circumstances: whatever differs builds all."""
    packages = next((path for path in sys.path if path.endswith("site-packages")), "")
    names = sorted(path.name for path in Path(packages).iterdir()) if packages else []
    parts = (sys.version, str(root), str(published.resolve()), *names)
    return blake2b(os.fsencode("\0".join(parts)), digest_size=_DIGEST_BYTES).digest()


def _top(published: Path) -> Mapping[str, Stat]:
    try:
        with os.scandir(published) as entries:
            return {
                entry.name: (0, 0) if entry.is_dir() else _of(entry.stat()) for entry in entries
            }
    except OSError:
        return {}


def _of(stat: os.stat_result) -> Stat:
    return stat.st_mtime_ns, stat.st_size


def _digest(file: Path) -> bytes:
    return digest_of(file.read_bytes())


def digest_of(data: bytes) -> bytes:
    """Return the hash of a source's bytes."""
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
