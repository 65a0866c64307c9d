"""Finished documents as files below a folder."""

import os
import shutil
from pathlib import Path

from tori.render.tree import BytesDocument, CopiedFile

_WRITTEN = "written"


def file_of(path: str) -> str:
    """Return the file that a document becomes: `teot/x/index.md` → `teot/x/index.html`."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


class Output:
    """A folder that documents are written to; folders are made when the first file needs them.

    A file is written in a folder beside, one for each process, and moved into place: ext4 takes
    several times longer to make a file in a folder of its own than to move it there
    (docs/decisions/0017).
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = str(folder)
        self._made: set[str] = set()
        self._process = 0

    def write_page(self, path: str, html: str) -> None:
        """Write the page of a Markdown document's path."""
        data = html.encode("utf-8", errors="xmlcharrefreplace")
        self._write(file_of(path), data)

    def write_file(self, path: str, document: BytesDocument | CopiedFile) -> None:
        """Write a document that is no page."""
        match document:
            case BytesDocument():
                self._write(path, document.data)
            case CopiedFile():
                shutil.copyfile(document.source, self._place(path))

    def finish(self) -> None:
        """Remove the folders in which files were written, which are empty by now."""
        folder = Path(self._folder)
        for written in folder.parent.glob(f"{folder.name}.{_WRITTEN}-*"):
            written.rmdir()

    def _write(self, path: str, data: bytes) -> None:
        if self._process != os.getpid():
            self._process = os.getpid()
            Path(self._beside()).parent.mkdir(exist_ok=True)
        written = self._beside()
        # Path.write_bytes costs half as much again as the system calls themselves.
        file = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(file, data)
        finally:
            os.close(file)
        os.replace(written, self._place(path))  # noqa: PTH105 — as above

    def _beside(self) -> str:
        return f"{self._folder}.{_WRITTEN}-{self._process}/file"

    def _place(self, path: str) -> str:
        place = f"{self._folder}/{path}"
        folder = place.rpartition("/")[0]
        if folder not in self._made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return place
