"""MkDocs in this process: it renders pages its own way, and the shells that others are put into.

It has its configuration, menu and templates as a build of MkDocs has them after its preparations,
but none of the pages: those come one by one.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import _build_theme_template, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from tori.documents import PageDocument, Tree
from tori.engine.mkdocs.files import mkdocs_file, theme_files
from tori.engine.mkdocs.preparing import Ready
from tori.engine.mkdocs.search_entries import search_entries
from tori.engine.mkdocs.shell_making import ShellMaker
from tori.engine.pages.renderer import RenderedPage
from tori.engine.pages.shell import FilledPage, Piece, encoded

if TYPE_CHECKING:
    import jinja2

_SEARCH = "material/search"
_SEARCH_INDEX = "search/search_index.json"
_Failures = Callable[[], AbstractContextManager[None]]


class StockRenderer:
    """MkDocs with a site's menu; whatever it is asked, it may raise EngineError."""

    def __init__(
        self, ready: Ready, menu: Tree, paths: Collection[str], failures: _Failures
    ) -> None:
        """Take MkDocs to where it renders pages.

        Args:
            ready: MkDocs, which is used up.
            menu: The pages that the menu names.
            paths: Every path of the Tree.
            failures: Makes an error of what MkDocs complains of meanwhile.
        """
        self._failures = failures
        config = self._config = ready.config
        environment = config.theme.get_env()
        environment.bytecode_cache = ready.templates
        self._theme_files = theme_files(config)
        files = Files([mkdocs_file(path, document, config) for path, document in menu.items()])
        set_exclusions(files, config)
        self._navigation = get_navigation(files, config)
        self._files = _KnownFiles(files, paths, config)
        self._menu = {file.src_uri: file for file in files}
        for file in files:
            assert file.page is not None, file.src_uri  # noqa: S101 — it is in the menu
            _populate_page(file.page, config, self._files)
        self._environment: jinja2.Environment = config.plugins.on_env(
            environment, config=config, files=self._files
        )
        self._maker = ShellMaker(config, self._navigation, self._environment)

    @property
    def site_url(self) -> str:
        """Where the site is; empty if nobody knows."""
        return self._config.site_url or ""

    @property
    def has_search(self) -> bool:
        """Whether there is a search index."""
        return self._search is not None

    def shell(self, page: FilledPage) -> tuple[Piece, ...]:
        """Make the shell of a page's class.

        Raises:
            UndeclaredInputError: The templates ask for what pages do not declare.
        """
        with self._failures():
            return self._maker.make(page)

    def page(self, path: str, document: PageDocument) -> RenderedPage:
        """Return a page as MkDocs makes it."""
        with self._failures():
            file = self._menu.get(path) or mkdocs_file(path, document, self._config)
            page = file.page or Page(None, file, self._config)
            if page.content is None:
                _populate_page(page, self._config, self._files)
            page.active = True
            context = get_context(self._navigation, [], self._config, page)
            html = self._environment.get_template("main.html").render(dict(context))
            page.active = False
        if self._search is None:
            return RenderedPage(encoded(html), ())
        entries = search_entries(document, page.url, page.content or "")
        return RenderedPage(encoded(html), entries)

    def write_theme(self) -> None:
        """Let MkDocs write what is the same whatever the pages are: the theme's own files."""
        with self._failures():
            self._theme_files.copy_static_files()
            for template in self._config.theme.static_templates:
                _build_theme_template(
                    template, self._environment, self._files, self._config, self._navigation
                )

    def write_search(self, entries: Iterable[Any]) -> None:
        """Let MkDocs write the search index."""
        if self._search is not None:
            self._search.search_index.entries = list(entries)
        with self._failures():
            self._config.plugins.on_post_build(config=self._config)

    def written(self) -> Collection[str]:
        """Return the files that MkDocs has written: the theme's own and the search index."""
        copied = (file.dest_uri for file in self._theme_files)
        names = (*copied, *self._config.theme.static_templates, _SEARCH_INDEX)
        return tuple(name for name in names if Path(self._config.site_dir, name).is_file())

    @property
    def _search(self) -> Any:  # noqa: ANN401 — Material's plugin has no types
        """Material's plugin, if it makes a search index."""
        search: Any = self._config.plugins.get(_SEARCH)
        return search if search and search.config.enabled else None


class _KnownFiles(Files):
    """The menu's files, and any other of the Tree when a link leads to it."""

    def __init__(self, files: Files, paths: Collection[str], config: MkDocsConfig) -> None:
        super().__init__(list(files))
        self._known = frozenset(paths)
        self._mkdocs = config

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of a path of the Tree."""
        found = super().get_file_from_path(path)
        if found is None and path in self._known:
            return File.generated(self._mkdocs, path, content="")
        return found
