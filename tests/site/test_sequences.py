"""Orders beside the total one."""

from tests.factories import episode, info_page, series, site, webinar
from tori.content.records import Episode
from tori.site.sequences import neighbours, parts_of, section_page, section_pages


def _episode(name: str, season: int | None, number: int) -> Episode:
    guid = f"00000000-0000-4000-8000-{season or 0:06}{number:06}"
    return episode(name, season=season, number=number, guid=guid)


def test_parts_come_in_the_order_of_their_numbers() -> None:
    """A series is followed from its first part, and has no other series' parts."""
    made = site(
        series("s"),
        webinar("c", series="s", part=10),
        webinar("b", series="s", part=2),
        webinar("a", series="s", part=None),
        webinar("x", series="t", part=1),
        webinar("y", series=None, part=None, topic="Palvelumuotoilu"),
    )
    assert [part.id for part in parts_of(made, series("s"))] == ["a", "b", "c"]


def test_neighbours_follow_season_and_number() -> None:
    """An episode's neighbours are by season and number, not by date or name."""
    episodes = (_episode("c", 1, 2), _episode("a", 2, 1), _episode("b", 1, 1))
    made = site(*episodes)
    before, after = neighbours(made, episodes[0])
    assert (before, after) == (episodes[2], episodes[1])


def test_the_first_and_last_have_one_neighbour() -> None:
    """Nothing comes before the first episode or after the last."""
    first, last = _episode("a", None, 1), _episode("b", 1, 1)
    made = site(first, last)
    assert neighbours(made, first) == (None, last)
    assert neighbours(made, last) == (first, None)


def test_a_page_heads_the_section_of_its_name() -> None:
    """`pages/teot` heads /teot/, and is no page of its own."""
    made = site(info_page("teot"), info_page("tietoa"))
    assert section_page(made, "deeds") == info_page("teot")
    assert section_page(made, "podcasts") is None
    assert section_page(made, "pages") is None
    assert section_pages(made) == {"pages/teot"}
