"""A page being rendered: the Site, the page's own address, and ways to point at the rest."""

from dataclasses import dataclass

from tori.content.body import links
from tori.content.records import Record
from tori.render.html import Html, html, relative
from tori.render.tree import page_path
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address, permalink
from tori.site.references import body_references


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

    def text(self, record: Record) -> str:
        """Return a record's Markdown, its links and pictures pointing at the Tree's own files."""
        body = record.body
        first = record.origin.front_matter.body_line
        found = sorted(links(body, first), key=lambda link: link.span.column, reverse=True)
        lines = body.split("\n")
        targets = self._targets(record) if found else {}
        for link in found:
            replacement = targets.get((link.span.line, link.span.column))
            if replacement is not None:
                _, mark, anchor = link.target.partition("#")
                replacement += mark + anchor
                number = link.span.line - first
                line = lines[number]
                lines[number] = (
                    line[: link.span.column - 1] + replacement + line[link.span.end_column - 1 :]
                )
        return "\n".join(lines).strip("\n")

    def _targets(self, record: Record) -> dict[tuple[int, int], str]:
        """Return what each link of the text should point at, by its place in the file."""
        targets: dict[tuple[int, int], str] = {}
        here = page_path(self.address)
        for reference in body_references(record):
            found = self.site.find(reference.target)
            if found:
                path = page_path(permalink(found))
                targets[reference.span.line, reference.span.column] = relative(
                    f"/{path}", f"/{here}"
                )
        for link in links(record.body, record.origin.front_matter.body_line):
            if link.is_image and not link.is_external:
                address = media_address(media_path(record, link.target))
                targets[link.span.line, link.span.column] = relative(address, f"/{here}")
        return targets


def title_of(record: Record) -> str:
    """Return the record's title; an organisation's is its name."""
    title = getattr(record, "title", "")
    return str(title)
