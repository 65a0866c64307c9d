"""The list of all feeds as OPML 2.0, which feed readers import: http://opml.org/spec2.opml."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from tori.documents import BytesDocument, Document
from tori.pages.feeds import (
    FEEDS_PAGE,
    GROUPS,
    OPML_ADDRESS,
    RSS,
    category_address,
    feed_content,
    feed_title,
    podcast_feed_link,
)
from tori.site.feeds import Category
from tori.site.model import Site
from tori.site.permalinks import SECTIONS


def opml(site: Site, categories: Iterable[Category]) -> tuple[str, Document]:
    """Return the file, with the feeds in groups; RSS alone, as each is there in three formats."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = f"{site.publisher.site_name}: syötteet"
    etree.SubElement(head, "ownerName").text = site.publisher.name
    etree.SubElement(head, "ownerId").text = site.publisher.full_address(FEEDS_PAGE)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    groups = {kind: etree.SubElement(body, "outline", text=GROUPS[kind]) for kind in GROUPS}
    for category in categories:
        _add_feed(site, groups[category.kind], category)
    _add_podcast(site, groups["site"])
    for group in groups.values():
        if not len(group):
            body.remove(group)
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return OPML_ADDRESS.lstrip("/"), BytesDocument(data)


def _add_feed(site: Site, group: Any, category: Category) -> None:  # noqa: ANN401 — lxml's elements
    address = category_address(category)
    title = feed_title(site.publisher, category.name)
    _outline(site, group, title, (address, f"{address}{RSS.file}"), feed_content(category))


def _add_podcast(site: Site, group: Any) -> None:  # noqa: ANN401 — lxml's elements
    feed = podcast_feed_link(site.publisher)
    _outline(site, group, feed.title, (SECTIONS["podcasts"], feed.address), "Podcastin jaksot.")


def _outline(
    site: Site,
    group: Any,  # noqa: ANN401 — lxml's elements
    title: str,
    addresses: tuple[str, str],
    description: str,
) -> None:
    """Add a feed to a group; the addresses are of its page and its file."""
    page, file = addresses
    outline = etree.SubElement(group, "outline", type="rss", text=title, title=title)
    outline.set("description", description)
    outline.set("htmlUrl", site.publisher.full_address(page))
    outline.set("xmlUrl", site.publisher.full_address(file))
    outline.set("version", "RSS2")
    outline.set("language", "fi")
