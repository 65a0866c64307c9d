"""Building the Tree with MkDocs and Material as they are."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from yaml import CSafeLoader

from tori.content.listing import TEMPLATES, list_files
from tori.diagnostics import as_text
from tori.documents import PageDocument, Tree, rendered_tree
from tori.engine.errors import EngineError
from tori.engine.menu import pages_named, refuse_missing
from tori.engine.mkdocs.files import replaced_files
from tori.engine.setup import Progress
from tori.files import NotPlainError
from tori.templating.templates import Templates

OUR_HOOK = "build.py"


def build_with_mkdocs(
    tree: Tree, root: Path, destination: Path, progress: Progress, *, strict: bool = True
) -> None:
    """Write the site of a Tree into an empty folder.

    Args:
        tree: What the site is made of.
        root: The project's folder, with mkdocs.yml.
        destination: The empty folder.
        progress: Told of each written page.
        strict: Whether MkDocs' warnings are failures; a preview lives with them.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
    """
    with mkdocs_failures(strict=strict):
        config = site_config(root, destination)
        if strict:
            refuse_missing(pages_named(config.nav), tree.keys())
        shown = rendered_tree(tree, Templates(root / TEMPLATES))
        config.plugins["tori"] = _TreePlugin(shown, progress)
        mkdocs_build(config)


@contextmanager
def mkdocs_failures(*, strict: bool = True) -> Iterator[None]:
    """Make whatever MkDocs fails of or warns of an EngineError.

    Raises:
        EngineError: MkDocs failed, or it warned and `strict` takes that for a failure.
    """
    with quiet_mkdocs() as complaints:
        try:
            yield
        except (SystemExit, TemplateError, MkDocsException) as error:
            told = "\n".join(complaints) or f"{type(error).__name__}: {error}"
            raise EngineError(told) from error
    if complaints and strict:
        raise EngineError("\n".join(complaints))


def site_config(root: Path, destination: Path) -> MkDocsConfig:
    """Return MkDocs' configuration of a project, with every hook but our own.

    Our own replaces what MkDocs found by the Tree; whoever calls this has the Tree already.

    Raises:
        NotPlainError: Among the templates, which MkDocs reads and copies, is a link or a pipe.
    """
    refuse_strange_templates(root)
    hooks = [hook for hook in stated_config(root).get("hooks") or [] if hook != OUR_HOOK]
    return load_config(str(root / "mkdocs.yml"), site_dir=str(destination), hooks=hooks)


def refuse_strange_templates(root: Path) -> None:
    """Refuse templates through which a file of the machine would be copied, or waited for.

    Raises:
        NotPlainError: There is one; the message is the finding that a check tells.
    """
    others = list_files(root, TEMPLATES).others
    if others:
        raise NotPlainError("\n".join(as_text(finding) for finding in others))


def stated_config(root: Path) -> Mapping[str, Any]:
    """Return what mkdocs.yml states, and no more."""
    with (root / "mkdocs.yml").open("rb") as opened:
        # MkDocs' own loader is the slow one; no matter, where it is read once.
        return dict(yaml_load(opened, get_yaml_loader(CSafeLoader)))


@contextmanager
def quiet_mkdocs() -> Iterator[list[str]]:
    """Keep MkDocs from the terminal meanwhile; yield the list that gathers what it warns of."""
    handler = _Complaints()
    logger = logging.getLogger("mkdocs")
    before = (logger.propagate, logger.level)
    logger.addHandler(handler)
    logger.propagate, logger.level = False, logging.WARNING
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


class _TreePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # MkDocs' plugins are half typed
    """Hands the Tree to MkDocs and counts the pages that it has written."""

    def __init__(self, tree: Tree, progress: Progress) -> None:
        self._tree = tree
        self._progress = progress
        self._pages = sum(isinstance(document, PageDocument) for document in tree.values())
        self._written = 0

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return replaced_files(files, self._tree, config)

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 — MkDocs' own signature
        self._written += 1
        self._progress(self._written, self._pages)
        return output


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
