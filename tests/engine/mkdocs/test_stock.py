"""MkDocs as the engine: it builds the Tree, and each of its complaints is an error."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tree_pages import page_at, paths_of_pages
from tori.documents import Tree
from tori.engine.errors import EngineError, MissingPageError
from tori.engine.mkdocs.stock import build_with_mkdocs
from tori.templating.html import Html


def with_text(tree: Tree, path: str, text: str) -> Tree:
    """Return the Tree with Markdown below one of its pages' bodies."""
    page = page_at(tree, path)
    return {**tree, path: replace(page, body=Html(f"{page.body}\n\n{text}\n"))}


def ignore(_written: int, _total: int) -> None:
    """Take no interest in progress."""


def test_every_document_is_written(tree: Tree, tiny_project: Path, tmp_path: Path) -> None:
    """Each page and each file of the Tree has its file on the site."""
    build_with_mkdocs(tree, tiny_project, tmp_path / "site", ignore)
    missing = [
        path
        for path in tree
        if not (tmp_path / "site" / path.replace("index.md", "index.html")).is_file()
    ]
    assert missing == []


def test_progress_counts_to_the_number_of_pages(
    tree: Tree, tiny_project: Path, tmp_path: Path
) -> None:
    """The listener hears of each page once, in order, with the true total."""
    heard: list[tuple[int, int]] = []
    build_with_mkdocs(tree, tiny_project, tmp_path / "site", lambda *told: heard.append(told))
    pages = len(paths_of_pages(tree))
    assert heard == [(number, pages) for number in range(1, pages + 1)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[rikki](puuttuu.md)", "puuttuu.md"),
        ("[rikki](#ei-ole)", "ei-ole"),
        ("[rikki](/teot/)", "/teot/"),
    ],
)
def test_warning_of_mkdocs_is_an_error(
    tree: Tree, tiny_project: Path, tmp_path: Path, text: str, named: str
) -> None:
    """What MkDocs would only log, a broken link or anchor, stops the build and is named."""
    broken = with_text(tree, "tietoa/index.md", text)
    with pytest.raises(EngineError, match=named):
        build_with_mkdocs(broken, tiny_project, tmp_path / "site", ignore)


def test_configuration_that_mkdocs_refuses_is_an_error(
    tree: Tree, tiny_project: Path, tmp_path: Path
) -> None:
    """A fault in mkdocs.yml ends in our error, not in an exit of the process."""
    file = tiny_project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("name: material", "name: puuttuva"), "utf-8")
    with pytest.raises(EngineError, match="puuttuva"):
        build_with_mkdocs(tree, tiny_project, tmp_path / "site", ignore)


def test_failed_build_leaves_no_trace_in_logging(
    tree: Tree, tiny_project: Path, tmp_path: Path
) -> None:
    """A later build in the same process, as in a preview, hears only its own complaints."""
    handlers = list(logging.getLogger("mkdocs").handlers)
    with pytest.raises(EngineError):
        build_with_mkdocs(
            with_text(tree, "index.md", "[rikki](puuttuu.md)"), tiny_project, tmp_path / "a", ignore
        )
    build_with_mkdocs(tree, tiny_project, tmp_path / "b", ignore)
    assert logging.getLogger("mkdocs").handlers == handlers


def test_page_that_the_menu_names_and_nobody_has_is_told(
    tree: Tree, tiny_project: Path, tmp_path: Path
) -> None:
    """An editor who deletes a page of the menu learns which file to bring back."""
    without = {path: document for path, document in tree.items() if path != "tietoa/index.md"}
    with pytest.raises(MissingPageError, match=r"content/pages/tietoa\.md"):
        build_with_mkdocs(without, tiny_project, tmp_path / "site", ignore)
