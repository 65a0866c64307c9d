"""The player and the chapters of an episode's page."""

from dataclasses import replace

from tests.small_site import dated, episode, record, small_site
from tori.content.records import Episode
from tori.content.settings.publisher import Directory
from tori.pages.pieces import Link
from tori.pages.players import Chapter, Player, Sound, chapters_of, player_of

ELSEWHERE = (
    "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
    "audio: {url: 'https://media.example/1.m4a?a=1&b=2', bytes: 9, seconds: 65, type: audio/x-m4a}"
)


def elsewhere(more: str = "") -> Episode:
    """Return an episode whose sound is on another host."""
    made = record("podcasts/muualla", dated("Muualla <nyt>", f"{ELSEWHERE}\n{more}"))
    assert isinstance(made, Episode)
    return made


def player(this: Episode) -> Player:
    """Return an episode's player."""
    return player_of(small_site(this), this)


def own(more: str = "") -> Episode:
    """Return an episode with a sound of ours that a machine reads."""
    made = episode(more=more)
    assert isinstance(made, Episode)
    return made


def test_sound_of_ours_is_below_the_root() -> None:
    """A template leads to it from any page."""
    sound = Sound("podcast/media/jakso-01.mp3", "podcast/media/jakso-01.mp3", elsewhere=False)
    assert player(own()).sound == sound


def test_sound_elsewhere_keeps_its_address() -> None:
    """The address is the host's own, and an address has one fragment: the moment's."""
    fields = ELSEWHERE.replace("b=2", "b=2#c")
    made = record("podcasts/muualla", dated("Muualla", fields))
    assert isinstance(made, Episode)
    address = "https://media.example/1.m4a?a=1&b=2"
    assert player(made).sound == Sound(f"{address}#c", address, elsewhere=True)


def test_machines_voice_is_told() -> None:
    """Nobody takes the machine's voice for the original episode, nor a person's for a machine's."""
    machine, person = player(own()), player(elsewhere())
    assert (machine.name, machine.is_machine) == ("koneäänen lukema tiivistelmä", True)
    assert (person.name, person.is_machine) == ("Muualla <nyt>", False)


def test_download_names_the_format_and_the_length() -> None:
    """What is to be downloaded is told before it is."""
    made = player(elsewhere())
    assert (made.format, made.duration) == ("M4A", "1 min 5 s")


def test_directories_are_offered_beside_the_feed() -> None:
    """Who listens in a service finds the podcast there."""
    site = small_site(own())
    directory = Directory(name="Palvelu & Co", url="https://palvelu.example/1")
    podcast = site.publisher.podcast.model_copy(update={"directories": (directory,)})
    publisher = site.publisher.model_copy(update={"podcast": podcast})
    made = player_of(replace(site, publisher=publisher), own())
    assert made.feed == "podcast/feed.xml"
    assert made.directories == (Link("Palvelu & Co", "https://palvelu.example/1", elsewhere=True),)


def test_chapters_have_their_moments() -> None:
    """A chapter begins at a moment, told for readers and for the player; many have none."""
    this = elsewhere("chapters: [{start: '0:00', title: Alku}, {start: '1:02', title: A & B}]")
    assert chapters_of(this) == (Chapter("Alku", "0:00", "0"), Chapter("A & B", "1:02", "62"))
    assert chapters_of(own()) == ()
