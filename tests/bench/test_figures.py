"""Medians and ratios of a comparison, and its table's words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import HEADINGS, Result, figures, found, ratio, table
from tests.bench.results import result

TITLES = {"tori": "Ours", "hugo": "Hugo", "mkdocs": "Stock", "mkdocs-search": "Stock, search"}


def test_a_ratio_is_of_the_medians_of_walls() -> None:
    """One slow run of three turns no ratio."""
    assert ratio(result("tori", 1, 99, 1), result("hugo", 2, 2, 50)) == pytest.approx(0.5)


def test_a_ratio_to_what_was_not_measured_is_none() -> None:
    """There is no ratio to a generator that failed or did not take part."""
    failed = Result("hugo", searches=False, deeds=750, scenario="cold", failure="missing")
    assert ratio(result("tori", 1), None) is None
    assert ratio(result("tori", 1), found([failed], "hugo", 750)) is None


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=7), st.floats(0.01, 100))
def test_ratios_do_not_depend_on_the_unit(walls: list[float], factor: float) -> None:
    """Runs that are all so many times longer have the same ratio."""
    other = result("hugo", *walls, 1.0)
    longer = result("hugo", *(wall * factor for wall in (*walls, 1.0)))
    ours = result("tori", *walls)
    of_longer = ratio(result("tori", *(wall * factor for wall in walls)), longer)
    assert of_longer == pytest.approx(ratio(ours, other))


def test_the_result_of_another_size_is_not_taken() -> None:
    """Ours at 3,000 deeds is not compared with Hugo's at 750."""
    assert found([result("hugo", 1, deeds=750)], "hugo", 3000) is None


def test_a_row_has_the_median_the_extremes_and_the_ratios() -> None:
    """All that the headings name stands in the row."""
    results = [result("tori", 1, 3, 2), result("hugo", 4), result("mkdocs", 20)]
    row = table(results, TITLES, searches=False)[0]
    assert len(row) == len(HEADINGS)
    assert row == (
        *("Ours", "cold, all", "2 (1–3)", "3", "0.5", "0.1", "4"),
        *("100", "1,000", "20", "0.5–0.5"),
    )


def test_with_search_the_stock_is_the_one_with_search() -> None:
    """A build that makes a search index is compared with stock MkDocs that makes one."""
    results = [
        result("tori", 1, searches=True),
        result("mkdocs", 2),
        result("mkdocs-search", 10, searches=True),
    ]
    assert table(results, TITLES, searches=True)[0][5] == "0.1"


def test_search_on_and_off_have_a_table_each() -> None:
    """No row is in both tables, and none is lost."""
    results = [result("tori", 1), result("mkdocs-search", 2, searches=True)]
    assert [row[0] for row in table(results, TITLES, searches=False)] == ["Ours"]
    assert [row[0] for row in table(results, TITLES, searches=True)] == ["Stock, search"]


def test_a_failure_is_told_in_the_table() -> None:
    """A generator that failed has its row, and the row says why, even after some good runs."""
    failed = replace(result("hugo", 1), failure="no such program")
    row = table([failed], TITLES, searches=False)[0]
    assert row[0] == "Hugo"
    assert "no such program" in row[2]
    assert set(row[3:]) == {"–"}


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.00321, "0.00321"), (0.5, "0.5"), (12.345, "12.3"), (999.4, "999"), (1234.5, "1,234")],
)
def test_figures_have_three_digits_or_all_before_the_point(value: float, words: str) -> None:
    """No digit is told that the measurement does not carry, and none is lost before the point."""
    assert figures(value) == words
