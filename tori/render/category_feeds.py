"""Every category's feed in every format, and the list of them all."""

from collections.abc import Iterator, Sequence

from tori.content.records import Dated
from tori.render.feed import feed_of
from tori.render.feed_entries import Entry, entry_of, linked_terms
from tori.render.feed_links import ATOM, JSON_FEED, RSS
from tori.render.json_feed import json_feed
from tori.render.opml import opml
from tori.render.syndication import rss_and_atom
from tori.render.tree import BytesDocument, Document
from tori.site.feeds import Category
from tori.site.model import Site


def category_feeds(site: Site, categories: Sequence[Category]) -> Iterator[tuple[str, Document]]:
    """Yield each feed's path and bytes; a record in several feeds is made an entry once."""
    terms = linked_terms(site)
    made: dict[str, Entry] = {}

    def entry(record: Dated) -> Entry:
        known = made.get(record.reference)
        if known is None:
            known = made[record.reference] = entry_of(site, terms, record)
        return known

    for category in categories:
        feed = feed_of(site.publisher, category, entry)
        folder = feed.address.lstrip("/")
        rss, atom = rss_and_atom(feed)
        yield f"{folder}{RSS.file}", BytesDocument(rss)
        yield f"{folder}{ATOM.file}", BytesDocument(atom)
        yield f"{folder}{JSON_FEED.file}", BytesDocument(json_feed(feed))
    yield opml(site, categories)
