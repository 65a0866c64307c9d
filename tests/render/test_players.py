"""The player and the chapters of an episode's page."""

from dataclasses import replace

from tests.render.small_site import dated, episode, record, small_site
from tori.content.publisher import Directory
from tori.content.records import Episode
from tori.render.body import SectionHeading
from tori.render.players import chapter_section, player
from tori.render.view import View

ELSEWHERE = (
    "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
    "audio: {url: 'https://media.example/1.m4a?a=1&b=2', bytes: 9, seconds: 65, type: audio/x-m4a}"
)


def elsewhere(more: str = "") -> Episode:
    """Return an episode whose sound is on another host."""
    made = record("podcasts/muualla", dated("Muualla <nyt>", f"{ELSEWHERE}\n{more}"))
    assert isinstance(made, Episode)
    return made


def view_of(this: Episode) -> View:
    """Return the episode's page being made."""
    return View(small_site(this), f"/podcast/{this.id}/")


def own(more: str = "") -> Episode:
    """Return an episode with a sound of ours that a machine reads."""
    made = episode(more=more)
    assert isinstance(made, Episode)
    return made


def test_player_is_the_browsers_own_and_has_a_name() -> None:
    """The sound has the browser's controls, a name, and does not play unasked."""
    text = player(view_of(own()), own())
    assert (
        '<audio controls preload="metadata" src="../media/jakso-01.mp3" aria-labelledby="kuuntele">'
    ) in text
    assert 'id="kuuntele">Kuuntele: koneäänen lukema tiivistelmä</p>' in text
    assert "autoplay" not in text


def test_machines_voice_is_told() -> None:
    """Nobody takes the machine's voice for the original episode, nor a person's for a machine's."""
    assert "ei ole alkuperäinen podcast-jakso" in player(view_of(own()), own())
    assert "kone" not in player(view_of(elsewhere()), elsewhere())


def test_download_names_the_format_and_the_length() -> None:
    """What is to be downloaded is told before it is."""
    text = player(view_of(elsewhere()), elsewhere())
    assert "https://media.example/1.m4a?a=1&amp;b=2" in text
    assert ">Lataa M4A (1 min 5 s)</a>" in text
    assert "Kuuntele: Muualla &lt;nyt&gt;</p>" in text


def test_directories_are_offered_beside_the_feed() -> None:
    """Who listens in a service finds the podcast there."""
    this = own()
    view = view_of(this)
    directory = Directory(name="Palvelu & Co", url="https://palvelu.example/1")
    podcast = view.site.publisher.podcast.model_copy(update={"directories": (directory,)})
    publisher = view.site.publisher.model_copy(update={"podcast": podcast})
    text = player(replace(view, site=replace(view.site, publisher=publisher)), this)
    link = '<a href="../feed.xml">Tilaa podcast (RSS)</a>'
    assert f'{link} <a href="https://palvelu.example/1">' in text
    assert "Palvelu &amp; Co</a>" in text


def test_chapters_lead_to_their_moments() -> None:
    """A chapter is a link to the sound's moment, with the moment for the script."""
    this = elsewhere("chapters: [{start: '0:00', title: Alku}, {start: '1:02', title: A & B}]")
    heading, chapters = chapter_section(view_of(this), this)
    assert heading == SectionHeading("Luvut")
    assert (
        '<li><a href="https://media.example/1.m4a?a=1&amp;b=2#t=62" data-seconds="62">'
        '<span class="chapters__time">1:02</span> A &amp; B</a></li>'
    ) in chapters


def test_episode_without_chapters_has_no_heading_for_them() -> None:
    """No list, no heading."""
    assert chapter_section(view_of(own()), own()) == ()
