"""Our own program in a comparison, and stock MkDocs on its exported tree, run for real."""

import pytest

from bench.figures import COLD, WARM
from bench.reference import make_shell
from bench.rivals.shell import Shell, mark_of
from bench.session import Comparison, Plan, compare
from bench.tools import named

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The shell that a comparison makes first."""
    return make_shell(tmp_path_factory.mktemp("reference") / "site")


@pytest.fixture(scope="module")
def comparison(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """One round of ours and of stock MkDocs."""
    disk = tmp_path_factory.mktemp("comparison")
    return compare(Plan(named(["tori", "mkdocs"]), 1, 10, shell, disk), 4, lambda _: None)


def test_the_shell_is_of_the_generated_site(shell: Shell) -> None:
    """Both pages are found in the small site, and their assets too."""
    assert mark_of("TOC") in shell.deed
    assert mark_of("FEED") in shell.listing
    assert any(shell.assets.rglob("*.css"))


def test_the_pages_of_the_shell_have_no_search(shell: Shell) -> None:
    """The search, which nobody has in the bars, weighs in nobody's pages."""
    assert "md-search__form" not in shell.deed


def test_ours_is_measured_cold_and_warm(comparison: Comparison) -> None:
    """Both edits are seen in the site, else the tool would have failed."""
    ours = [result for result in comparison.results if result.tool == "tori"]
    assert [result.failure for result in ours] == ["", "", "", ""]
    assert [result.scenario for result in ours] == [COLD, *WARM]
    assert all(len(result.runs) == 1 for result in ours)


def test_stock_mkdocs_makes_the_same_site_of_the_exported_tree(comparison: Comparison) -> None:
    """No file differs, so that the ratio is one of equal work."""
    assert comparison.differing == {"tori": 0}
    sizes = {(result.files, result.size) for result in comparison.results if result.files}
    assert len(sizes) == 1
