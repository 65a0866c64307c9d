"""The SVG plot."""

import math

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from bench.plot import Series, plot

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (750.0, 7_500.0, 75_000.0)


def circles(drawn: str) -> list[tuple[float, float]]:
    """Return the middles of the circles: the first line's points, then its mark in the legend."""
    marks = fromstring(drawn).iter(f"{SVG}circle")
    return [(float(mark.get("cx", "")), float(mark.get("cy", ""))) for mark in marks]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"])))
def test_text_is_escaped(name: str) -> None:
    """Whatever a generator is called, the plot is well-formed and says it."""
    drawn = plot(name, "deeds", "seconds", [Series(name, ((1, 1),))])
    words = [element.text or "" for element in fromstring(drawn).iter(f"{SVG}text")]
    assert words.count(name) == 2


def test_both_axes_are_logarithmic() -> None:
    """Ten times more is the same way on each axis, wherever it begins."""
    drawn = plot("", "", "", [Series("x", tuple((n, n / 100) for n in SIZES))])
    first, second, third, _ = circles(drawn)
    assert second[0] - first[0] == pytest.approx(third[0] - second[0], abs=0.2)
    assert first[1] - second[1] == pytest.approx(second[1] - third[1], abs=0.2)


@given(st.lists(st.floats(1e-3, 1e4), min_size=1, max_size=6))
def test_points_stay_inside_the_axes(values: list[float]) -> None:
    """No value falls out of the plot, a single one or exact powers of ten included."""
    drawn = plot("", "", "", [Series("x", tuple((10.0**n, y) for n, y in enumerate(values)))])
    for x, y in circles(drawn)[:-1]:
        assert 70 <= x <= 620
        assert 70 <= y <= 460


def test_a_line_without_points_is_left_out() -> None:
    """What was not measured has neither line nor legend, and nothing at all is a plot too."""
    assert "nobody" not in plot("", "", "", [Series("nobody", ())])
    assert "nobody" not in plot("", "", "", [Series("a", ((1, 1),)), Series("nobody", ())])


def test_lines_differ_without_colour() -> None:
    """Nine lines are told apart by dash and mark alone."""
    lines = [Series(f"line {number}", ((1, 1), (10, math.e))) for number in range(9)]
    drawn = fromstring(plot("", "", "", lines))
    looks = set()
    paths = [e for e in drawn.iter(f"{SVG}path") if "line" in str(e.get("class")).split()]
    for number, path in enumerate(paths[::2]):
        looks.add((path.get("stroke-dasharray"), number % 3))
    assert len(looks) == len(lines)


def test_the_plot_has_colours_for_the_dark() -> None:
    """A dark page shows the plot on a dark ground."""
    assert "prefers-color-scheme: dark" in plot("", "", "", [])
