"""Our own program in a comparison, and stock MkDocs on its exported tree, run for real."""

import pytest

from bench.figures import COLD, WARM
from bench.reference import make_shell
from bench.rivals.shell import Shell, mark_of
from bench.session import OTHERS, Comparison, Plan, compare
from bench.tools import named

TOOLS = ("tori", "mkdocs", "tori-search", "mkdocs-search")

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The shell that a comparison makes first."""
    return make_shell(tmp_path_factory.mktemp("reference") / "site")


@pytest.fixture(scope="module")
def comparison(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """One round of ours and of stock MkDocs."""
    disk = tmp_path_factory.mktemp("comparison")
    return compare(Plan(named(TOOLS), 1, {OTHERS: 10}, 10, shell, disk), 4, lambda _: None)


def test_the_shell_is_of_the_generated_site(shell: Shell) -> None:
    """Both pages are found in the small site, and their assets too."""
    assert mark_of("TOC") in shell.deed
    assert mark_of("FEED") in shell.listing
    assert any(shell.assets.rglob("*.css"))


def test_the_pages_of_the_shell_have_no_search(shell: Shell) -> None:
    """The search, which nobody has in the bars, weighs in nobody's pages."""
    assert "md-search__form" not in shell.deed


@pytest.mark.parametrize("name", ["tori", "tori-search"])
def test_ours_is_measured_cold_and_warm(comparison: Comparison, name: str) -> None:
    """Every edit is seen in the site, else the tool would have failed."""
    ours = [result for result in comparison.results if result.tool == name]
    assert {result.failure for result in ours} == {""}
    assert [result.scenario for result in ours] == [COLD, *WARM]
    assert all(len(result.runs) == 1 for result in ours)


def test_stock_mkdocs_makes_the_same_site_of_the_exported_tree(comparison: Comparison) -> None:
    """No file differs, search off or on, so that the ratio is one of equal work."""
    differing = {result.tool: result.differing for result in comparison.results if result.files}
    assert differing == {"tori": 0, "mkdocs": None, "tori-search": 0, "mkdocs-search": None}
    sizes = {(result.files, result.size) for result in comparison.results if result.files}
    assert len(sizes) == 2
