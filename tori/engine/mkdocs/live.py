"""The preview's engine: one full build, then only the documents that changed are rendered.

What a changed record shows elsewhere (cards, counts, reverse references) is in the Tree already, so
a comparison of two Trees tells exactly which pages differ. The search index stays as the full build
left it. MkDocs' own `_populate_page` and `_build_page` do the rendering: private names, pinned with
MkDocs, and a test holds that an updated page has the bytes of a full build.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from tori.content.listing import TEMPLATES
from tori.engine.mkdocs.files import mkdocs_file
from tori.engine.mkdocs.stock import quiet_mkdocs
from tori.engine.mkdocs.tree_building import build_tree
from tori.engine.publishing import Change, publish
from tori.engine.setup import Progress
from tori.files import make_folder, refuse_links
from tori.render.tree import BytesDocument, CopiedFile, PageDocument, Tree, rendered
from tori.templating.templates import Templates

if TYPE_CHECKING:
    import jinja2


class LiveSite:
    """A built site that follows its Tree.

    Attributes:
        folder: Where the site stands.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        """Take the project's folder and an empty or earlier site's folder."""
        self.folder = folder
        self._root = root
        self._tree: Tree = {}
        self._templates = Templates(root / TEMPLATES)
        self._config: MkDocsConfig | None = None
        self._environment: jinja2.Environment | None = None

    def build(self, tree: Tree, scratch: Path, progress: Progress) -> Change:
        """Build everything in `scratch`, publish what differs and return how much that was.

        Raises:
            EngineError: MkDocs failed.
        """
        build_tree(tree, self._root, scratch, progress)
        self._config = None
        self._templates = Templates(self._root / TEMPLATES)  # they may have changed
        self._tree = tree
        return publish(scratch, self.folder)

    def update(self, tree: Tree) -> frozenset[str]:
        """Render what differs from the last Tree, delete what is gone; return the paths of both.

        Raises:
            NotPlainError: A file would be written or deleted through a link.
        """
        changed = frozenset(
            path for path, document in tree.items() if self._tree.get(path) != document
        )
        gone = frozenset(self._tree) - frozenset(tree)
        with quiet_mkdocs():
            config = self._configuration()
            for path in gone:
                document = self._tree[path]
                file = Path(mkdocs_file(path, document, config).abs_dest_path)
                refuse_links(self.folder, file)
                file.unlink(missing_ok=True)
            self._write(tree, changed, config)
        self._tree = tree
        return changed | gone

    def _configuration(self) -> MkDocsConfig:
        """Return MkDocs' configuration, read once after each full build."""
        if self._config is None:
            config = load_config(
                str(self._root / "mkdocs.yml"), site_dir=str(self.folder), hooks=[]
            )
            self._config = config.plugins.on_config(config)
            environment = config.theme.get_env()
            self._environment = config.plugins.on_env(environment, config=config, files=Files([]))
        return self._config

    def _write(self, tree: Tree, changed: frozenset[str], config: MkDocsConfig) -> None:
        shown = {
            path: rendered(document, self._templates) if path in changed else document
            for path, document in tree.items()
        }
        files = Files([mkdocs_file(path, document, config) for path, document in shown.items()])
        set_exclusions(files, config)
        navigation = get_navigation(files, config)
        pages = files.documentation_pages()
        for path in sorted(changed):
            document = shown[path]
            file = files.src_uris[path]
            target = Path(file.abs_dest_path)
            make_folder(self.folder, target.parent)
            refuse_links(self.folder, target)
            match document:
                case BytesDocument():
                    target.write_bytes(document.data)
                case CopiedFile():
                    shutil.copyfile(document.source, target)
                case PageDocument():
                    page = file.page or Page(None, file, config)
                    _populate_page(page, config, files)
                    assert self._environment is not None, "set with the configuration"  # noqa: S101
                    _build_page(page, config, pages, navigation, self._environment)
