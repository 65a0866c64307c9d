"""MkDocs in another process does what it does in this one."""

from pathlib import Path

import pytest

from tests.projects import ROOT, files_of
from tori.engine.errors import EngineError
from tori.engine.mkdocs import distant
from tori.engine.mkdocs.distant import DistantMkDocs, mkdocs_of
from tori.engine.mkdocs.stock_renderer import StockMkDocs
from tori.engine.pages.rendering import MkDocs
from tori.engine.pages.shell import Entry, FilledPage, Shells
from tori.render.tree import MarkdownDocument

MENU = MarkdownDocument("Sivu", "Kuvaus", "index", ("Teksti.",))
PATH = "teot/a/index.md"
PAGE = MarkdownDocument("Teko", "Kuvaus", "deed", ("## Yksi", "Teksti."))


def rendered(mkdocs: MkDocs, folder: Path) -> tuple[object, ...]:
    """Return all that MkDocs does for a site of one page beside the menu's."""
    menu = dict.fromkeys(sorted(mkdocs.menu()), MENU)
    renderer = mkdocs.renderer(folder, menu, {*menu, PATH})
    page = FilledPage("teot/a/", PAGE, (Entry("#yksi", "Yksi"),), b"<p>-</p>")
    facts = renderer.facts
    filled = Shells(facts.site_url, {}, renderer.shell).fill(page)
    whole = renderer.page(PATH, PAGE)
    renderer.write_theme()
    renderer.write_search(whole.search_entries)
    return facts, filled, whole, sorted(renderer.written()), files_of(folder)


def test_all_is_as_from_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, shells, the theme's files and the search index."""
    monkeypatch.setattr(distant, "processes_in_reach", lambda: 2)
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here = rendered(StockMkDocs(ROOT, tmp_path / "site"), tmp_path / "here")
    with mkdocs_of(ROOT, tmp_path / "site") as mkdocs:
        assert isinstance(mkdocs, DistantMkDocs)
        assert mkdocs.foreign() == ""
        assert rendered(mkdocs, tmp_path / "there") == here


def test_where_no_process_can_be_forked_it_is_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine with one core."""
    monkeypatch.setattr(distant, "processes_in_reach", lambda: 0)
    with mkdocs_of(ROOT, tmp_path / "site") as mkdocs:
        assert isinstance(mkdocs, StockMkDocs)


@pytest.mark.parametrize("processes", [0, 2])
def test_a_fault_of_the_configuration_is_told_when_its_turn_comes(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """What is wrong with the content is told before it."""
    monkeypatch.setattr(distant, "processes_in_reach", lambda: processes)
    file = tiny_project / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("name: material", "name: olematon"), "utf-8")
    with mkdocs_of(tiny_project, tiny_project / "site") as mkdocs:
        assert mkdocs.foreign() == ""
        with pytest.raises(EngineError, match="olematon"):
            mkdocs.menu()


def test_what_is_foreign_is_known(tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs is not made ready then, as it would run the foreign plugin."""
    monkeypatch.setattr(distant, "processes_in_reach", lambda: 2)
    file = tiny_project / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("plugins:\n", "plugins:\n  - tags\n"), "utf-8")
    with mkdocs_of(tiny_project, tiny_project / "site") as mkdocs:
        assert mkdocs.foreign() == "tags"
