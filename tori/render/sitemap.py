"""The sitemap (sitemaps.org protocol 0.9) and robots.txt, with dates from content alone."""

from collections.abc import Iterable

from markupsafe import escape

from tori.content.publisher import Publisher
from tori.render.proof_page import PROOFS_KIND
from tori.render.tree import BytesDocument, Document, MarkdownDocument

_UNLISTED_KINDS = frozenset({"stub", PROOFS_KIND})


def sitemap(
    publisher: Publisher, pages: Iterable[tuple[str, Document]]
) -> tuple[str, BytesDocument]:
    """Return the sitemap of the pages; a page whose date is not known says none."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path, page in sorted(pages):
        if isinstance(page, MarkdownDocument) and page.kind not in _UNLISTED_KINDS:
            address = publisher.full_address("/" + path.removesuffix("index.md"))
            modified = f"<lastmod>{page.modified}</lastmod>" if page.modified else ""
            lines.append(f"<url><loc>{escape(address)}</loc>{modified}</url>")
    lines.append("</urlset>\n")
    return "sitemap.xml", BytesDocument("\n".join(lines).encode())


def robots(publisher: Publisher) -> tuple[str, Document]:
    """Return robots.txt, which names the sitemap (RFC 9309)."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {publisher.full_address('/sitemap.xml')}\n"
    return "robots.txt", BytesDocument(text.encode())
