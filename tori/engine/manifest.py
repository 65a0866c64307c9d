"""What a published site was made of, so that the next build knows that nothing has changed.

A manifest is trusted only when it is whole, of this very program, of the same day and of the same
folder; anything else is no manifest, and everything is built. Sources are told apart by time of
change and size, or by their hashes. This module imports nothing but a little of the standard
library, since it is asked before anything else is loaded.
"""

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

Stat = tuple[int, int]
"""A file's time of change in nanoseconds, and its size in bytes."""

_FOLDER = ".tori-cache"
_SOURCES = ("content", "overrides", "tori", "build.py", "mkdocs.yml", "requirements.lock")
_FORMAT = f"tori manifest 1, Python {sys.version_info[:2]}, marshal {marshal.version}\n".encode()
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
        program: What made it, for which day.
        sources: Each source file's time, size and hash, by its path from the project's root.
        site: What stands at the top of the published folder: a file's time and size, a folder's
            name alone.
        total: How many files the site has.
    """

    program: bytes
    sources: Mapping[str, tuple[int, int, bytes]]
    site: Mapping[str, Stat]
    total: int


def scan(root: Path) -> Mapping[str, Stat]:
    """Return every source file that there is, by its path from the project's root."""
    return dict(_scanned(str(root), ""))


def _scanned(root: str, below: str) -> Iterator[tuple[str, Stat]]:
    names = _SOURCES if not below else None
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            if (names is not None and entry.name not in names) or entry.name == "__pycache__":
                continue
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir():
                yield from _scanned(root, path)
            else:
                stat = entry.stat()
                yield path, (stat.st_mtime_ns, stat.st_size)


def is_self_contained(root: Path) -> bool:
    """Tell whether mkdocs.yml depends on no other file and on no variable of the environment."""
    text = (root / "mkdocs.yml").read_bytes()
    return b"INHERIT" not in text and b"!ENV" not in text


def hashed(
    root: Path, scanned: Mapping[str, Stat], now: int
) -> Mapping[str, tuple[int, int, bytes]]:
    """Return the sources with their hashes; one that changed meanwhile gets none that fits.

    Args:
        root: The project's folder.
        scanned: The sources as they were before they were read.
        now: The file system's time of then, in nanoseconds.
    """
    found = {}
    for path, stat in scanned.items():
        file = root / path
        modified, size = stat
        try:
            digest = _digest(file) if _stat(file) == stat else _UNKNOWN
        except OSError:
            digest = _UNKNOWN
        trusted = modified if modified < now - _UNSURE_NANOSECONDS else _DISTRUSTED
        found[path] = trusted, size, digest
    return found


def write_manifest(
    root: Path,
    published: Path,
    day: date,
    sources: Mapping[str, tuple[int, int, bytes]],
    total: int,
) -> None:
    """Remember what a site that has just been published was made of; failing is no matter."""
    manifest = (_program(root, published, day), dict(sources), dict(_top(published)), total)
    data = marshal.dumps(manifest)
    file = _file(root, published)
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(exist_ok=True)
        beside.write_bytes(_FORMAT + blake2b(data, digest_size=_DIGEST_BYTES).digest() + data)
        beside.replace(file)
    except OSError:
        return


def forget_manifest(root: Path, published: Path) -> None:
    """Remember nothing of a site that is about to be changed."""
    with suppress(OSError):  # where nothing can be removed, nothing was written either
        _file(root, published).unlink()


def unchanged_total(root: Path, published: Path, day: date, *, hash_all: bool) -> int | None:
    """Return how many files a site has that is just as it would be built, or None.

    Args:
        root: The project's folder.
        published: Where the site is.
        day: The day for which it is wanted.
        hash_all: Read every source, and trust no time of change.
    """
    manifest = _read(_file(root, published))
    if manifest is None or manifest.program != _program(root, published, day):
        return None
    if _top(published) != manifest.site:
        return None
    scanned = scan(root)
    if scanned.keys() != manifest.sources.keys():
        return None
    for path, stat in scanned.items():
        *known, digest = manifest.sources[path]
        if (hash_all or stat != tuple(known)) and _digest(root / path) != digest:
            return None
    return manifest.total


def _file(root: Path, published: Path) -> Path:
    name = blake2b(str(published.resolve()).encode(), digest_size=8).hexdigest()
    return root / _FOLDER / f"site-{name}.manifest"


def _read(file: Path) -> Manifest | None:
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    head = len(_FORMAT) + _DIGEST_BYTES
    data = whole[head:]
    expected = _FORMAT + blake2b(data, digest_size=_DIGEST_BYTES).digest()
    return Manifest(*marshal.loads(data)) if whole[:head] == expected else None  # noqa: S302 — its hash is ours


def _program(root: Path, published: Path, day: date) -> bytes:
    """Return what names the program and its circumstances: whatever differs builds all."""
    packages = next((path for path in sys.path if path.endswith("site-packages")), "")
    names = sorted(path.name for path in Path(packages).iterdir()) if packages else []
    parts = (sys.version, day.isoformat(), str(root), str(published.resolve()), *names)
    return blake2b("\0".join(parts).encode(), digest_size=_DIGEST_BYTES).digest()


def _top(published: Path) -> Mapping[str, Stat]:
    try:
        with os.scandir(published) as entries:
            return {
                entry.name: (0, 0) if entry.is_dir() else _of(entry.stat()) for entry in entries
            }
    except OSError:
        return {}


def _stat(file: Path) -> Stat:
    return _of(file.stat())


def _of(stat: os.stat_result) -> Stat:
    return stat.st_mtime_ns, stat.st_size


def _digest(file: Path) -> bytes:
    return blake2b(file.read_bytes(), digest_size=_DIGEST_BYTES).digest()
