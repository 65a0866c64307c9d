"""The bars and their verdicts."""

from dataclasses import replace

import pytest

from bench.bars import BARS, verdicts
from bench.figures import Result
from tests.bench.results import result


def word_of(claim: str, *results: Result) -> str:
    """Return the verdict on the bar whose claim begins so."""
    (word,) = (one.word for one in verdicts(results) if one.bar.claim.startswith(claim))
    return word


@pytest.mark.parametrize(("wall", "word"), [(0.9, "yes"), (0.91, "no, 1.01 times that")])
def test_a_bar_holds_up_to_its_bound(wall: float, word: str) -> None:
    """0.9 of Hugo's time is met at 0.9 and not above."""
    ours = result("tori", wall, deeds=10_000)
    assert word_of("cold, 10,000 deeds, of Hugo", ours, result("hugo", 1.0, deeds=10_000)) == word


def test_a_bar_without_figures_is_not_measured() -> None:
    """A bar of a size that was not run is neither met nor missed."""
    assert {one.word for one in verdicts([result("tori", 1)])} == {"not measured"}


def test_a_warm_build_is_compared_with_a_full_one() -> None:
    """The ratio of a warm build is to Hugo's cold one."""
    warm = result("tori", 0.02, deeds=10_000, scenario="nothing changed")
    assert word_of("nothing changed, 10,000", warm, result("hugo", 1.0, deeds=10_000)) == "yes"


def test_an_edit_of_a_common_site_is_measured_in_seconds() -> None:
    """Editors of 1,000 deeds wait half a second at most, whatever Hugo does."""
    edited = result("tori", 0.5, deeds=1_000, scenario="first edit")
    assert word_of("first edit, 1,000", edited) == "yes"


def test_by_how_much_a_bar_is_missed_is_told() -> None:
    """A reader sees at once whether it is nearly met or not at all."""
    ours = result("tori", 1.08, deeds=10_000)
    word = word_of("cold, 10,000 deeds, of Hugo", ours, result("hugo", 1.0, deeds=10_000))
    assert word == "no, 1.2 times that"


@pytest.mark.parametrize(("counts", "word"), [((0, 0), "yes"), ((0, 3), "no")])
def test_one_differing_file_of_any_site_is_too_many(counts: tuple[int, ...], word: str) -> None:
    """The bar of the bytes is over all sizes, search on or off."""
    results = [replace(result("tori", 1), differing=count) for count in counts]
    assert word_of("files that differ", *results) == word


def test_memory_is_compared_in_megabytes() -> None:
    """100 MB is below the bar of 350 MB."""
    assert word_of("memory, 10,000", result("tori", 1, deeds=10_000)) == "yes"


def test_every_bar_has_a_claim_of_its_own() -> None:
    """No two bars are told alike."""
    assert len({bar.claim for bar in BARS}) == len(BARS)
