"""MkDocs in a process of its own: to import it and make it ready takes longer than to read much.

So that process is forked first. It makes MkDocs ready while the content is read, linked and
planned, and renders what it is asked for: few shells, and the pages that the lane declines.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tori.engine.processes.calls import Calls
from tori.engine.processes.forking import forked_process, processes_in_reach

if TYPE_CHECKING:
    from tori.engine.pages.rendering import Facts, MkDocs, PageRenderer, Rendered
    from tori.engine.pages.shell import FilledPage, Shell
    from tori.render.tree import MarkdownDocument, Tree


@contextmanager
def mkdocs_of(root: Path, destination: Path) -> "Iterator[MkDocs]":
    """Yield MkDocs: in another process, if there can be any, and else in this one.

    Args:
        root: The project's folder.
        destination: A folder for its site; where MkDocs renders it may be another one.
    """
    processes = processes_in_reach()
    if not processes:
        from tori.engine.mkdocs.stock_renderer import StockMkDocs  # noqa: PLC0415 — all of MkDocs

        yield StockMkDocs(root, destination)
        return
    with (
        closing(Calls(processes)) as calls,
        forked_process(partial(_serve, calls, root, destination)),
    ):
        calls.begin()
        yield DistantMkDocs(calls)


class DistantMkDocs:
    """MkDocs with a project's configuration (`rendering.MkDocs`), in another process."""

    def __init__(self, calls: Calls) -> None:
        """Take the way there."""
        self._calls = calls

    def foreign(self) -> str:
        """Return what in mkdocs.yml only MkDocs itself can do, or an empty string."""
        return cast("str", self._calls.call("foreign"))

    def menu(self) -> Collection[str]:
        """Return the paths of the pages that the menu names."""
        return cast("Collection[str]", self._calls.call("menu"))

    def renderer(self, destination: Path, menu: "Tree", paths: Collection[str]) -> "PageRenderer":
        """Return what renders pages there."""
        return DistantRenderer(self._calls, self._calls.call("renderer", destination, menu, paths))


class DistantRenderer:
    """MkDocs with a site's menu (`rendering.PageRenderer`), in another process.

    It serves the processes, too, that are forked of the one it was made in.
    """

    def __init__(self, calls: Calls, facts: "Facts") -> None:
        """Take the way there, and what is known of the site."""
        self._calls = calls
        self.facts = facts

    def shell(self, page: "FilledPage") -> "Shell":
        """Return the shell of a page's class."""
        return cast("Shell", self._calls.call("shell", page))

    def page(self, path: str, document: "MarkdownDocument") -> "Rendered":
        """Return a page as MkDocs makes it."""
        return cast("Rendered", self._calls.call("page", path, document))

    def write_theme(self) -> None:
        """Write what is the same whatever the pages are: the theme's own files."""
        self._calls.call("write_theme")

    def write_search(self, entries: Iterable[Any]) -> None:
        """Write the search index."""
        self._calls.call("write_search", tuple(entries))

    def written(self) -> Collection[str]:
        """Return the files that were written: the theme's own and the search index."""
        return cast("Collection[str]", self._calls.call("written"))


def _serve(calls: Calls, root: Path, destination: Path) -> None:
    calls.answer(_Answers(root, destination))


class _Answers:
    """What answers the calls."""

    def __init__(self, root: Path, destination: Path) -> None:
        from tori.engine.mkdocs.stock_renderer import StockMkDocs  # noqa: PLC0415 — all of MkDocs

        self._mkdocs = StockMkDocs(root, destination)
        self._renderer: PageRenderer | None = None
        # Whatever is wrong is told when it is asked for: the content's faults are told before it.
        with suppress(Exception):
            if not self._mkdocs.foreign():
                self._mkdocs.menu()

    def __call__(self, method: str, *arguments: Any) -> object:  # noqa: ANN401 — each method has its own
        """Answer a call."""
        if method == "renderer":
            self._renderer = self._mkdocs.renderer(*arguments)
            return self._renderer.facts
        answering = self._mkdocs if self._renderer is None else self._renderer
        return getattr(answering, method)(*arguments)
