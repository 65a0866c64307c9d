"""Finished documents as files below a folder."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tori.render.tree import BytesDocument, CopiedFile

_WRITTEN = "written"


def file_of(path: str) -> str:
    """Return the file that a document becomes: `teot/x/index.md` → `teot/x/index.html`."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


class Output:
    """A folder that documents are written to; folders are made when the first file needs them.

    A file is written in a folder beside, one for each process, and moved into place: so a process
    that dies leaves no half file there. Processes of two machines may have the same number, so the
    name of the folder beside is drawn.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = str(folder)
        self._made = {self._folder}
        self._process = 0
        self._beside = ""

    def write_page(self, path: str, html: bytes) -> None:
        """Write the page of a Markdown document's path."""
        self._write(file_of(path), html)

    def write_file(self, path: str, document: BytesDocument | CopiedFile) -> None:
        """Write a document that is no page."""
        match document:
            case BytesDocument():
                self._write(path, document.data)
            case CopiedFile():
                shutil.copyfile(document.source, self._written())
                self._move(path)

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

    def _write(self, path: str, data: bytes) -> None:
        # Path.write_bytes costs half as much again as the system calls themselves.
        file = os.open(self._written(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(file, data)
        finally:
            os.close(file)
        self._move(path)

    def _written(self) -> str:
        """Return where this process writes a file before it is moved."""
        if self._process != os.getpid():
            folder = Path(self._folder)
            folder.mkdir(parents=True, exist_ok=True)
            prefix = f"{folder.name}.{_WRITTEN}-"
            self._beside = tempfile.mkdtemp(prefix=prefix, dir=folder.parent)
            self._process = os.getpid()
        return f"{self._beside}/file"

    def _move(self, path: str) -> None:
        place = f"{self._folder}/{path}"
        self._make(place.rpartition("/")[0])
        os.replace(self._written(), place)  # noqa: PTH105 — costs less than Path's

    def _make(self, folder: str) -> None:
        """Make a folder below the output's, and those above it."""
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # another process was here first
                os.mkdir(folder)  # noqa: PTH102 — Path's costs as much as to write the file
            self._made.add(folder)
