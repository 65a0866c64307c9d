"""A podcast episode's page."""

from dataclasses import replace

from tests.projects import PUBLISHER
from tests.render.small_site import dated, deed, episode, record, small_site
from tori.content.records import Episode, Record
from tori.content.records.broadcasts import Person
from tori.render.episode_pages import episode_page
from tori.render.view import View


def episode_body(*records: Record) -> str:
    """Return the body of the first episode's page."""
    site = small_site(*records)
    this = records[0]
    assert isinstance(this, Episode)
    return episode_page(View(site, f"/podcast/{this.id}/"), this).body


def test_page_plays_tells_and_writes_the_episode() -> None:
    """Player, show notes, chapters, transcript, facts, data: in the order a reader needs them."""
    more = "chapters: [{start: '0:05', title: Alku}]\npersons: [{role: juontaja}]"
    body = episode_body(episode(more=more))
    marks = (
        "<audio controls",
        ">Luvut</h2>",
        'href="../media/jakso-01.mp3#t=5"',
        ">Tekstivastine</h2>",
        'href="../media/jakso-01.mp3#t=65"',
        ">Tietoja jaksosta</h2>",
        "<dd>1 min 15 s</dd>",
        "<dd>koneääni</dd>",
        "application/ld+json",
    )
    places = [body.index(mark) for mark in marks]
    assert places == sorted(places)


def test_feed_is_offered_to_readers_programs() -> None:
    """Every episode's page leads such programs to the podcast's feed."""
    this = episode()
    assert isinstance(this, Episode)
    page = episode_page(View(small_site(this), "/podcast/jakso/"), this)
    assert [feed.address for feed in page.feeds] == ["/podcast/feed.xml"]


def spoken(persons: str) -> Record:
    """Return an episode that people speak."""
    fields = (
        "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
        f"audio: {{file: media/jakso-01.mp3}}\n{persons}"
    )
    return record("podcasts/puhe", dated("Puhetta", fields))


def test_persons_are_named_with_their_tasks() -> None:
    """Who agreed is named, others are told by their task."""
    body = episode_body(
        spoken("persons: [{role: juontaja, name: Malli <Mallinen>}, {role: vieras}]")
    )
    assert "<dd>Malli &lt;Mallinen&gt; (juontaja) ja vieras</dd>" in body
    assert "koneääni" not in body


def test_podcasts_own_persons_stand_for_an_episodes() -> None:
    """An episode that names nobody has the podcast's hosts (Podcasting 2.0, `person`)."""
    this = spoken("")
    assert isinstance(this, Episode)
    site = small_site(this)
    podcast = PUBLISHER.podcast.model_copy(update={"persons": (Person(role="juontaja"),)})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    view = View(replace(site, publisher=publisher), "/podcast/puhe/")
    assert "<dt>Äänessä</dt><dd>juontaja</dd>" in episode_page(view, this).body


def test_episode_without_transcript_has_no_heading_for_it() -> None:
    """An old episode has none, and the page does not pretend."""
    assert "Tekstivastine" not in episode_body(spoken(""))


def test_neighbours_follow_the_numbers() -> None:
    """An episode leads to the one before and the one after, by number."""
    body = episode_body(episode("b", 2), episode("a", 1), episode("c", 3))
    assert 'rel="prev" href="../a/">Edellinen: Jakso nimeltä a' in body
    assert 'rel="next" href="../c/">Seuraava: Jakso nimeltä c' in body


def test_deeds_of_an_episode_are_shown() -> None:
    """An episode shows the deeds that it tells of."""
    assert ">Jakson teot</h2>" in episode_body(episode(more="deeds: [teko]"), deed("teko"))
