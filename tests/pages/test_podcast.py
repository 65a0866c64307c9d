"""What pages, feeds and structured data say alike of the podcast."""

from tests.projects import PUBLISHER
from tests.small_site import SOUND, dated, episode, record, small_site
from tori.content.records import Episode
from tori.pages.podcast import (
    announced_title,
    audio_address,
    audio_type,
    cover_address,
    duration_seconds,
    length_bytes,
)

ELSEWHERE = (
    "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
    "audio: {url: 'https://media.example/1.m4a', bytes: 9, seconds: 65, type: audio/x-m4a}"
)


def facts_of(this: object) -> tuple[object, ...]:
    """Return all that is said of an episode's sound."""
    assert isinstance(this, Episode)
    site = small_site(this)
    return (
        audio_address(this),
        duration_seconds(site, this),
        length_bytes(site, this),
        audio_type(site, this),
        announced_title(this),
    )


def test_sound_of_ours_is_told_from_the_file() -> None:
    """Length and size are the file's own; the title says that a machine reads."""
    assert facts_of(episode()) == (
        "/podcast/media/jakso-01.mp3",
        75,
        SOUND.length_bytes,
        "audio/mpeg",
        "Jakso nimeltä jakso (koneäänen lukema tiivistelmä)",
    )


def test_sound_elsewhere_is_told_as_stated() -> None:
    """Of a sound on another host we know what the record states."""
    this = record("podcasts/muualla", dated("Muualla", ELSEWHERE))
    assert facts_of(this) == (
        "https://media.example/1.m4a",
        65,
        9,
        "audio/x-m4a",
        "Muualla",
    )


def test_cover_is_beside_the_sounds() -> None:
    """The cover's address follows from its file, as any medium's."""
    assert cover_address(PUBLISHER) == "/podcast/media/podcast-kansi.png"
