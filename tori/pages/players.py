"""The player of an episode's sound and the chapters that lead to moments of it.

The player is the browser's own, which the keyboard and screen readers know. Everything works
without the script: then the links of chapters open the sound itself at their moment.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urlsplit

from tori.content.records import Episode
from tori.pages.feeds import PODCAST_FEED
from tori.pages.page import Data
from tori.pages.pieces import Link, from_root
from tori.pages.podcast import audio_address, duration_seconds, is_read_by_machine
from tori.pages.transcripts import seconds_stated
from tori.pages.wording import MACHINE_VOICE, clock, duration_in_finnish
from tori.site.model import Site


@dataclass(frozen=True, slots=True)
class Sound(Data):
    """Where a sound is; `elsewhere` is set where that is another site.

    Attributes:
        address: Of the file.
        moments: The same without a fragment: `#t=75` after it leads to a moment (W3C Media
            Fragments 1.0 §4.2.1), from which a browser plays even when no script helps.
        elsewhere: Whether the addresses are full ones.
    """

    address: str
    moments: str
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Player(Data):
    """The player of an episode, with what to know of it.

    Attributes:
        name: Of what is listened to.
        is_machine: Whether a machine reads the page's summary aloud, which has to be said.
        sound: What plays and can be downloaded.
        format: What the sound's format is called: 'MP3'.
        duration: In words.
        feed: The address of the podcast's feed.
        directories: Services that have the podcast.
    """

    name: str
    is_machine: bool
    sound: Sound
    format: str
    duration: str
    feed: str
    directories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Chapter(Data):
    """A chapter: its title, and its beginning as readers and players tell it ('1:05', '65')."""

    title: str
    clock: str
    seconds: str


def player_of(site: Site, episode: Episode) -> Player:
    """Return the player of an episode."""
    is_machine = is_read_by_machine(episode)
    return Player(
        name=MACHINE_VOICE if is_machine else episode.title,
        is_machine=is_machine,
        sound=_sound(episode),
        format=_format_name(episode),
        duration=duration_in_finnish(duration_seconds(site, episode)),
        feed=from_root(PODCAST_FEED),
        directories=tuple(
            Link(directory.name, directory.url, elsewhere=True)
            for directory in site.publisher.podcast.directories
        ),
    )


def chapters_of(episode: Episode) -> tuple[Chapter, ...]:
    """Return an episode's chapters in their order."""
    return tuple(
        Chapter(chapter.title, clock(chapter.start), seconds_stated(chapter.start * 1000))
        for chapter in episode.chapters
    )


def _sound(episode: Episode) -> Sound:
    elsewhere = bool(episode.audio.url)
    address = audio_address(episode)
    if not elsewhere:
        address = from_root(address)
    return Sound(address, urldefrag(address).url, elsewhere)


def _format_name(episode: Episode) -> str:
    """Return what the sound's format is called, by its ending: 'MP3', or 'äänitiedosto'."""
    ending = PurePosixPath(urlsplit(audio_address(episode)).path).suffix
    return ending[1:].upper() or "äänitiedosto"
