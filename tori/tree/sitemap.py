"""The sitemap (sitemaps.org protocol 0.9) and robots.txt, with dates from content alone."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from tori.content.settings.publisher import Publisher
from tori.documents import BytesDocument, Document, PageDocument
from tori.pages.page import Page
from tori.pages.proofs import PROOFS_KIND

SITEMAP = "sitemap.xml"

_UNLISTED_KINDS = frozenset({"stub", PROOFS_KIND})


Day = str
"""A W3C date (year, month or day); empty where it is not known."""


def sitemap(
    publisher: Publisher, pages: Iterable[tuple[str, Document]]
) -> tuple[str, BytesDocument]:
    """Return the sitemap of the pages; a page whose date is not known says none."""
    return sitemap_of(publisher, listed(pages))


def listed(documents: Iterable[tuple[str, Document]]) -> Iterator[tuple[str, Day]]:
    """Yield the paths of the pages that the sitemap lists, and when each was changed."""
    for path, document in documents:
        day = listed_day(document)
        if day is not None:
            yield path, day


def listed_day(document: Document) -> Day | None:
    """Return when a page was changed; None of what the sitemap does not list."""
    if not isinstance(document, PageDocument | Page) or document.kind in _UNLISTED_KINDS:
        return None
    return document.modified


def sitemap_of(publisher: Publisher, pages: Iterable[tuple[str, Day]]) -> tuple[str, BytesDocument]:
    """Return the sitemap of pages that are known to be listed."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path, day in sorted(pages):
        address = publisher.full_address("/" + path.removesuffix("index.md"))
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{modified}</url>")
    lines.append("</urlset>\n")
    return SITEMAP, BytesDocument("\n".join(lines).encode())


def robots(publisher: Publisher) -> tuple[str, Document]:
    """Return robots.txt, which names the sitemap (RFC 9309)."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {publisher.full_address('/sitemap.xml')}\n"
    return "robots.txt", BytesDocument(text.encode())
