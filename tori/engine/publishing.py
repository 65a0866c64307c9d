"""The finished site moved into place: only what differs is written, what is gone is deleted.

The published folder is touched only after the whole site has been built elsewhere, so a failed build
never harms it, and a file that did not change keeps its time, which uploaders go by.
"""

import filecmp
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """How a published folder changed, in files."""

    total: int
    written: int
    deleted: int


def publish(built: Path, published: Path) -> Change:
    """Make `published` the same as `built`, file by file, each by a rename."""
    new = _files(built)
    old = _files(published) if published.is_dir() else frozenset()
    written = sum(_replace(built / name, published / name) for name in sorted(new))
    gone = old - new
    for name in gone:
        (published / name).unlink()
    _remove_empty_folders(published)
    return Change(len(new), written, len(gone))


def _files(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _replace(source: Path, target: Path) -> bool:
    """Put a file in place unless the same bytes are there already; tell whether it was written."""
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return False
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.parents:
        if parent.is_file():
            parent.unlink()
            break
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.tori")
    shutil.copyfile(source, beside)
    beside.replace(target)
    return True


def _remove_empty_folders(folder: Path) -> None:
    for path, _, _ in os.walk(folder, topdown=False):
        if path != str(folder) and not os.listdir(path):
            os.rmdir(path)
