"""Stock MkDocs with Material, and Zensical, on our exported tree: documents and no hook.

The tree is made beforehand and is not timed; lists, cards and feeds are in it ready.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.corpus import ROOT, Corpus
from bench.rivals.configuration import without_search, without_zensical_search
from bench.rivals.tool import Job, Tool
from tori.documents import Tree
from tori.engine.exporting import export_tree
from tori.tree.site_tree import site_tree

Change = Callable[[str], str]
"""Takes the text of mkdocs.yml and gives another."""


def export(folder: Path, tree: Tree, change: Change = str) -> Path:
    """Export a Tree, with mkdocs.yml changed so; return where the site will be."""
    export_tree(tree, ROOT, folder)
    configuration = folder / "mkdocs.yml"
    configuration.write_text(change(configuration.read_text("utf-8")), encoding="utf-8")
    return folder / "site"


def mkdocs_job(output: Path) -> Job:
    """Return how to build an exported tree with MkDocs."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return Job(command, output, environment={"NO_MKDOCS_2_WARNING": "1"})


def prepare_mkdocs(folder: Path, corpus: Corpus, _program: Path, *, searches: bool) -> Job:
    """Write the exported tree for `mkdocs build`; there are no newsletters in it."""
    return mkdocs_job(
        export(folder, site_tree(corpus.site, ()), str if searches else without_search)
    )


def prepare_zensical(folder: Path, corpus: Corpus, program: Path, *, searches: bool) -> Job:
    """Write the exported tree for `zensical build`."""
    output = export(
        folder, site_tree(corpus.site, ()), str if searches else without_zensical_search
    )
    command = (str(program / "bin" / "zensical"), "build", "--config-file", "mkdocs.yml")
    return Job(command, output)


_NOTE = "our exported tree: grouping, lists, cards and feeds are ready in it, and not timed"

MKDOCS = Tool(
    name="mkdocs",
    title="MkDocs + Material",
    source="own",
    searches=False,
    prepare=partial(prepare_mkdocs, searches=False),
    note=_NOTE,
)
MKDOCS_SEARCH = Tool(
    name="mkdocs-search",
    title="MkDocs + Material, search on",
    source="own",
    searches=True,
    prepare=partial(prepare_mkdocs, searches=True),
    note="the same, and its search index",
)
ZENSICAL = Tool(
    name="zensical",
    title="Zensical",
    source="pip",
    searches=False,
    prepare=partial(prepare_zensical, searches=False),
    note=_NOTE,
)
ZENSICAL_SEARCH = Tool(
    name="zensical-search",
    title="Zensical, search on",
    source="pip",
    searches=True,
    prepare=partial(prepare_zensical, searches=True),
    note="the same, and its search index",
)
