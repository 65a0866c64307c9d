"""The podcast feed: RSS 2.0 by feedgen, with the elements of iTunes and of Podcasting 2.0.

Lengths and durations come from the files, dates from the content, never from the clock; a date
that is not known to the day is left out. The same Site gives the same bytes.
"""

from collections.abc import Iterator
from datetime import datetime, time
from email.utils import format_datetime
from typing import Any

from feedgen.feed import FeedGenerator

from tori.content.records import Episode, Person
from tori.content.records.podcast_terms import ROLES
from tori.content.settings.publisher import Podcast, Publisher
from tori.documents import BytesDocument, Document
from tori.feeds.chapters import CHAPTERS_TYPE, chapters_address
from tori.feeds.itunes import ItunesChannel, ItunesItem
from tori.feeds.podcasting20 import Element, Podcasting20Channel, Podcasting20Item
from tori.feeds.show_notes import brief_notes, whole_notes
from tori.feeds.undated import UndatedChannel
from tori.pages.feeds import PODCAST_FEED
from tori.pages.podcast import (
    announced_title,
    audio_address,
    audio_type,
    cover_address,
    duration_seconds,
    is_read_by_machine,
    length_bytes,
    persons_heard,
)
from tori.pages.wording import MACHINE_VOICE
from tori.site.helsinki import HELSINKI
from tori.site.model import Site, media_path
from tori.site.permalinks import SECTIONS, media_address, permalink
from tori.site.sequences import section_page
from tori.templating.html import Html, html

EPISODE_TYPES = {"jakso": "full", "traileri": "trailer", "lisäjakso": "bonus"}
_MACHINE = Element("person", "Koneääni", (("role", "narrator"), ("group", "cast")))


def podcast_feed(site: Site) -> tuple[str, Document]:
    """Return the feed's path and bytes; the newest item is first."""
    feed = _channel(site)
    for episode in site.all(Episode):
        _add_item(feed.add_entry(order="append"), site, episode)
    return PODCAST_FEED.lstrip("/"), BytesDocument(feed.rss_str(pretty=True))


def _channel(site: Site) -> Any:  # noqa: ANN401 — feedgen is not typed
    publisher, podcast = site.publisher, site.publisher.podcast
    page = section_page(site, "podcasts")
    episodes = site.all(Episode)
    machine = bool(episodes) and all(is_read_by_machine(episode) for episode in episodes)
    title = f"{podcast.name} ({MACHINE_VOICE})" if machine else podcast.name
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension("itunes", ItunesChannel, ItunesItem, atom=False, rss=True)
    feed.register_extension("p20", Podcasting20Channel, Podcasting20Item, atom=False, rss=True)
    feed.register_extension("undated", UndatedChannel, None, atom=False, rss=True)
    feed.title(title)
    feed.description(_description(page.summary if page else title, machine=machine))
    feed.language("fi")
    feed.copyright(publisher.name)
    feed.generator("Tekojen tori")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.link(href=publisher.full_address(PODCAST_FEED), rel="self", type="application/rss+xml")
    feed.link(
        href=publisher.full_address(SECTIONS["podcasts"]), rel="alternate", type="text/html"
    )  # last: feedgen makes <link> of it
    feed.podcast.itunes_author(publisher.name)
    feed.podcast.itunes_owner(publisher.name, podcast.owner_email)
    feed.podcast.itunes_type(podcast.kind)
    feed.podcast.itunes_category([_category(podcast)])
    feed.itunes.explicit = any(episode.explicit for episode in episodes)
    feed.itunes.image = publisher.full_address(cover_address(publisher))
    feed.itunes.block = publisher.is_placeholder
    feed.itunes.complete = podcast.complete
    feed.itunes.new_feed_url = podcast.new_feed_url or ""
    feed.p20.elements = tuple(_channel_elements(podcast, machine=machine))
    return feed


def _category(podcast: Podcast) -> dict[str, str]:
    stated = {"cat": podcast.category, "sub": podcast.subcategory}
    return {key: value for key, value in stated.items() if value}


def _description(summary: str, *, machine: bool) -> str:
    if not machine:
        return summary
    return f"{summary} Tämä syöte on esittely: jaksoissa kone lukee ääneen jakson tiivistelmän."


def _channel_elements(podcast: Podcast, *, machine: bool) -> Iterator[Element]:
    yield Element("guid", podcast.guid)
    yield Element("locked", "yes" if podcast.locked else "no", (("owner", podcast.owner_email),))
    yield Element("medium", "podcast")
    if machine:
        yield _MACHINE
    yield from _persons(podcast.persons)
    for funding in podcast.funding:
        yield Element("funding", funding.text, (("url", funding.url),))
    for statement in podcast.statements:
        yield Element("txt", statement.text, (("purpose", statement.purpose),))
    frequency = podcast.update_frequency
    if frequency:
        complete = "true" if podcast.complete else None
        attributes = (("rrule", frequency.rrule), ("complete", complete))
        yield Element("updateFrequency", frequency.text, attributes)


def _persons(persons: tuple[Person, ...]) -> Iterator[Element]:
    """Yield those who are named; the name is the element's text (Podcasting 2.0, `person`)."""
    for person in persons:
        if person.name:
            role, group = ROLES[person.role]
            yield Element("person", person.name, (("role", role), ("group", group)))


def _add_item(item: Any, site: Site, episode: Episode) -> None:  # noqa: ANN401 — feedgen
    publisher = site.publisher
    title = announced_title(episode)
    item.title(title)
    item.link(href=publisher.full_address(permalink(episode)))
    item.guid(episode.guid, permalink=False)
    item.enclosure(
        publisher.full_address(audio_address(episode)),
        str(length_bytes(site, episode)),
        audio_type(site, episode),
    )
    item.description(episode.summary, isSummary=True)  # p20 puts the notes in its place
    item.content(_notes(site, episode), type="CDATA")
    item.podcast.itunes_duration(duration_seconds(site, episode))
    item.podcast.itunes_episode(episode.number)
    if episode.season:
        item.podcast.itunes_season(episode.season)
    item.podcast.itunes_episode_type(EPISODE_TYPES[episode.kind])
    item.itunes.explicit = episode.explicit
    item.itunes.title = title
    if episode.artwork:
        item.itunes.image = _media_url(publisher, episode, episode.artwork)
    item.p20.description = brief_notes(site, episode, _opening(episode), _page_link(site, episode))
    if episode.published.day:
        moment = datetime.combine(episode.published.day, time(), HELSINKI)
        item.p20.published = format_datetime(moment)
    item.p20.elements = tuple(_item_elements(publisher, episode))


def _opening(episode: Episode) -> Iterator[Html]:
    """Yield what a listener reads first: the summary, and whose voice is heard."""
    yield html("<p>{}</p>", episode.summary)
    if is_read_by_machine(episode):
        yield html("<p>Kone lukee ääneen tämän tiivistelmän. Tämä ei ole alkuperäinen jakso.</p>")


def _page_link(site: Site, episode: Episode) -> Html:
    address = site.publisher.full_address(permalink(episode))
    words = "Jakson sivu ja tekstivastine" if episode.transcript else "Jakson sivu"
    return html('<p><a href="{}">{}</a></p>', address, words)


def _notes(site: Site, episode: Episode) -> str:
    blocks = "".join(f"{block}\n" for block in _opening(episode))
    return f"{blocks}{whole_notes(site, episode)}{_page_link(site, episode)}"


def _item_elements(publisher: Publisher, episode: Episode) -> Iterator[Element]:
    if episode.season:
        yield Element("season", str(episode.season))
    yield Element("episode", str(episode.number))
    if is_read_by_machine(episode):
        yield _MACHINE
    yield from _persons(persons_heard(publisher, episode))
    if episode.transcript:
        url = _media_url(publisher, episode, episode.transcript)
        stated = (("url", url), ("type", "text/vtt"), ("language", episode.lang))
        yield Element("transcript", None, (*stated, ("rel", "captions")))
    if episode.chapters:
        url = publisher.full_address(chapters_address(episode))
        yield Element("chapters", None, (("url", url), ("type", CHAPTERS_TYPE)))


def _media_url(publisher: Publisher, episode: Episode, path: str) -> str:
    return publisher.full_address(media_address(media_path(episode, path)))
