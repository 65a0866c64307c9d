"""An episode as structured data: schema.org's PodcastEpisode, which the page states for machines.

The transcript itself is not repeated: the page has it as text, and the file is named here.
"""

from collections.abc import Iterator

from tori.content.records import Episode
from tori.pages.feeds import PODCAST_FEED
from tori.pages.podcast import (
    announced_title,
    audio_address,
    audio_type,
    cover_address,
    duration_seconds,
    length_bytes,
    persons_heard,
)
from tori.pages.structured_data import StructuredData, Thing, organisations
from tori.site.model import Site, media_path
from tori.site.permalinks import SECTIONS, media_address, permalink


def episode_data(site: Site, episode: Episode) -> StructuredData:
    """Return what is stated; the date is left out when it is not known to the day."""
    publisher = site.publisher
    day = episode.published.day
    return StructuredData(
        {
            "@type": "PodcastEpisode",
            "name": announced_title(episode),
            "url": publisher.full_address(permalink(episode)),
            "identifier": episode.guid,
            "description": episode.summary,
            "image": _file_address(site, episode, episode.artwork),
            "inLanguage": episode.lang,
            "datePublished": day.isoformat() if day else None,
            "episodeNumber": episode.number,
            "partOfSeason": (
                {"@type": "PodcastSeason", "seasonNumber": episode.season}
                if episode.season
                else None
            ),
            "partOfSeries": {
                "@type": "PodcastSeries",
                "name": publisher.podcast.name,
                "url": publisher.full_address(SECTIONS["podcasts"]),
                "webFeed": publisher.full_address(PODCAST_FEED),
                "image": publisher.full_address(cover_address(publisher)),
            },
            "publisher": {"@type": "Organization", "name": publisher.name},
            "contributor": [
                {"@type": "Person", "name": person.name}
                for person in persons_heard(publisher, episode)
                if person.name
            ],
            "about": list(organisations(site, episode.organisations)),
            "isAccessibleForFree": True,
            "accessibilityFeature": ["transcript"] if episode.transcript else None,
            "associatedMedia": _sound(site, episode),
            "hasPart": list(_clips(site, episode)),
        }
    )


def iso_duration(seconds: int) -> str:
    """Return a duration as ISO 8601 has it: 'PT1M5S', 'PT2H'."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    stated = ((hours, "H"), (minutes, "M"), (left, "S"))
    return "PT" + ("".join(f"{amount}{unit}" for amount, unit in stated if amount) or "0S")


def _sound(site: Site, episode: Episode) -> Thing:
    publisher = site.publisher
    return {
        "@type": "AudioObject",
        "contentUrl": publisher.full_address(audio_address(episode)),
        "encodingFormat": audio_type(site, episode),
        "contentSize": str(length_bytes(site, episode)),
        "duration": iso_duration(duration_seconds(site, episode)),
        "inLanguage": episode.lang,
        "caption": {
            "@type": "MediaObject",
            "contentUrl": _file_address(site, episode, episode.transcript),
            "encodingFormat": "text/vtt",
            "inLanguage": episode.lang,
        }
        if episode.transcript
        else None,
    }


def _file_address(site: Site, episode: Episode, path: str | None) -> str | None:
    """Return the full address of a file that the episode names, if it does."""
    if path is None:
        return None
    return site.publisher.full_address(media_address(media_path(episode, path)))


def _clips(site: Site, episode: Episode) -> Iterator[Thing]:
    """Yield the chapters, each until the next begins; the page's address leads to each."""
    ends = (*(chapter.start for chapter in episode.chapters[1:]), duration_seconds(site, episode))
    address = site.publisher.full_address(permalink(episode))
    for chapter, end in zip(episode.chapters, ends, strict=False):
        yield {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": chapter.start,
            "endOffset": end,
            "url": f"{address}#t={chapter.start}",
        }
