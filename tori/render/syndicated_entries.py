"""The part of RSS and Atom that feedgen gets wrong or lacks: an extension of feed and entry.

feedgen 1.0.0 drops the rel, type and length of an Atom entry's links, so that a sound would become
a second page; and it writes RSS' dates by changing the process's locale. Both are done here.
"""

from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from tori.render.feed_entries import Entry

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class SyndicatedFeed(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """The namespace of the entries' elements: feedgen asks only the feed's part for it."""

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace."""
        return {"dc": DUBLIN_CORE}


class SyndicatedEntry(BaseEntryExtension):  # type: ignore[misc]  # feedgen is not typed
    """An entry's links, dates, author and language."""

    entry: Entry
    author: str
    feed_language: str

    def state(self, entry: Entry, author: str, feed_language: str) -> None:
        """Take what is to be written."""
        self.entry, self.author, self.feed_language = entry, author, feed_language

    def extend_rss(self, item: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the day and the author: RSS' own author would need a mail address."""
        if self.entry.published:
            etree.SubElement(item, "pubDate").text = format_datetime(self.entry.published)
        etree.SubElement(item, f"{{{DUBLIN_CORE}}}creator").text = self.author
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
        if self.entry.lang != self.feed_language:
            element.set(_XML_LANG, self.entry.lang)
        return element
