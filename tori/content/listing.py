"""The files of the content folder, listed as they stand on the disk.

Only plain files are content. A link may lead anywhere on the machine, and git on Windows makes a
text file of it; a pipe is waited for, and a device never ends. None of them is opened: each is a
finding, in the content as in the templates, whose files are copied to the site.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import basename, splitext
from typing import NamedTuple

from tori.diagnostics import FILE_START, Diagnostic, Said, said
from tori.files import READING
from tori.text import nfc, slug

CONTENT = "content"
TEMPLATES = "overrides"
MARKDOWN = ".md"
_AT_ONCE = 1 << 16
"""How many bytes are asked for at once: more than nearly any record has."""
_LINK = said("linkki")
_DEVICE = said("laite")
_KINDS: Mapping[int, Said] = {
    stat.S_IFLNK: _LINK,
    stat.S_IFIFO: said("nimetty putki"),
    stat.S_IFSOCK: said("pistoke"),
}


class ContentFile(NamedTuple):
    """A file below the content folder.

    Attributes:
        path: Relative to the project's root, in normal form C.
        collection: For a Markdown file its folder; any other belongs to the record type above it.
        file: Its place on this machine. No Path: making one takes as long as reading a record.
    """

    path: str
    collection: str
    file: str

    def read(self) -> bytes:
        """Return its bytes."""
        opened = os.open(self.file, READING)  # twice as quick as a file object
        try:
            return b"".join(iter(partial(os.read, opened, _AT_ONCE), b""))
        finally:
            os.close(opened)


class Listing(NamedTuple):
    """What stands below a folder.

    Attributes:
        files: The plain files, in the order of their paths.
        others: What is neither file nor folder, or a folder that is called as a record's file.
    """

    files: tuple[ContentFile, ...]
    others: tuple[Diagnostic, ...]


def list_files(root: Path, name: str) -> Listing:
    """List a folder of the project, without what is hidden; what is no folder has no files.

    Args:
        root: The project's folder.
        name: The folder's.
    """
    folder = root / name
    if folder.is_symlink():
        return Listing((), (_other(name, folder.lstat().st_mode),))
    if not folder.is_dir():
        return Listing((), ())
    files: list[tuple[str, str]] = []
    others: list[Diagnostic] = []
    for path, collection, mode in _entries(str(folder), ""):
        if stat.S_ISREG(mode):
            files.append((path, collection))
        else:
            others.append(_other(nfc(f"{name}/{path}"), mode))
    listed = (
        ContentFile(nfc(f"{name}/{path}"), collection, f"{folder}/{path}")
        for path, collection in sorted(files)
    )
    return Listing(tuple(listed), tuple(sorted(others, key=lambda found: found.path)))


def rejected_name(path: str) -> str:
    """Return by what name it is known that a file has findings of its own: `deeds/x` for a record.

    Args:
        path: Relative to the project's root.
    """
    stem, ending = splitext(path)
    return stem.removeprefix(f"{CONTENT}/") if ending.lower() == MARKDOWN else path


def _entries(folder: str, below: str) -> Iterator[tuple[str, str, int]]:
    """Yield path, folder and mode of each file below a folder, and of whatever is no folder."""
    collection = below.removesuffix("/")
    with os.scandir(f"{folder}/{below}") as entries:
        for entry in entries:
            path = below + entry.name
            if entry.name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                yield path, collection, stat.S_IFREG
            elif not entry.is_dir(follow_symlinks=False):
                yield path, collection, entry.stat(follow_symlinks=False).st_mode
            elif entry.name.lower().endswith(MARKDOWN):
                yield path, collection, stat.S_IFDIR
            else:
                yield from _entries(folder, f"{path}/")


def _other(path: str, mode: int) -> Diagnostic:
    name = basename(path)
    if stat.S_ISDIR(mode):
        message = said('kansion nimi "{name}" on kuin tiedoston', name=name)
        stem = splitext(name)[0]
        hint = said(
            "anna kansiolle nimi {name}, tai siirrä sen tiedostot ylempään kansioon",
            name=slug(stem),
        )
        return Diagnostic(path, FILE_START, "T141", message, hint)
    kind = _KINDS.get(stat.S_IFMT(mode), _DEVICE)
    message = said('"{name}" on {kind}, ei tavallinen tiedosto', name=name, kind=kind)
    hint = said("poista {path} ja vie sen tilalle tiedosto itse", path=path)
    return Diagnostic(path, FILE_START, "T141", message, hint)
