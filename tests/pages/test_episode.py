"""A podcast episode's page."""

from dataclasses import replace

from tests.projects import PUBLISHER, ROOT
from tests.small_site import SOUND, WORDS, dated, deed, episode, record, small_site
from tori.content.media.webvtt import Cue, Transcript
from tori.content.records import Episode, Record
from tori.content.records.broadcasts import Person
from tori.pages.episode import EpisodeData, episode_page
from tori.pages.page import Page
from tori.pages.pieces import Fact, Link
from tori.site.model import Site
from tori.templating.templates import Templates

TEMPLATES = Templates(ROOT / "overrides")
CHAPTERS = "chapters: [{start: '0:05', title: Alku}]"


def page_on(site: Site) -> Page:
    """Return the page of a site's first episode."""
    return episode_page(site, site.all(Episode)[0])


def data_on(site: Site) -> EpisodeData:
    """Return what the page of a site's first episode shows."""
    data = page_on(site).data
    assert isinstance(data, EpisodeData)
    return data


def body_on(site: Site) -> str:
    """Return the body of the page of a site's first episode."""
    return TEMPLATES.body(page_on(site))


def heard(data: EpisodeData) -> str:
    """Return who is said to be heard; empty when nobody is."""
    return next((fact.words for fact in data.facts if fact.label == "Äänessä"), "")


def test_page_plays_tells_and_writes_the_episode() -> None:
    """Player, show notes, chapters, transcript, facts, data: in the order a reader needs them."""
    body = body_on(small_site(episode(more=f"{CHAPTERS}\npersons: [{{role: juontaja}}]")))
    marks = (
        '<audio controls preload="metadata" src="../../podcast/media/jakso-01.mp3"',
        'href="../../podcast/feed.xml"',
        ">Luvut</h2>",
        'href="../../podcast/media/jakso-01.mp3#t=5" data-seconds="5"',
        ">Tekstivastine</h2>",
        'href="../../podcast/media/jakso-01.mp3#t=65" data-seconds="65"',
        'href="../../podcast/media/jakso-01.vtt" download',
        ">Tietoja jaksosta</h2>",
        "<dd>1 min 15 s</dd>",
        "<dd>koneääni</dd>",
        '<script type="application/ld+json">{"@context":"https://schema.org"',
    )
    places = [body.index(mark) for mark in marks]
    assert places == sorted(places)


def test_player_is_the_browsers_own_and_has_a_name() -> None:
    """The sound has the browser's controls, a name, and does not play unasked."""
    body = body_on(small_site(episode()))
    assert 'aria-labelledby="kuuntele"></audio>' in body
    assert 'id="kuuntele">Kuuntele: koneäänen lukema tiivistelmä</p>' in body
    assert "ei ole alkuperäinen podcast-jakso" in body
    assert "autoplay" not in body


def test_time_is_a_link_that_says_what_it_does() -> None:
    """A time leads to the sound without a script, and says so to whoever hears the page."""
    body = body_on(small_site(episode()))
    assert (
        'data-seconds="65" aria-label="Kuuntele kohdasta 1:05">1:05</a> '
        '<span data-from="65" data-to="70">Sitten &lt;tämä&gt;.</span></p>'
    ) in body
    assert "<strong>Koneääni:</strong> <span" in body


def test_hostile_words_are_words() -> None:
    """Titles, chapters, speakers, names and addresses are data: markup in them is shown."""
    hostile = "</script><script>\"&'"
    fields = (
        "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
        "audio: {url: 'https://x.example/1.m4a?a=1&b=2', bytes: 9, seconds: 65, "
        "type: audio/x-m4a}\n"
        "transcript: media/jakso-01.vtt\nchapters: [{start: '0:05', title: 'H{}'}]"
    )
    made = record("podcasts/paha", dated("Paha", fields))
    assert isinstance(made, Episode)
    chapters = tuple(each.model_copy(update={"title": hostile}) for each in made.chapters)
    this = made.model_copy(update={"title": hostile, "chapters": chapters})
    words = replace(WORDS, transcript=Transcript((Cue(0, 1, hostile, hostile),)))
    site = replace(small_site(this), media={SOUND.path: SOUND, words.path: words})
    body = body_on(site)
    assert body.count("<script") == body.count("</script>") == 2
    assert body.count("&lt;/script&gt;&lt;script&gt;&#34;&amp;&#39;") == 5
    assert 'href="https://x.example/1.m4a?a=1&amp;b=2#t=5"' in body


def test_feed_is_offered_to_readers_programs() -> None:
    """Every episode's page leads such programs to the podcast's feed."""
    assert [feed.address for feed in page_on(small_site(episode())).feeds] == ["/podcast/feed.xml"]


def spoken(persons: str) -> Record:
    """Return an episode that people speak."""
    fields = (
        "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
        f"audio: {{file: media/jakso-01.mp3}}\n{persons}"
    )
    return record("podcasts/puhe", dated("Puhetta", fields))


def test_persons_are_named_with_their_tasks() -> None:
    """Who agreed is named, others are told by their task; a machine is told to be one."""
    this = spoken("persons: [{role: juontaja, name: Malli <Mallinen>}, {role: vieras}]")
    assert heard(data_on(small_site(this))) == "Malli <Mallinen> (juontaja) ja vieras"
    assert heard(data_on(small_site(episode()))) == "koneääni"


def test_podcasts_own_persons_stand_for_an_episodes() -> None:
    """An episode that names nobody has the podcast's hosts (Podcasting 2.0, `person`)."""
    podcast = PUBLISHER.podcast.model_copy(update={"persons": (Person(role="juontaja"),)})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    site = replace(small_site(spoken("")), publisher=publisher)
    assert heard(data_on(site)) == "juontaja"


def test_facts_are_named() -> None:
    """Number, length and date are told, the date no more exactly than it is known."""
    rows = {fact.label: fact for fact in data_on(small_site(episode())).facts}
    assert rows["Jakso"] == Fact("Jakso", "1")
    assert rows["Kesto"].words == "1 min 15 s"
    assert rows["Julkaistu"].words == "viimeistään lokakuussa 2020"


def test_what_is_not_there_has_no_heading() -> None:
    """An episode without transcript, chapters, deeds or mentions does not pretend."""
    page = page_on(small_site(spoken("")))
    assert [entry.words for entry in page.contents] == ["Tietoja jaksosta"]
    assert '<nav class="neighbours"' not in TEMPLATES.body(page)


def test_neighbours_follow_the_numbers() -> None:
    """An episode leads to the one before and the one after, by number."""
    site = small_site(episode("b", 2), episode("a", 1), episode("c", 3))
    this = next(each for each in site.all(Episode) if each.id == "b")
    page = episode_page(site, this)
    assert isinstance(page.data, EpisodeData)
    assert page.data.before == Link("Jakso nimeltä a", "podcast/a/")
    assert page.data.after == Link("Jakso nimeltä c", "podcast/c/")
    body = TEMPLATES.body(page)
    assert 'rel="prev" href="../../podcast/a/">Edellinen: Jakso nimeltä a' in body
    assert 'rel="next" href="../../podcast/c/">Seuraava: Jakso nimeltä c' in body


def test_deeds_of_an_episode_are_shown() -> None:
    """An episode shows the deeds that it tells of."""
    data = data_on(small_site(episode(more="deeds: [teko]"), deed("teko")))
    assert data.deeds_section is not None
    assert [card.address for card in data.deeds] == ["teot/teko/"]
