"""Our mkdocs.yml as a comparison changes it."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from bench.rivals.configuration import (
    UnknownConfigurationError,
    without_search,
    without_zensical_search,
)
from tests.projects import ROOT

REAL = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def load(text: str, folder: Path) -> MkDocsConfig:
    """Return the configuration as MkDocs reads it in a folder that has what it names."""
    (folder / "content").mkdir()
    (folder / "build.py").touch()
    (folder / "overrides").mkdir()
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def test_search_is_off(tmp_path: Path) -> None:
    """MkDocs has no plugin then, where the real configuration has Material's search."""
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    assert "material/search" in config.plugins
    configuration = without_search(REAL)
    assert set(load(configuration, tmp_path).plugins) == {"build.py"}  # the hook


def test_zensical_is_told_to_make_no_index() -> None:
    """Zensical searches unless its plugin is there and off; nothing else of the file changes."""
    changed = without_zensical_search(REAL)
    stated = changed.splitlines()
    assert stated[stated.index("plugins:") + 1] == "  - search: {enabled: false}"
    assert without_search(changed) == without_search(REAL)


@pytest.mark.parametrize("change", [without_search, without_zensical_search])
def test_an_unknown_configuration_is_refused(change: object) -> None:
    """Where there is nothing to change, the comparison would measure something else."""
    assert callable(change)
    with pytest.raises(UnknownConfigurationError):
        change("site_name: Tori\n")
