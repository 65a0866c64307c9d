"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping

from tori.feeds.entries import Enclosure, FeedEntry
from tori.feeds.feed import LANGUAGE, Feed
from tori.pages.feeds import JSON_FEED

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """Return the feed's JSON, an item a line."""
    head = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.file_url(JSON_FEED),
        "description": feed.description,
        "language": LANGUAGE,
        "authors": [{"name": feed.publisher.name}],
    }
    opening = _written(head).removesuffix("}")
    items = ",\n".join([entry.json for entry in feed.entries])
    return f'{opening},"items":[\n{items}\n]}}\n'.encode()


def json_item(entry: FeedEntry) -> str:
    """Return an entry's item."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
    }
    if entry.published:
        item["date_published"] = entry.published.isoformat()
    if entry.reviewed:
        item["date_modified"] = entry.reviewed.isoformat()
    if entry.lang != LANGUAGE:
        item["language"] = entry.lang
    item["tags"] = entry.categories
    if entry.enclosure:
        item["attachments"] = [_attachment(entry.enclosure)]
    return _written(item)


def _attachment(enclosure: Enclosure) -> Mapping[str, object]:
    return {
        "url": enclosure.url,
        "mime_type": enclosure.type,
        "size_in_bytes": enclosure.length_bytes,
        "duration_in_seconds": enclosure.duration_seconds,
    }


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
