"""The front page."""

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Record
from tori.render.front_page import front_page
from tori.render.tree import PageDocument


def page_of(*records: Record) -> PageDocument:
    """Return the front page of a site."""
    ((path, page),) = front_page(small_site(*records)).make()
    assert path == "index.md"
    assert isinstance(page, PageDocument)
    return page


def test_welcome_is_the_editors() -> None:
    """Title, summary and text come from the page named etusivu."""
    page = page_of(record("pages/etusivu", dated("Tervetuloa & hei"), "Etusivun teksti."))
    assert page.title == "Tervetuloa & hei"
    assert "Tervetuloa &amp; hei</h1>" in page.body
    assert "Etusivun teksti." in page.body


def test_front_page_needs_no_welcome() -> None:
    """A new site has a front page before anybody has written one."""
    assert page_of().title == "Tekojen tori"


def test_three_newest_of_each_kind_and_the_way_to_all() -> None:
    """A kind shows three cards and its count; a kind without records is not there."""
    page = page_of(*(deed(f"teko-{number}") for number in range(4)))
    assert page.body.count('class="card"') == 3
    assert '<a href="teot/">4 tekoa – katso kaikki</a>' in page.body
    assert "Podcast-jaksot" not in page.body


def test_service_areas_have_their_counts() -> None:
    """The ways in tell how many deeds lie behind each."""
    assert 'koko kunta <span class="count">1</span>' in page_of(deed("teko")).body


def test_webinars_to_come_stand_above_the_ways_in() -> None:
    """The next three, soonest first, without those cancelled; nothing when none is to come."""
    webinars = [
        record(
            f"webinars/{name}",
            dated(
                f"Webinaari {name}",
                f"topic: x\nduration_minutes: 60\nstarts: 2026-12-0{day}T12:30+02:00\n{more}",
            ),
        )
        for name, day, more in (
            ("d", 4, ""),
            ("c", 3, ""),
            ("b", 2, "status: peruttu"),
            ("a", 1, ""),
            ("e", 5, ""),
        )
    ]
    body = page_of(*webinars).body
    places = [body.index(f"Webinaari {name}") for name in "acd"]
    assert places == sorted(places)
    assert body.index(">Tulevat webinaarit</h2>") < places[0]
    assert places[-1] < body.index(">Löydä tekoja")
    assert "Webinaari b" not in body
    assert "Webinaari e" not in body
    assert (
        "Tulevat" not in page_of(webinars[2], record("webinars/f", dated("Aihe", "topic: x"))).body
    )
