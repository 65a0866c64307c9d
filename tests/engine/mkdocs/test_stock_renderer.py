"""MkDocs in this process; that its pages are MkDocs' own is held by `pages/test_renderer.py`."""

from pathlib import Path

import pytest

from tori.documents import PageDocument, one_element
from tori.engine.errors import EngineError
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.mkdocs.stock_renderer import StockRenderer
from tori.templating.html import Html

PATH = "teot/a/index.md"
MENU = PageDocument("Sivu", "Kuvaus", "index", one_element("<p>Teksti.</p>"))
BROKEN = PageDocument("Teko", "Kuvaus", "deed", Html("[rikki](ei-ole.md)"))


def renderer_of(project: Path, *, strict: bool = True) -> StockRenderer:
    """Return what renders a project's pages: those of the menu, and one more."""
    mkdocs = StockMkDocs(project, project / "site", strict=strict)
    menu = dict.fromkeys(sorted(mkdocs.menu(None)), MENU)
    return mkdocs.renderer(project / "site", menu, {*menu, PATH})


@pytest.mark.parametrize("enabled", ["true", "false"])
def test_search_may_be_switched_off(tiny_project: Path, enabled: str) -> None:
    """The plugin stays in mkdocs.yml, and there are no entries and no index."""
    file = tiny_project / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert "search: {lang: fi}" in text
    file.write_text(text.replace("{lang: fi}", f"{{lang: fi, enabled: {enabled}}}"), "utf-8")
    renderer = renderer_of(tiny_project)
    entries = renderer.page(PATH, MENU).search_entries
    renderer.write_search(entries)
    is_on = enabled == "true"
    index = "search/search_index.json"
    assert renderer.has_search == is_on
    assert bool(entries) == is_on
    assert (index in renderer.written()) == is_on
    assert (tiny_project / "site" / index).is_file() == is_on


def test_warnings_are_failures_unless_they_may_be(tiny_project: Path) -> None:
    """A preview lives with a link that leads nowhere."""
    with pytest.raises(EngineError, match=r"ei-ole\.md"):
        renderer_of(tiny_project).page(PATH, BROKEN)
    assert b"rikki" in renderer_of(tiny_project, strict=False).page(PATH, BROKEN).html
