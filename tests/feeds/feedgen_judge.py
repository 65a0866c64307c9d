"""RSS and Atom by feedgen (PyPI), which is the oracle for what we write from templates.

feedgen 1.0.0 drops the rel, type and length of an Atom entry's links, so that a sound would become
a second page; and it writes RSS' dates by changing the process's locale. An extension mends both.
Only tests import this module.
"""

from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from tori.feeds.entries import FeedEntry
from tori.feeds.feed import LANGUAGE, Feed
from tori.feeds.undated import UndatedChannel
from tori.pages.feeds import ATOM, RSS, Format

_RSS_SPECIFICATION = "https://www.rssboard.org/rss-specification"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def by_feedgen(feed: Feed, entries: Sequence[FeedEntry]) -> tuple[bytes, bytes]:
    """Return a feed's RSS and Atom; what is written of its entries already is not looked at."""
    made = _channel(feed)
    for entry in entries:
        _add_entry(made.add_entry(order="append"), feed, entry)
    made.link(_links(feed, RSS), replace=True)
    rss = made.rss_str(pretty=True)
    made.link(_links(feed, ATOM), replace=True)
    return rss, made.atom_str(pretty=True)


def _channel(feed: Feed) -> Any:  # noqa: ANN401 — feedgen is not typed
    made = FeedGenerator()
    made.register_extension("mended", _Namespace, _Mended, atom=True, rss=True)
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


def _add_entry(item: Any, feed: Feed, entry: FeedEntry) -> None:  # noqa: ANN401 — feedgen
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
    item.mended.state(entry, feed.publisher.name)


class _Namespace(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """The namespace of the entries' elements: feedgen asks only the feed's part for it."""

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace."""
        return {"dc": _DUBLIN_CORE}


class _Mended(BaseEntryExtension):  # type: ignore[misc]  # feedgen is not typed
    """An entry's links, dates, author and language."""

    entry: FeedEntry
    author: str

    def state(self, entry: FeedEntry, author: str) -> None:
        """Take what is to be written."""
        self.entry, self.author = entry, author

    def extend_rss(self, item: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the day and the author: RSS' own author would need a mail address."""
        if self.entry.published:
            etree.SubElement(item, "pubDate").text = format_datetime(self.entry.published)
        etree.SubElement(item, f"{{{_DUBLIN_CORE}}}creator").text = self.author
        return item

    def extend_atom(self, element: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Say of each link what it leads to; add the day, and the language where it is another."""
        page, *sounds = element.findall("link")
        page.set("rel", "alternate")
        page.set("type", "text/html")
        enclosure = self.entry.enclosure
        if enclosure:
            (sound,) = sounds
            sound.set("rel", "enclosure")
            sound.set("type", enclosure.type)
            sound.set("length", str(enclosure.length_bytes))
        if self.entry.published:
            etree.SubElement(element, "published").text = self.entry.published.isoformat()
        if self.entry.lang != LANGUAGE:
            element.set(_XML_LANG, self.entry.lang)
        return element
