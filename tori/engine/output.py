"""Finished documents as files below a folder."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from tori.documents import BytesDocument, CopiedFile
from tori.files import refuse_links

_WRITTEN = "written"


def file_of(path: str) -> str:
    """Return the file that a document becomes: `teot/x/index.md` → `teot/x/index.html`."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def place_among_files(path: str) -> tuple[tuple[bool, bool, str], ...]:
    """Return what sorts paths as MkDocs finds files: a folder's own first, its index before them.

    The search index has pages in this order, so an exported tree gives the same one.
    """
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0] or name
    file = (False, stem not in {"index", "README"}, name)
    return (*((True, False, folder) for folder in folders), file)


class Output:
    """A folder that documents are written to; folders are made when the first file needs them.

    Where others look on, each file is written in a folder beside and moved into place, through no
    link: a process that is given up for dead while it lives never breaks what another has written
    in its stead, and a browser sees whole pages. Processes of two machines may have the same
    number, so the name of the folder beside is drawn.
    """

    def __init__(self, folder: Path, *, moves: bool = False) -> None:
        """Take the folder, and whether files are written beside it and moved there."""
        # Not its parents: a worker that comes late would bring back what an ended build removed.
        folder.mkdir(exist_ok=True)
        self._folder = str(folder)
        self._made = {self._folder}
        self._moves = moves
        self._beside = ""

    def write_page(self, path: str, html: bytes) -> None:
        """Write the page of a Markdown document's path."""
        self._put(file_of(path), partial(_write, html))

    def write_file(self, path: str, document: BytesDocument | CopiedFile) -> None:
        """Write a document that is no page."""
        match document:
            case BytesDocument():
                self._put(path, partial(_write, document.data))
            case CopiedFile():
                self._put(path, partial(shutil.copyfile, document.source))

    def finish(self) -> None:
        """Remove the folders in which files were written; one of a dead process may hold a file."""
        folder = Path(self._folder)
        for written in folder.parent.glob(f"{folder.name}.{_WRITTEN}-*"):
            shutil.rmtree(written)

    def expect(self, paths: Iterable[str]) -> None:
        """Look for what others have written.

        Raises:
            OSError: A file is not there.
        """
        for path in paths:
            if not Path(self._folder, file_of(path)).is_file():
                message = f"koonnista puuttuu {path}: levy ei näytä, mitä toiset kirjoittivat sille"
                raise OSError(message)

    def _put(self, path: str, write: Callable[[str], object]) -> None:
        place = f"{self._folder}/{path}"
        self._make(place.rpartition("/")[0])
        if not self._moves:
            write(place)
            return
        folder = Path(self._folder)
        refuse_links(folder, Path(place))
        if not self._beside:
            prefix = f"{folder.name}.{_WRITTEN}-"
            self._beside = tempfile.mkdtemp(prefix=prefix, dir=folder.parent)
        write(f"{self._beside}/file")
        Path(self._beside, "file").replace(place)

    def _make(self, folder: str) -> None:
        """Make a folder below the output's, and those above it."""
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # another process was here first
                os.mkdir(folder)  # noqa: PTH102 — Path's costs as much as to write the file
            self._made.add(folder)


def _write(data: bytes, file: str) -> None:
    # Path.write_bytes costs half as much again as the system calls themselves.
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        while data:
            data = data[os.write(opened, data) :]  # a full disk takes a part
    finally:
        os.close(opened)
