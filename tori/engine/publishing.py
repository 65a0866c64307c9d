"""The finished site moved into place: only what differs is written, what is gone is deleted.

The published folder is touched only after the whole site has been built elsewhere, so a failed
build never harms it, and a file that did not change keeps its time, which uploaders go by.

Nothing is written, moved or deleted through a link: one that stands in the published folder is
unlinked itself, as is a pipe or a socket, and a folder that is a link itself is refused.
"""

import errno
import filecmp
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tori.diagnostics import Diagnostic
from tori.files import is_plain_file, kind_of

_STAGING = ".tori-site-"
"""How a folder begins in which a site is made before it is published."""
_MARK = "podcast/feed.xml"
"""A file that every site of ours has, and hardly any other folder: `overrides` has it not."""


@dataclass(frozen=True, slots=True)
class SiteChange:
    """How a published folder changed, in files.

    Attributes:
        unlinked: What was there that is neither file nor folder, and was unlinked: `site/x`.
    """

    total: int
    written: int
    deleted: int
    unlinked: tuple[str, ...] = ()


class ForeignFolderError(OSError):
    """The folder holds something that is no site of ours; publishing there would delete it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did; `change` is None when errors stopped it before publishing."""

    diagnostics: tuple[Diagnostic, ...]
    change: SiteChange | None


def publish(built: Path, published: Path, files: Collection[str] = ()) -> SiteChange:
    """Move the files of `built` to `published`, each by a rename, and delete what is no more.

    Where there is no site yet, the built one is moved there whole. What is built is used up: files
    are moved, and copied only to another disk.

    Args:
        built: The new site.
        published: Where it goes.
        files: All that the new site has, if they are known; those that were not built stay as they
            are. By default the new site is what was built.

    Raises:
        ForeignFolderError: `published` is neither empty nor an earlier site of ours.
    """
    refuse_foreign(published)
    if not published.exists():
        total = len(files or _files(built))
        shutil.move(built, published)  # a rename, unless it is on another disk
        return SiteChange(total, total, 0)
    is_plain = {
        name: entry.is_file(follow_symlinks=False) for name, entry in files_below(str(published))
    }
    others = sorted(name for name, plain in is_plain.items() if not plain)
    for name in others:
        (published / name).unlink()
    made = _files(built)
    new = frozenset(files) or made
    written = sum(_replace(built / name, published / name) for name in sorted(made))
    gone = is_plain.keys() - new - set(others)
    _delete(published, gone)
    unlinked = tuple(f"{published.name}/{name}" for name in others)
    return SiteChange(len(new), written, len(gone), unlinked)


def delete_others(published: Path, files: Collection[str]) -> None:
    """Delete what of a site's folder is none of its files."""
    _delete(published, _files(published).difference(files))


def _delete(published: Path, gone: Collection[str]) -> None:
    """Delete files, and the folders that are left empty."""
    for name in gone:
        if is_plain_file(published / name):  # else a file or folder has taken the other's name
            (published / name).unlink()
        folder = (published / name).parent
        while folder != published and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


@contextmanager
def staging(published: Path) -> Iterator[Path]:
    """Yield an empty folder beside the published one: on the same disk, moving files is cheap.

    Folders that a killed build of the same site left are removed; another site's stay.
    """
    parent = published.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    own = f"{_STAGING}{published.name}-"
    for left in parent.glob(f"{own}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=own, dir=parent) as folder:
        built = Path(folder) / "site"
        built.mkdir()
        yield built


def refuse_foreign(published: Path) -> None:
    """Raise ForeignFolderError unless the folder is absent, empty or an earlier site of ours.

    A link is refused too, wherever it leads: whoever hosts the site elsewhere names that folder.
    """
    try:
        mode = published.lstat().st_mode
    except FileNotFoundError:
        return
    name = published.name
    if stat.S_ISLNK(mode):
        message = (
            f"{name} on linkki kansioon {published.readlink()}, eikä sivustoa tehdä linkin "
            f"kautta. Anna kansio itse valitsimella --output tai poista linkki"
        )
        raise ForeignFolderError(message)
    if not stat.S_ISDIR(mode):
        message = f"{name} ei ole kansio vaan {kind_of(mode)}"
        raise ForeignFolderError(message)
    # A link to another site's folder makes no site of ours.
    is_ours = is_plain_file(published / _MARK) and not (published / _MARK).parent.is_symlink()
    if any(published.iterdir()) and not is_ours:
        message = f"kansiossa {name} on muuta kuin tämän ohjelman tekemä sivusto"
        raise ForeignFolderError(message)


def files_below(folder: Path | str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield whatever is no folder, by its path from the folder; no link is followed."""
    with os.scandir(f"{folder}/{below}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(folder, f"{below}{entry.name}/")
            else:
                yield below + entry.name, entry


def _files(folder: Path) -> frozenset[str]:
    return frozenset(name for name, _ in files_below(str(folder)))


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
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.tori")
        shutil.copyfile(source, beside)
        beside.replace(target)
    return True
