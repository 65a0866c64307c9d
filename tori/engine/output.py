"""Finished documents as files below a folder."""

import os
import shutil
from pathlib import Path

from tori.render.tree import BytesDocument, CopiedFile


class Output:
    """A folder that documents are written to; folders are made when the first file needs them."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = str(folder)
        self._made: set[str] = set()

    def write_page(self, path: str, html: str) -> None:
        """Write the page of a Markdown document's path."""
        data = html.encode("utf-8", errors="xmlcharrefreplace")
        self._write(f"{path.removesuffix('.md')}.html", data)

    def write_file(self, path: str, document: BytesDocument | CopiedFile) -> None:
        """Write a document that is no page."""
        match document:
            case BytesDocument():
                self._write(path, document.data)
            case CopiedFile():
                shutil.copyfile(document.source, self._place(path))

    def _write(self, path: str, data: bytes) -> None:
        # Path.write_bytes costs half as much again as the system calls themselves.
        file = os.open(self._place(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(file, data)
        finally:
            os.close(file)

    def _place(self, path: str) -> str:
        place = f"{self._folder}/{path}"
        folder = place.rpartition("/")[0]
        if folder not in self._made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return place
