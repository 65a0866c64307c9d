"""The preview's engine: updates have the bytes of a full build."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import files_of
from tests.tree_pages import page_at
from tori.engine.mkdocs.live import LiveSite
from tori.files import NotPlainError
from tori.render.body import SectionHeading
from tori.render.tree import BytesDocument, Tree

ADDED = SectionHeading("Lisäys")
PAGE = "teot/varauskalenteri/index.md"


def built(project: Path, folder: Path, tree: Tree) -> LiveSite:
    """Return a live site of a Tree, built in full."""
    site = LiveSite(project, folder)
    scratch = folder.with_name(f"{folder.name}-scratch")
    scratch.mkdir()
    site.build(tree, scratch, lambda _written, _total: None)
    return site


def changed(tree: Tree) -> Tree:
    """Return the Tree with a page changed, a page gone and a document added."""
    page = page_at(tree, PAGE)
    without = {path: document for path, document in tree.items() if "sisainen" not in path}
    return {
        **without,
        PAGE: replace(
            page, title="Uusi & otsikko", blocks=(*page.blocks, SectionHeading("Lisäys"))
        ),
        "uusi.txt": BytesDocument(b"uusi"),
    }


def test_update_has_the_bytes_of_a_full_build(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """Only the search index, which waits for an idle moment, may differ."""
    after = changed(tree)
    site = built(tiny_project, tmp_path / "live", tree)
    site.update(after)
    built(tiny_project, tmp_path / "full", after)
    live, full = files_of(tmp_path / "live"), files_of(tmp_path / "full")
    assert set(live) == set(full)
    assert {path for path in live if live[path] != full[path]} <= {"search/search_index.json"}


def test_update_tells_what_changed(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """The paths of what was rendered and of what is gone are returned; the same Tree gives none."""
    site = built(tiny_project, tmp_path / "live", tree)
    assert site.update(tree) == frozenset()
    told = site.update(changed(tree))
    assert {PAGE, "uusi.txt", "teot/sisainen-viestinta/index.md"} <= told


def test_update_writes_and_deletes_through_no_link(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """A link that has come into the preview since it was built is told, and its target stays."""
    site = built(tiny_project, tmp_path / "live", tree)
    elsewhere = tmp_path / "muualla"
    (tmp_path / "live/teot").rename(elsewhere)
    (tmp_path / "live/teot").symlink_to(elsewhere)
    before = files_of(elsewhere)
    with pytest.raises(NotPlainError, match="linkki"):
        site.update(changed(tree))
    assert files_of(elsewhere) == before
