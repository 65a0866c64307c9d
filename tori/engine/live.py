"""The engine of the preview: one site that follows its Tree, with what is known of it in memory."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from tori.content.listing import TEMPLATES
from tori.documents import CopiedFile, Document, Tree
from tori.engine.digests import NOTHING, LastBuild, shell_digest
from tori.engine.menu import menu_pages
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.output import file_of, place_among_files
from tori.engine.publishing import delete_others, publish
from tori.engine.setup import Setup
from tori.engine.sources import Stat, scan
from tori.engine.writer import Writer
from tori.files import refuse_links, unlink_others


class LiveSite:
    """A built site that follows its Tree; MkDocs' warnings are no failures.

    Attributes:
        folder: Where the site stands.
    """

    def __init__(self, root: Path, folder: Path, tell: Callable[[str], None]) -> None:
        """Take the project's folder, an empty or earlier site's, and whom to tell of what goes."""
        self.folder = folder
        self._root = root
        self._tell = tell
        self._shell = ""
        self._last = NOTHING
        self._tree: Tree = {}
        self._templates: Mapping[str, Stat] = {}
        self._search: dict[str, tuple[Any, ...]] = {}
        self._writer: Writer | None = None

    def follow(self, tree: Tree) -> int:
        """Write what differs from the last Tree, templates or settings, and delete what is gone.

        Returns:
            How many documents that were.

        Raises:
            NotPlainError: A file would be written or deleted through a link.
            TemplateFaultError: A template cannot make a page; what was written before it stays.
            EngineError: MkDocs failed.
        """
        scanned = scan(self._root)
        templates = {path: known for path, known in scanned.items() if path.startswith(TEMPLATES)}
        mkdocs = StockMkDocs(self._root, self.folder, strict=False)
        self._take_shell(shell_digest(self._root, scanned))
        if self._last.frame is None and mkdocs.foreign():
            return self._built_by_mkdocs(tree)
        writer = self._writer_for(tree, mkdocs)
        gone = self._last.digests.keys() - tree.keys()
        self._delete(gone)
        digests = {path: known for path, known in self._last.digests.items() if path in tree}
        # What is written from here on is known, also where a template or the machine stops it.
        self._last = LastBuild(digests, self._last.frame)
        is_same = writer.is_framed and templates == self._templates
        before, self._tree = self._tree if is_same else {}, {}
        try:
            changed = sum(
                self._write(writer, path, document, digests)
                for path, document in sorted(tree.items())
                # Values that are equal need no digest, which takes four times as long to make.
                if isinstance(document, CopiedFile) or before.get(path) != document
            )
        finally:
            writer.output.finish()
        if not writer.is_framed:
            self._write_frame(writer)
        self._last = LastBuild(digests, writer.frame([writer.made_shells()]))
        self._tree, self._templates = tree, templates
        return changed + len(gone)

    def refresh_search(self) -> None:
        """Write the search index, which `follow` leaves as it was, unless it began anew.

        Raises:
            EngineError: MkDocs failed.
        """
        if self._writer and self._writer.has_search:
            paths = sorted(self._last.digests, key=place_among_files)
            entries = chain.from_iterable(self._search.get(path, ()) for path in paths)
            self._writer.mkdocs.write_search(entries)

    def _take_shell(self, shell: str) -> None:
        """Begin anew where the program, settings, styles or what is around pages is another."""
        if shell != self._shell:
            self._last, self._shell = NOTHING, shell
            for name in unlink_others(self.folder):
                self._tell(f"Poistettiin {name}: se oli linkki, putki tai pistoke")

    def _delete(self, paths: Iterable[str]) -> None:
        for path in paths:
            file = self.folder / file_of(path)
            refuse_links(self.folder, file)
            file.unlink(missing_ok=True)

    def _writer_for(self, tree: Tree, mkdocs: StockMkDocs) -> Writer:
        pages = menu_pages(mkdocs.menu(self._last.frame), tree)
        setup = Setup(self._root, self.folder, self._shell, strict=False)
        self._writer = Writer(setup, mkdocs, pages, tree.keys(), self._last, moves=True)
        return self._writer

    def _write(
        self, writer: Writer, path: str, document: Document, digests: dict[str, str]
    ) -> bool:
        """Write a document if it differs; tell whether it did."""
        written = writer.write(path, document)
        digests[path] = written.digest
        if written.search is not None:
            self._search[path] = written.search
        return written.search is not None

    def _write_frame(self, writer: Writer) -> None:
        """Write what is around pages, and delete whatever else an earlier preview left."""
        writer.write_theme()
        self.refresh_search()
        files = {*map(file_of, self._last.digests), *writer.frame([]).files}
        delete_others(self.folder, files)

    def _built_by_mkdocs(self, tree: Tree) -> int:
        from tori.engine.mkdocs.stock import build_with_mkdocs  # noqa: PLC0415 — all of MkDocs

        with tempfile.TemporaryDirectory(prefix=".tori-", dir=self._root) as scratch:
            build_with_mkdocs(tree, self._root, Path(scratch), _no_progress, strict=False)
            change = publish(Path(scratch), self.folder)
        return change.written + change.deleted


def _no_progress(_written: int, _total: int) -> None:
    """Count nothing: a preview is short."""
