"""A Tree written by the engine has the bytes of a stock build."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import files_of
from tests.tree_pages import page_at
from tori.engine.errors import EngineError
from tori.engine.mkdocs.stock import build_with_mkdocs
from tori.engine.mkdocs.tree_building import build_tree
from tori.render.html import Html
from tori.render.tree import Tree


def with_plugin(project: Path) -> None:
    """Add a plugin that only MkDocs itself can serve."""
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("plugins:\n", "plugins:\n  - tags\n"), "utf-8")


BROKEN = Html("</div>\n\n[rikki](ei.md)\n\n<div>")


def with_broken_link(tree: Tree) -> Tree:
    """Return the Tree with a link that leads nowhere, of which MkDocs warns."""
    page = page_at(tree, "tietoa/index.md")
    return {**tree, "tietoa/index.md": replace(page, blocks=(*page.blocks, BROKEN))}


@pytest.mark.parametrize("is_foreign", [False, True])
def test_files_are_those_of_a_stock_build(
    tree: Tree,
    tiny_project: Path,
    tmp_path: Path,
    is_foreign: bool,  # noqa: FBT001 — pytest passes parameters so
) -> None:
    """The search index too; what only MkDocs can do is left to it."""
    if is_foreign:
        with_plugin(tiny_project)
    heard: list[tuple[int, int]] = []
    for name, build in (("stock", build_with_mkdocs), ("ours", build_tree)):
        (tmp_path / name).mkdir()
        build(tree, tiny_project, tmp_path / name, lambda *told: heard.append(told))
    assert files_of(tmp_path / "ours") == files_of(tmp_path / "stock")
    half = len(heard) // 2
    assert heard[:half] == heard[half:]


def test_warnings_are_no_failures(tree: Tree, tiny_project: Path, tmp_path: Path) -> None:
    """A preview lives with a link that leads nowhere, and with a page that the menu misses."""
    broken = {**with_broken_link(tree)}
    del broken["sankarit/index.md"]
    site = tmp_path / "site"
    site.mkdir()
    build_tree(broken, tiny_project, site, lambda *_: None)
    assert b"rikki" in (site / "tietoa/index.html").read_bytes()
    assert not (site / "sankarit/index.html").exists()


def test_failures_are_errors(tree: Tree, tiny_project: Path, tmp_path: Path) -> None:
    """A template that cannot be read is no site."""
    (tiny_project / "overrides/main.html").write_text("{% block %}", "utf-8")
    with pytest.raises(EngineError, match="TemplateSyntaxError"):
        build_tree(tree, tiny_project, tmp_path / "site", lambda *_: None)
