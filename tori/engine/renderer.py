"""What makes a page of the Tree into HTML: the lane and the shell, or MkDocs where they decline.

One renderer serves a process. It has MkDocs' configuration, menu and templates, as a build of
MkDocs has them after its preparations, but none of the pages: those come one by one.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.commands.build import _build_theme_template, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from tori.engine.files import mkdocs_file, theme_files
from tori.engine.preparing import Ready
from tori.engine.shell import Shells, encoded
from tori.engine.shell_making import ShellMaker
from tori.engine.splicing import INDEX, Splicer, toc_of
from tori.render.tree import MarkdownDocument, Tree

if TYPE_CHECKING:
    import jinja2
    from mkdocs.structure.toc import TableOfContents

SEARCH = "material/search"
_SEARCH_INDEX = "search/search_index.json"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page and what the search index holds of it."""

    html: bytes
    search_entries: tuple[Any, ...]


class Renderer:
    """Renders pages of a site whose paths are known.

    Attributes:
        splicer: What renders most of them; None where Markdown is set up as the lane does not know.
    """

    def __init__(self, ready: Ready, menu: Tree, paths: Collection[str]) -> None:
        """Take MkDocs to where it renders pages.

        Args:
            ready: MkDocs, which is used up.
            menu: The pages that the menu names.
            paths: Every path of the Tree.
        """
        config = self.config = ready.config
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
        maker = ShellMaker(config, self._navigation, self._environment)
        shells = Shells(config.site_url or "", {}, maker.make)
        self.splicer = Splicer(shells, frozenset(paths)) if _is_lane_known(config) else None

    @property
    def has_search(self) -> bool:
        """Whether there is a search index."""
        return SEARCH in self.config.plugins

    @property
    def menu_titles(self) -> Mapping[str, str]:
        """What the menu calls its pages, by their paths: every page shows it."""
        return {page.file.src_uri: str(page.title) for page in self._navigation.pages}

    @property
    def menu(self) -> Collection[str]:
        """The paths of the pages that the menu names."""
        return self._menu.keys()

    def page(self, path: str, document: MarkdownDocument) -> Rendered:
        """Return a page that the menu does not name."""
        spliced = self.splicer.page(path, document) if self.splicer else None
        if spliced is None:
            return self.stock_page(path, document)
        url = path.removesuffix(INDEX)
        if not self.has_search:
            return Rendered(spliced.html, ())
        toc = toc_of(spliced.body.headings)
        entries = self._search_entries(document, toc, url, spliced.body.html)
        return Rendered(spliced.html, entries)

    def stock_page(self, path: str, document: MarkdownDocument) -> Rendered:
        """Return a page as MkDocs makes it."""
        file = self._menu.get(path) or mkdocs_file(path, document, self.config)
        page = file.page or Page(None, file, self.config)
        if page.content is None:
            _populate_page(page, self.config, self._files)
        page.active = True
        context = get_context(self._navigation, [], self.config, page)
        html = self._environment.get_template("main.html").render(dict(context))
        page.active = False
        entries = self._search_entries(document, page.toc, page.url, page.content or "")
        return Rendered(encoded(html), entries)

    def write_theme(self) -> None:
        """Let MkDocs write what is the same whatever the pages are: the theme's own files."""
        self._theme_files.copy_static_files()
        for template in self.config.theme.static_templates:
            _build_theme_template(
                template, self._environment, self._files, self.config, self._navigation
            )

    def write_search(self, search_entries: Iterator[Any]) -> None:
        """Let MkDocs write the search index."""
        search: Any = self.config.plugins.get(SEARCH)
        if search:
            search.search_index.entries = list(search_entries)
        self.config.plugins.on_post_build(config=self.config)

    def written(self) -> Iterator[str]:
        """Yield the files that MkDocs has written: the theme's own and the search index."""
        copied = (file.dest_uri for file in self._theme_files)
        for name in (*copied, *self.config.theme.static_templates, _SEARCH_INDEX):
            if Path(self.config.site_dir, name).is_file():
                yield name

    def _search_entries(
        self, document: MarkdownDocument, toc: "TableOfContents", url: str, content: str
    ) -> tuple[Any, ...]:
        search: Any = self.config.plugins.get(SEARCH)
        if not search or not document.searchable:
            return ()
        search.search_index.entries = []
        search.search_index.add_entry_from_context(_Searched(document, toc, url, content))
        return tuple(search.search_index.entries)


class _Searched:
    """A page as Material's search plugin reads it."""

    def __init__(
        self, document: MarkdownDocument, toc: "TableOfContents", url: str, content: str
    ) -> None:
        self.title = str(escape(document.title))
        self.meta = {"title": self.title}
        self.toc = toc
        self.url = url
        self.content = content


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


def _is_lane_known(config: MkDocsConfig) -> bool:
    """Tell whether Markdown is set up as the lane knows it."""
    known = {"toc", "tables", "fenced_code", "sane_lists"}
    settings = {name: options for name, options in config.mdx_configs.items() if options}
    return set(config.markdown_extensions) == known and settings == {"toc": {"permalink": False}}
