"""Editors' texts on pages: their links lead to the site's own pages and files."""

from functools import partial

from markupsafe import Markup

from tori.content.records import Record
from tori.markdown.html import page_html
from tori.markdown.links import Link
from tori.pages.page import NO_TEXT, EditorText
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address, permalink, relative
from tori.site.references import linked_record


def editor_text(site: Site, record: Record | None, address: str) -> EditorText:
    """Return a record's text for the page at an address; an empty one where there is none."""
    if record is None or not record.text.markup:
        return NO_TEXT
    made = page_html(record.text, partial(link_address, site, address, record))
    return EditorText(Markup(made), record.text.headings)  # noqa: S704 — made safe by tori.markdown


def link_address(site: Site, page: str, record: Record, link: Link) -> str | None:
    """Return where a link of a record's text leads from a page; None where nothing is there."""
    if link.is_external:
        return link.target
    if link.target.startswith("#"):
        anchor = record.text.anchor(link.target[1:])
        own = "" if page == permalink(record) else relative(permalink(record), page)
        return f"{own}#{anchor}" if anchor else None
    if link.is_image:
        return relative(media_address(media_path(record, link.target)), page)
    named = linked_record(record, link.target)
    found = site.find(named.reference) if named else None
    if named is None or found is None:
        return None
    anchor = found.text.anchor(named.fragment) or named.fragment
    return relative(permalink(found), page) + (f"#{anchor}" if anchor else "")
