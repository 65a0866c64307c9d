"""A page being rendered: the Site, the page's own address, and ways to point at the rest."""

from dataclasses import dataclass
from functools import partial

from tori.content.records import Record
from tori.markdown.html import page_html
from tori.markdown.links import Link
from tori.render.body import Block, EditorText
from tori.render.html import EMPTY, Html, html, relative
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address, permalink
from tori.site.references import linked_record


@dataclass(frozen=True, slots=True)
class View:
    """What a page sees: every way is relative to its address."""

    site: Site
    address: str

    @property
    def beside(self) -> str:
        """An address in this one's folder: the ways to others are the same from all of them.

        What depends on the place by its ways alone can be made once for it.
        """
        folder = self.address[: self.address.rfind("/", 0, -1) + 1]
        return f"{folder}-/" if folder else "/"

    def way(self, address: str) -> str:
        """Return the relative way from this page to an address."""
        return relative(address, self.address)

    def link(self, record: Record, text: str = "") -> Html:
        """Return a link to a record, with its title or other words."""
        return html('<a href="{}">{}</a>', self.way(permalink(record)), text or title_of(record))

    def text(self, record: Record | None) -> Block:
        """Return a record's text, its links and pictures pointing at the site's own files."""
        if record is None or not record.text.markup:
            return EMPTY
        made = page_html(record.text, partial(self.address_of, record))
        return EditorText(Html(made), record.text.headings)

    def address_of(self, record: Record, link: Link) -> str | None:
        """Return where a link of a record's text leads from here; None where nothing is there."""
        if link.is_external:
            return link.target
        if link.is_image:
            return self.way(media_address(media_path(record, link.target)))
        if link.target.startswith("#"):
            anchor = record.text.anchor(link.target[1:])
            return f"{self.way(permalink(record))}#{anchor}" if anchor else None
        named = linked_record(record, link.target)
        found = self.site.find(named.reference) if named else None
        if named is None or found is None:
            return None
        anchor = found.text.anchor(named.fragment) or named.fragment
        return self.way(permalink(found)) + (f"#{anchor}" if anchor else "")


def title_of(record: Record) -> str:
    """Return the record's title; an organisation's is its name."""
    title = getattr(record, "title", "")
    return str(title)
