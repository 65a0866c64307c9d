"""The report's Markdown."""

import re
from dataclasses import replace

from bench.figures import COLD, WARM
from bench.report import Circumstances, comparison_plot, markdown_table, report
from bench.session import Comparison
from bench.tools import TOOLS, named
from tests.bench.results import result
from tests.projects import ROOT

CIRCUMSTANCES = Circumstances(
    date="2026-11-24",
    command="python -m bench.run --deeds 750",
    machine="2 cores",
    commit="abc1234",
    versions={"hugo": "0.168.0"},
)
OURS = tuple(result("tori", 0.5, 0.7, scenario=scenario) for scenario in (COLD, *WARM))
SEARCHING = result("zensical-search", 9.0, searches=True)
COMPARISONS = [
    Comparison(750, (replace(OURS[0], differing=0), *OURS[1:], result("hugo", 1.0), SEARCHING)),
    Comparison(3000, (replace(result("hugo", 4.0, deeds=3000), failure="<killed> | oom"),)),
]
TOLD = named(["tori", "hugo", "zensical-search"])
TEXT = report(COMPARISONS, TOLD, CIRCUMSTANCES)


def test_the_report_tells_its_circumstances() -> None:
    """Date, commit, machine and command of the measurement are in it, as they were given."""
    for told in ("2026-11-24", "abc1234", "2 cores", "`python -m bench.run --deeds 750`"):
        assert told in TEXT


def test_every_table_is_whole() -> None:
    """Each row has as many cells as its heading, whatever a failure said."""
    for block in TEXT.split("\n\n"):
        if block.startswith("|"):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(widths) == 1, block


def test_a_failure_is_told_and_is_no_html() -> None:
    """What a failed program said stands in the table as text."""
    assert "none: &lt;killed> \\| oom" in TEXT


def test_differing_files_are_told() -> None:
    """How many files differ from stock's is said where both were built, and only there."""
    assert TEXT.count("Tekojen tori: files that differ from stock MkDocs': 0.") == 1
    assert TEXT.count("Zensical, search on: files that differ") == 0


def test_the_same_figures_give_the_same_report() -> None:
    """Nothing but what is given to it is in the report."""
    assert report(COMPARISONS, TOLD, CIRCUMSTANCES) == TEXT


def test_search_has_rows_of_its_own_where_there_are_any() -> None:
    """Who makes a search index stands below, with a word on those who make none."""
    first, second = TEXT.split("## 3,000 deeds")
    off, on = first.split("### Search on")
    assert "| Zensical, search on | cold" in on
    assert "| Zensical, search on | cold" not in off
    assert "no search index of their own" in on
    assert "### Search on" not in second


def test_who_was_left_out_is_named() -> None:
    """What was not run on so many deeds is told, so that nobody takes it for forgotten."""
    assert "Not run on so many: Tekojen tori; Zensical, search on." in TEXT
    assert TEXT.count("Not run on so many") == 1


def test_the_reasons_are_linked_and_stay() -> None:
    """What is written by hand is in a file that the writer of the report does not touch."""
    assert "(comparison-notes.md)" in TEXT
    assert (ROOT / "docs/comparison-notes.md").is_file()


def test_the_plot_has_our_warm_builds() -> None:
    """The plot shows the cold builds of all and the warm ones of ours."""
    drawn = comparison_plot(COMPARISONS, TOLD)
    assert "Zensical" not in drawn  # search is off in all
    for name in ("Hugo<", "Tekojen tori<", "Tekojen tori, one text edited<"):
        assert name in drawn


def test_every_generator_says_what_it_does() -> None:
    """No generator stands in the report without a note of what it does of what ours does."""
    assert all(tool.note and tool.note in report([], TOOLS, CIRCUMSTANCES) for tool in TOOLS)


def test_lines_of_a_cell_become_one() -> None:
    """A line break in a cell does not end the table."""
    assert markdown_table(("a", "b"), [("x\ny", "z")]).endswith("| x y | z |")
