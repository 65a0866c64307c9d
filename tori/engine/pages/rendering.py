"""What a build wants of MkDocs, whichever process MkDocs is in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tori.engine.pages.shell import FilledPage, Shell
from tori.render.tree import MarkdownDocument, Tree


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page and what the search index holds of it."""

    html: bytes
    search_entries: tuple[Any, ...]


class Facts(NamedTuple):
    """What every page of a site has in common.

    Attributes:
        site_url: Where the site is; empty if nobody knows.
        menu_titles: What the menu calls its pages, by their paths.
        has_search: Whether there is a search index.
        is_lane_known: Whether Markdown is set up as the lane knows it.
    """

    site_url: str
    menu_titles: Mapping[str, str]
    has_search: bool
    is_lane_known: bool


class MkDocs(Protocol):
    """MkDocs with a project's configuration.

    Whatever it is asked, it may raise:
        EngineError: MkDocs complained: a fault of the program.
        LostProcessError: The process that MkDocs was in is no more.
    """

    def foreign(self) -> str:
        """Return what in mkdocs.yml only MkDocs itself can do, or an empty string."""

    def menu(self) -> Collection[str]:
        """Return the paths of the pages that the menu in mkdocs.yml names."""

    def renderer(self, destination: Path, menu: Tree, paths: Collection[str]) -> "PageRenderer":
        """Return what renders the pages of a site; nothing else may be asked any more.

        Args:
            destination: The site's folder.
            menu: The pages that the menu names.
            paths: Every path of the Tree.
        """


class PageRenderer(Protocol):
    """MkDocs with a site's menu; it may raise what `MkDocs` may."""

    @property
    def facts(self) -> Facts:
        """What every page has in common."""

    def shell(self, page: FilledPage) -> Shell:
        """Return the shell of a page's class."""

    def page(self, path: str, document: MarkdownDocument) -> Rendered:
        """Return a page as MkDocs makes it."""

    def write_theme(self) -> None:
        """Write what is the same whatever the pages are: the theme's own files."""

    def write_search(self, entries: Iterable[Any]) -> None:
        """Write the search index."""

    def written(self) -> Collection[str]:
        """Return the files that were written: the theme's own and the search index."""
