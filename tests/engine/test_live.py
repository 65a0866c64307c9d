"""The preview's engine: what follows a Tree has the bytes of a stock build."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import files_of
from tests.tree_pages import page_at
from tori.documents import BytesDocument, Tree, one_element
from tori.engine.errors import EngineError
from tori.engine.live import LiveSite
from tori.engine.mkdocs.stock import build_with_mkdocs
from tori.engine.output import file_of
from tori.files import NotPlainError
from tori.pages.page import ContentsEntry
from tori.templating.html import Html
from tori.templating.templates import TemplateFaultError

PAGE = "teot/varauskalenteri/index.md"
FRONT = "index.md"
BROKEN = Html("\n\n[rikki](ei.md)\n")


def built(project: Path, folder: Path, tree: Tree) -> LiveSite:
    """Return a live site that has followed a Tree."""
    site = LiveSite(project, folder, lambda _line: None)
    site.follow(tree)
    return site


def by_mkdocs(project: Path, folder: Path, tree: Tree) -> dict[str, bytes]:
    """Return the files that stock MkDocs makes of a Tree."""
    folder.mkdir()
    build_with_mkdocs(tree, project, folder, lambda _written, _total: None)
    return dict(files_of(folder))


def changed(tree: Tree) -> Tree:
    """Return the Tree with a page changed, a page gone and a document added."""
    page = page_at(tree, PAGE)
    without = {path: document for path, document in tree.items() if "sisainen" not in path}
    return {
        **without,
        PAGE: replace(
            page,
            title="Uusi & otsikko",
            body=one_element('<h2 id="lisays">Lisäys</h2>'),
            contents=(ContentsEntry("lisays", "Lisäys"),),
        ),
        "uusi.txt": BytesDocument(b"uusi"),
    }


def with_other_menu(tree: Tree) -> Tree:
    """Return the Tree with another title of a page of the menu, which every page shows."""
    return {**tree, "tietoa/index.md": replace(page_at(tree, "tietoa/index.md"), title="Uutta")}


def with_other_front(tree: Tree) -> Tree:
    """Return the Tree with another front page, which MkDocs renders."""
    return {**tree, FRONT: replace(page_at(tree, FRONT), body=one_element("<p>Etusivu</p>"))}


def with_other_deed(tree: Tree) -> Tree:
    """Return the Tree with a file more below the deeds."""
    return {**tree, "teot/uusi.txt": BytesDocument(b"uusi")}


def times_of(folder: Path) -> dict[str, int]:
    """Return when each of a folder's files was written."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in files}


@pytest.mark.parametrize("change", [changed, with_other_menu, with_other_front])
def test_what_follows_has_the_bytes_of_a_stock_build(
    tiny_project: Path, tmp_path: Path, tree: Tree, change: Callable[[Tree], Tree]
) -> None:
    """At first and after a change, the search index too when it was refreshed."""
    settings = tiny_project / "mkdocs.yml"
    stated = settings.read_text("utf-8")
    settings.write_text(stated.replace("Tietoa: tietoa/index.md", "tietoa/index.md"), "utf-8")
    site = built(tiny_project, tmp_path / "live", tree)
    assert files_of(tmp_path / "live") == by_mkdocs(tiny_project, tmp_path / "first", tree)
    assert site.follow(change(tree)) > 0
    site.refresh_search()
    assert files_of(tmp_path / "live") == by_mkdocs(tiny_project, tmp_path / "next", change(tree))


def test_only_what_differs_is_written(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """The same Tree writes nothing; a changed one what differs, as its number tells."""
    site = built(tiny_project, tmp_path / "live", tree)
    times = times_of(tmp_path / "live")
    assert site.follow(tree) == 0
    assert times_of(tmp_path / "live") == times
    after = changed(tree)
    differing = {path for path in {*tree, *after} if tree.get(path) != after.get(path)}
    assert site.follow(after) == len(differing)
    now = times_of(tmp_path / "live")
    written = {name for name in {*times, *now} if times.get(name) != now.get(name)}
    assert written == {file_of(path) for path in differing}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("live")] == ["live"]


def test_changed_template_changes_its_pages(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """A page's template changes its pages, a component all; a style is copied."""
    site = built(tiny_project, tmp_path / "live", tree)
    template = tiny_project / "overrides/pages/subscribe.html"
    template.write_text(template.read_text("utf-8") + "<p>Uutta</p>\n", "utf-8")
    assert site.follow(tree) == 1
    style = tiny_project / "overrides/assets/stylesheets/tori.css"
    style.write_text("p {}\n", "utf-8")
    site.follow(tree)
    assert (tmp_path / "live/assets/stylesheets/tori.css").read_text("utf-8") == "p {}\n"
    site.refresh_search()
    assert files_of(tmp_path / "live") == by_mkdocs(tiny_project, tmp_path / "stock", tree)


def test_broken_template_is_told_until_it_is_mended(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """What could be made stays, and the mended template gives what a stock build gives."""
    site = built(tiny_project, tmp_path / "live", tree)
    template = tiny_project / "overrides/pages/subscribe.html"
    whole = template.read_text("utf-8")
    template.write_text(whole + "{{ data.puuttuva }}", "utf-8")
    for _ in range(2):
        with pytest.raises(TemplateFaultError, match=r"subscribe\.html.*puuttuva"):
            site.follow(tree)
    assert not list(tmp_path.glob("live.*"))
    template.write_text(whole + "<p>Ehjä</p>", "utf-8")
    site.follow(tree)
    site.refresh_search()
    assert files_of(tmp_path / "live") == by_mkdocs(tiny_project, tmp_path / "stock", tree)


def test_earlier_preview_leaves_nothing(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """Whatever stood in the folder goes when a preview begins."""
    built(tiny_project, tmp_path / "live", tree)
    built(tiny_project, tmp_path / "live", changed(tree))
    stock = by_mkdocs(tiny_project, tmp_path / "stock", changed(tree))
    assert files_of(tmp_path / "live") == stock


def test_what_only_mkdocs_can_do_is_left_to_it(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """With a plugin that any page may ask of, every change is a build by MkDocs."""
    file = tiny_project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("plugins:\n", "plugins:\n  - tags\n"), "utf-8")
    site = built(tiny_project, tmp_path / "live", tree)
    assert site.follow(changed(tree)) > 0
    stock = by_mkdocs(tiny_project, tmp_path / "stock", changed(tree))
    assert files_of(tmp_path / "live") == stock


def test_warnings_are_no_failures(tree: Tree, tiny_project: Path, tmp_path: Path) -> None:
    """A preview lives with a link that leads nowhere, and with a page that the menu misses."""
    page = page_at(tree, "tietoa/index.md")
    broken = {**tree, "tietoa/index.md": replace(page, body=page.body + BROKEN)}
    del broken["sankarit/index.md"]
    built(tiny_project, tmp_path / "live", broken)
    assert b"rikki" in (tmp_path / "live/tietoa/index.html").read_bytes()
    assert not (tmp_path / "live/sankarit/index.html").exists()


def test_failures_are_errors(tree: Tree, tiny_project: Path, tmp_path: Path) -> None:
    """A template that cannot be read is no site."""
    (tiny_project / "overrides/main.html").write_text("{% block %}", "utf-8")
    with pytest.raises(EngineError, match="TemplateSyntaxError"):
        built(tiny_project, tmp_path / "live", tree)


@pytest.mark.parametrize(
    "change", [changed, lambda tree: {**tree, "teot/uusi.txt": BytesDocument(b"")}]
)
def test_nothing_is_written_or_deleted_through_a_link(
    tiny_project: Path, tmp_path: Path, tree: Tree, change: Callable[[Tree], Tree]
) -> None:
    """A link that has come into the preview since it was built is told, and its target stays."""
    site = built(tiny_project, tmp_path / "live", tree)
    elsewhere = tmp_path / "muualla"
    (tmp_path / "live/teot").rename(elsewhere)
    (tmp_path / "live/teot").symlink_to(elsewhere)
    before = files_of(elsewhere)
    with pytest.raises(NotPlainError, match="linkki"):
        site.follow(change(tree))
    assert files_of(elsewhere) == before
