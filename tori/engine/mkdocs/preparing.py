"""MkDocs made ready for a project: what can be done before it is known what the pages say."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from tori.documents import PageDocument, one_element
from tori.engine.menu import pages_named
from tori.engine.mkdocs.files import mkdocs_file
from tori.engine.mkdocs.shell_making import ShellMaker
from tori.engine.mkdocs.stock import OUR_HOOK, site_config, stated_config
from tori.engine.pages.shell import ContentsLine, FilledPage

if TYPE_CHECKING:
    from types import CodeType

_ANY_PAGE = PageDocument("A", "B", "deed", one_element(""))
_PAGE_LIKE_MOST = FilledPage(
    "a/b/", _ANY_PAGE, (ContentsLine("#c", "C"), ContentsLine("#d", "D")), b""
)


class CompiledTemplates(BytecodeCache):
    """The code of templates for all environments, MkDocs' and those with marks.

    Their filters differ, but not in how they are called, so the code is the same.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template that is compiled already."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take over what Jinja has compiled."""
        assert bucket.code is not None, bucket.key  # noqa: S101 — Jinja dumps what it has compiled
        self._code[bucket.key, bucket.checksum] = bucket.code


@dataclass(frozen=True, slots=True)
class Ready:
    """MkDocs, ready for one build.

    Attributes:
        config: Its configuration; only a build knows in which folder the site is made.
        templates: The code of those that pages are made with.
    """

    config: MkDocsConfig
    templates: CompiledTemplates


def made_ready(root: Path, destination: Path) -> Ready:
    """Make MkDocs ready for a project.

    The templates are compiled once, and not in each process that is forked later: a page that says
    nothing has it done, with a menu of such pages.

    Raises:
        UndeclaredInputError: The templates ask for what pages do not declare.
    """
    config, templates = site_config(root, destination), CompiledTemplates()
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    environment = config.theme.get_env()
    environment.bytecode_cache = templates
    environment.optimized = False  # no time for that: each template is rendered a few times only
    menu = Files([mkdocs_file(path, _ANY_PAGE, config) for path in pages_named(config.nav)])
    ShellMaker(config, get_navigation(menu, config), environment).make(_PAGE_LIKE_MOST)
    return Ready(config, templates)


def why_not_fast(root: Path) -> str:
    """Return what in mkdocs.yml only MkDocs itself can do, or an empty string.

    A plugin or a hook may look at any page at any time, and the engine asks none.
    """
    stated = stated_config(root)
    entries = stated.get("plugins") or ()
    plugins = {entry if isinstance(entry, str) else next(iter(entry)) for entry in entries}
    foreign = sorted({*plugins, *(stated.get("hooks") or ())} - {"search", OUR_HOOK})
    return ", ".join([*foreign, *stated.get("extra_templates", ())])
