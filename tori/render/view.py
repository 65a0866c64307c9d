"""A page being rendered: the Site, the page's own address, and ways to point at the rest."""

from dataclasses import dataclass

from tori.content.records import Record
from tori.markdown.links import Link
from tori.pages.texts import editor_text, link_address
from tori.render.body import Block
from tori.render.html import Html, html
from tori.site.model import Site
from tori.site.permalinks import permalink, relative


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
        return editor_text(self.site, record, self.address)

    def address_of(self, record: Record, link: Link) -> str | None:
        """Return where a link of a record's text leads from here; None where nothing is there."""
        return link_address(self.site, self.address, record, link)


def title_of(record: Record) -> str:
    """Return the record's title; an organisation's is its name."""
    title = getattr(record, "title", "")
    return str(title)
