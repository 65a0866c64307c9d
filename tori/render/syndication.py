"""A feed as RSS 2.0 and as Atom 1.0, by feedgen; what it gets wrong is in `syndicated_entries`."""

from typing import Any

from feedgen.feed import FeedGenerator

from tori.render.feed import LANGUAGE, Feed
from tori.render.feed_entries import Entry
from tori.render.feed_links import ATOM, RSS, Format
from tori.render.syndicated_entries import SyndicatedEntry, SyndicatedFeed
from tori.render.undated import UndatedChannel

_RSS_SPECIFICATION = "https://www.rssboard.org/rss-specification"


def rss_and_atom(feed: Feed) -> tuple[bytes, bytes]:
    """Return the feed's two XML files."""
    made = _channel(feed)
    for entry in feed.entries:
        _add_entry(made.add_entry(order="append"), feed, entry)
    made.link(_links(feed, RSS), replace=True)
    rss = made.rss_str(pretty=True)
    made.link(_links(feed, ATOM), replace=True)
    return rss, made.atom_str(pretty=True)


def _channel(feed: Feed) -> Any:  # noqa: ANN401 — feedgen is not typed
    made = FeedGenerator()
    made.register_extension("dated", SyndicatedFeed, SyndicatedEntry, atom=True, rss=True)
    made.register_extension("undated", UndatedChannel, None, atom=False, rss=True)
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.language(LANGUAGE)
    made.author(name=feed.publisher.name)
    made.updated(feed.updated)
    made.generator(feed.publisher.site_name)
    made.docs(_RSS_SPECIFICATION)
    return made


def _links(feed: Feed, form: Format) -> list[dict[str, str]]:
    """Return the feed's own address and then its page's, as RSS' link is the last one."""
    return [
        {"href": feed.file_url(form), "rel": "self", "type": form.type},
        {"href": feed.url, "rel": "alternate", "type": "text/html"},
    ]


def _add_entry(item: Any, feed: Feed, entry: Entry) -> None:  # noqa: ANN401 — feedgen
    item.id(entry.id)
    item.title(entry.title)
    item.link({"href": entry.url, "rel": "alternate"})
    item.description(entry.summary, isSummary=True)
    item.content(entry.content, type="html")
    item.category([{"term": name} for name in entry.categories])
    item.updated(entry.updated)
    if entry.enclosure:
        sound = entry.enclosure
        length = str(sound.length_bytes)
        item.link(href=sound.url, rel="enclosure", type=sound.type, length=length)
    item.dated.state(entry, feed.publisher.name, LANGUAGE)
