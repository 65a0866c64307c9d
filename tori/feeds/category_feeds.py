"""Every category's feed in every format, and the list of them all."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from tori.content.records import Dated
from tori.documents import BytesDocument, Document, Unit, ready_unit
from tori.feeds.entries import entry_of, linked_terms
from tori.feeds.feed import WrittenEntry, feed_of
from tori.feeds.json_feed import json_feed, json_item
from tori.feeds.opml import opml
from tori.feeds.syndication import atom, rss, rss_and_atom_of
from tori.pages.feeds import ATOM, JSON_FEED, RSS, category_address
from tori.site.feeds import Category
from tori.site.model import Site


def category_feeds(site: Site, categories: Sequence[Category]) -> Iterator[Unit]:
    """Yield each category's feeds, and the list of them all."""
    feeds = Counter(record.reference for category in categories for record in category.records)
    for category in categories:
        folder = category_address(category).lstrip("/")
        paths = tuple(f"{folder}{kind.file}" for kind in (RSS, ATOM, JSON_FEED))
        shared = tuple(r.reference for r in category.records if feeds[r.reference] > 1)
        yield Unit(paths, partial(_feeds, site, shared, category))
    yield ready_unit((opml(site, categories),))


def _feeds(
    site: Site, shared: Collection[str], category: Category
) -> Iterator[tuple[str, Document]]:
    feed = feed_of(site.publisher, category, partial(_entry, site, shared))
    folder = feed.address.lstrip("/")
    yield f"{folder}{RSS.file}", BytesDocument(rss(feed))
    yield f"{folder}{ATOM.file}", BytesDocument(atom(feed))
    yield f"{folder}{JSON_FEED.file}", BytesDocument(json_feed(feed))


def _entry(site: Site, shared: Collection[str], record: Dated) -> WrittenEntry:
    """Return a record's entry, which is made once and kept if it is in several feeds."""
    if record.reference not in shared:
        return _written(site, record)
    return site.once(_written, record.reference, site, record)


def _written(site: Site, record: Dated) -> WrittenEntry:
    terms = site.once(linked_terms, None, site)
    entry = entry_of(site, terms, record)
    in_rss, in_atom = rss_and_atom_of(entry, site.publisher.name)
    return WrittenEntry(in_rss, in_atom, json_item(entry), entry.updated)
