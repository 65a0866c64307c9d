"""What a published site was made of, remembered so that the next build knows that nothing changed.

A manifest is trusted on the days for which the site comes out the same. This module imports nothing
but a little of the standard library.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tori.engine.cache import Cache
from tori.engine.sources import Stat, digest_of, scan, stat_of, top_of
from tori.files import read_file

_UNSURE_NANOSECONDS = 2_000_000_000
"""A file that changed so shortly before it was read may change again in the same tick."""
_DISTRUSTED = 0
"""The time of such a file in the manifest: none has it, so the digest is compared."""
_UNKNOWN = ""
"""The digest of a file that changed after it was read, and of what is no file: none has it."""

Sources = Mapping[str, tuple[int, int, str]]
"""Each source file's time, size and digest, by its path from the project's root."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site was made of.

    Attributes:
        day: The day for which it was made.
        until: The first later day on which it comes out otherwise, if there is one.
        total: How many files the site has.
    """

    day: date
    until: date | None
    sources: Sources
    total: int


def source_digests(
    root: Path, scanned: Mapping[str, Stat], now: int, known: Mapping[str, str]
) -> Sources:
    """Return the sources with their digests.

    Args:
        root: The project's folder.
        scanned: The sources as they were before they were read.
        now: The file system's time of then, in nanoseconds.
        known: The digests of what was read, by the files' names: where a file has changed since,
            they tell. The other files are read here.
    """
    found = {}
    for path, (modified, size) in scanned.items():
        file = f"{root}/{path}"
        digest = known.get(file) or _digest_if_same(Path(file), (modified, size))
        is_sure = modified < now - _UNSURE_NANOSECONDS
        found[path] = modified if is_sure else _DISTRUSTED, size, digest
    return found


def _digest_if_same(file: Path, expected: Stat) -> str:
    try:
        return digest_of(read_file(file)) if stat_of(file) == expected else _UNKNOWN
    except OSError:
        return _UNKNOWN


def up_to_date(root: Path, published: Path, day: date, *, hash_all: bool) -> int | None:
    """Tell whether a published site is what its sources would give again.

    Args:
        root: The project's folder.
        published: Where the site is.
        day: The day for which it is wanted.
        hash_all: Read every source, and trust no time of change.

    Returns:
        How many files the site has; None where it has to be built.
    """
    try:
        manifest = _read(root, published)
        if manifest is None or not _holds_on(manifest, day):
            return None
        scanned, sources = scan(root), manifest.sources
        if scanned.keys() != sources.keys():
            return None
        for path, (modified, size, digest) in sources.items():
            is_same = not hash_all and scanned[path] == (modified, size)
            if not is_same and digest_of(read_file(root / path)) != digest:
                return None
    except OSError:  # whatever cannot be looked at is told by the build
        return None
    return manifest.total


def write_manifest(root: Path, published: Path, manifest: Manifest) -> None:
    """Remember what a site that has just been published was made of; failing is no matter."""
    stored = {
        "day": manifest.day.isoformat(),
        "until": manifest.until.isoformat() if manifest.until else None,
        "site": top_of(published),
        "total": manifest.total,
        "sources": manifest.sources,
    }
    manifest_cache(root, published).write(stored)


def manifest_cache(root: Path, published: Path) -> Cache:
    """Return where the manifest of a site is kept."""
    return Cache(root, published, "manifest")


def is_self_contained(root: Path) -> bool:
    """Tell whether mkdocs.yml depends on no other file and on no variable of the environment."""
    text = (root / "mkdocs.yml").read_bytes()
    return b"INHERIT" not in text and b"!ENV" not in text


def _read(root: Path, published: Path) -> Manifest | None:
    """Return the manifest of a site; None where it cannot be trusted, or the site is another."""
    stored = manifest_cache(root, published).read()
    if stored is None or stored["site"] != top_of(published):
        return None
    sources = {path: (known[0], known[1], known[2]) for path, known in stored["sources"].items()}
    until = date.fromisoformat(stored["until"]) if stored["until"] else None
    return Manifest(date.fromisoformat(stored["day"]), until, sources, stored["total"])


def _holds_on(manifest: Manifest, day: date) -> bool:
    return manifest.day <= day and (manifest.until is None or day < manifest.until)
