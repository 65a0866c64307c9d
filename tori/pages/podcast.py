"""What pages, feeds and structured data say alike of the podcast: its cover, an episode's sound."""

from tori.content.records import Episode
from tori.content.records.broadcasts import Person
from tori.content.settings.publisher import Publisher
from tori.pages.wording import MACHINE_VOICE
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address


def cover_address(publisher: Publisher) -> str:
    """Return the address of the podcast's cover."""
    return media_address(f"content/podcasts/{publisher.podcast.artwork}")


def is_read_by_machine(episode: Episode) -> bool:
    """Tell whether a machine reads the episode's summary aloud, which all who offer it must say."""
    return episode.audio.voice == "kone"


def announced_title(episode: Episode) -> str:
    """Return the episode's title as it is told away from its page, with the machine's voice."""
    return f"{episode.title} ({MACHINE_VOICE})" if is_read_by_machine(episode) else episode.title


def persons_heard(publisher: Publisher, episode: Episode) -> tuple[Person, ...]:
    """Return who is heard; nobody where a machine reads.

    An episode's own persons stand instead of the podcast's (Podcasting 2.0, `person`).
    """
    if is_read_by_machine(episode):
        return ()
    return episode.persons or publisher.podcast.persons


def audio_address(episode: Episode) -> str:
    """Return where the sound is: a full address elsewhere, or an address of ours."""
    if episode.audio.url:
        return episode.audio.url
    return media_address(media_path(episode, episode.audio.file or ""))


def duration_seconds(site: Site, episode: Episode) -> int:
    """Return the sound's length, read from our file or stated of one elsewhere."""
    if episode.audio.file:
        return site.media_of(episode, episode.audio.file).duration_seconds or 0
    return episode.audio.seconds or 0


def length_bytes(site: Site, episode: Episode) -> int:
    """Return the sound's size, read from our file or stated of one elsewhere."""
    if episode.audio.file:
        return site.media_of(episode, episode.audio.file).length_bytes
    return episode.audio.bytes or 0


def audio_type(site: Site, episode: Episode) -> str:
    """Return the sound's MIME type, by our file's ending or as stated of one elsewhere."""
    if episode.audio.file:
        return site.media_of(episode, episode.audio.file).type
    return episode.audio.type or ""
