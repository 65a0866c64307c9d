"""Stock MkDocs with Material, and Zensical, on our exported tree: documents and no hook.

The tree is made beforehand and is not timed; lists, cards and feeds are in it ready.
"""

import shutil
import sys
from functools import partial
from pathlib import Path

from bench.corpus import ROOT, Corpus
from bench.rivals.configuration import without_hook, without_search
from bench.rivals.tool import Job, Tool
from tori.render.site_tree import site_tree
from tori.render.tree import BytesDocument, CopiedFile, Document, MarkdownDocument, markdown_source


def export(folder: Path, corpus: Corpus, *, searches: bool) -> Path:
    """Write the tree of the content with a plain mkdocs.yml; return where the site will be."""
    documents = folder / "docs"
    for path, document in site_tree(corpus.site, ()).items():  # no newsletters
        target = documents / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_bytes_of(document))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    configuration = without_hook((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    if not searches:
        configuration = without_search(configuration)
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    return folder / "site"


def _bytes_of(document: Document) -> bytes:
    match document:
        case MarkdownDocument():
            return markdown_source(document).encode()
        case BytesDocument():
            return document.data
        case CopiedFile():
            return document.source.read_bytes()


def prepare_mkdocs(folder: Path, corpus: Corpus, _program: Path, *, searches: bool) -> Job:
    """Write the exported tree for `mkdocs build`."""
    output = export(folder, corpus, searches=searches)
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return Job(command, output, environment={"NO_MKDOCS_2_WARNING": "1"})


def prepare_zensical(folder: Path, corpus: Corpus, program: Path) -> Job:
    """Write the exported tree for `zensical build`, which always makes its search index."""
    output = export(folder, corpus, searches=True)
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
    searches=True,
    prepare=prepare_zensical,
    note=f"{_NOTE}; its search index cannot be turned off",
)
