"""Which deeds are near each other."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import deed, site
from tori.content.records import Deed
from tori.site.kinship import KINDRED, Kinship

THEMES = ("a", "b", "c", "d")
AREAS = ("koko kunta", "opetus ja kasvatus")
deeds = st.lists(
    st.tuples(st.lists(st.sampled_from(THEMES), min_size=1, max_size=3), st.sampled_from(AREAS)),
    max_size=12,
)


def nearest(all_deeds: list[Deed], this: Deed) -> list[str]:
    """Return the ids by comparing with every deed: slow, and plainly right."""

    def nearness(other: Deed) -> tuple[int, bool]:
        return len(set(other.themes) & set(this.themes)), other.service_area == this.service_area

    others = [other for other in all_deeds if other.id != this.id and nearness(other)[0]]
    return [other.id for other in sorted(others, key=nearness, reverse=True)[:KINDRED]]


@given(deeds)
def test_the_nearest_are_those_that_a_comparison_with_all_finds(
    drawn: list[tuple[list[str], str]],
) -> None:
    """Shared themes count first, then the service area, then the total order."""
    made = [
        deed(f"teko-{n}", themes=themes, service_area=area)
        for n, (themes, area) in enumerate(drawn)
    ]
    kinship = Kinship(made)
    for this in made:
        assert [kin.id for kin in kinship.of(this)] == nearest(made, this)


def test_kindred_deeds_share_most_themes_then_the_area() -> None:
    """More themes in common come first, then the service area, then the total order."""
    themes = ["johtaminen", "viestintä"]
    this = deed("teko", themes=themes)
    made = site(
        this,
        deed("d", themes=["viestintä"]),
        deed("c", themes=["johtaminen"]),
        deed("b", themes=["johtaminen"], service_area="opetus ja kasvatus"),
        deed("a", themes=themes, service_area="opetus ja kasvatus"),
        deed("x", themes=["työhyvinvointi"]),
    )
    assert [kin.id for kin in made.kin_of(this)] == ["a", "c", "d"]


def test_a_deed_without_kin_has_none() -> None:
    """A deed that shares no theme is not of kin, even in the same service area."""
    made = site(deed("a"), deed("b", themes=["viestintä"]))
    assert made.kin_of(deed("a")) == ()
