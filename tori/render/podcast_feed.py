"""The podcast feed: RSS 2.0 with the iTunes elements, by feedgen.

Lengths and durations come from the files, dates from the content, never from the clock; a date
that is not known to the day is left out. The same Site gives the same bytes.
"""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator
from lxml import etree

from tori.content.publisher import Publisher
from tori.content.records import Episode
from tori.render.episode_pages import FEED_ADDRESS, audio_address, duration_seconds
from tori.render.itunes import ItunesChannel, ItunesItem
from tori.render.tree import BytesDocument, Document
from tori.render.view import View
from tori.render.wording import MACHINE_VOICE
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.site.sequences import section_page

ARTWORK = "/assets/images/podcast-kansi.png"
_HELSINKI = ZoneInfo("Europe/Helsinki")
_PUBLISHING_HOUR = time(9)


def podcast_feed(site: Site, publisher: Publisher) -> tuple[str, Document]:
    """Return the feed's path and bytes."""
    view = View(site, SECTIONS["podcasts"])
    feed = _channel(site, publisher)
    for episode in reversed(
        site.all(Episode)
    ):  # feedgen puts each new item first; readers want the newest first
        _add_item(feed.add_entry(), view, publisher, episode)
    return FEED_ADDRESS.lstrip("/"), BytesDocument(_without_build_date(feed.rss_str(pretty=True)))


def _channel(site: Site, publisher: Publisher) -> Any:  # noqa: ANN401 — feedgen is not typed
    page = section_page(site, "podcasts")
    episodes = site.all(Episode)
    machine = bool(episodes) and all(episode.audio.voice == "kone" for episode in episodes)
    name = publisher.podcast.name
    title = f"{name} ({MACHINE_VOICE})" if machine else name
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension("itunes", ItunesChannel, ItunesItem, atom=False, rss=True)
    feed.title(title)
    feed.description(_description(page.summary if page else title, machine=machine))
    feed.language("fi")
    feed.copyright(publisher.name)
    feed.generator("Tekojen tori")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.link(href=publisher.full_address(FEED_ADDRESS), rel="self", type="application/rss+xml")
    feed.link(
        href=publisher.full_address(SECTIONS["podcasts"]), rel="alternate", type="text/html"
    )  # last: <link>
    feed.podcast.itunes_author(publisher.name)
    feed.podcast.itunes_owner(publisher.name, publisher.podcast.owner_email)
    feed.podcast.itunes_type("episodic")
    feed.podcast.itunes_category([_category(publisher)])
    feed.itunes.explicit = any(episode.explicit for episode in episodes)
    feed.itunes.image = publisher.full_address(ARTWORK)
    feed.itunes.block = publisher.is_placeholder
    return feed


def _category(publisher: Publisher) -> dict[str, str]:
    podcast = publisher.podcast
    stated = {"cat": podcast.category, "sub": podcast.subcategory}
    return {key: value for key, value in stated.items() if value}


def _description(summary: str, *, machine: bool) -> str:
    if not machine:
        return summary
    return f"{summary} Tämä syöte on esittely: jaksoissa kone lukee ääneen jakson tiivistelmän."


def _add_item(item: Any, view: View, publisher: Publisher, episode: Episode) -> None:  # noqa: ANN401 — feedgen
    machine = episode.audio.voice == "kone"
    item.title(f"{episode.title} ({MACHINE_VOICE})" if machine else episode.title)
    item.description(episode.summary)
    item.link(href=publisher.full_address(permalink(episode)))
    item.guid(episode.guid, permalink=False)
    if episode.published.day:
        moment = datetime.combine(episode.published.day, _PUBLISHING_HOUR, _HELSINKI)
        item.published(moment)
    item.enclosure(*_enclosure(view, publisher, episode))
    item.podcast.itunes_duration(duration_seconds(view, episode))
    item.podcast.itunes_episode(episode.number)
    if episode.season:
        item.podcast.itunes_season(episode.season)
    item.podcast.itunes_episode_type("full")
    item.itunes.explicit = episode.explicit


def _enclosure(view: View, publisher: Publisher, episode: Episode) -> Iterator[str]:
    """Yield the enclosure's url, length in bytes and type (RSS 2.0, `enclosure`)."""
    if episode.audio.file:
        medium = view.site.media_of(episode, episode.audio.file)
        yield from (
            publisher.full_address(audio_address(episode)),
            str(medium.length_bytes),
            medium.type,
        )
    else:
        yield from (episode.audio.url or "", str(episode.audio.bytes), episode.audio.type or "")


def _without_build_date(rss: bytes) -> bytes:
    """Take out lastBuildDate, which feedgen makes of the clock; RSS 2.0 has it optional."""
    root = etree.fromstring(rss)
    for channel in root.findall("channel"):
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
