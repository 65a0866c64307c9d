"""Who points at a record: the other end of every reference, as readers see it."""

from collections.abc import Iterator

from tori.content.records import Record
from tori.render.body import Blocks, SectionHeading
from tori.render.components import bullets
from tori.render.html import EMPTY, Html, html
from tori.render.view import View
from tori.site.references import Reference

_POINTERS = {
    "item": "TOP-lista",
    "winner": "Palkinto",
    "deed": "Aiheesta muualla",
    "pick": "Uutiskirje",
    "link": "Mainittu sivulla",
}
"""How a relation is named on the page of what it points at."""


def pointer_section(view: View, record: Record, heading: str = "Mainittu muualla") -> Blocks:
    """Return a heading and who points at the record; nothing when nobody does."""
    lines = list(pointer_lines(view, record))
    return (SectionHeading(heading), bullets(lines, "pointers")) if lines else ()


def pointer_lines(view: View, record: Record) -> Iterator[Html]:
    """Yield who points at a record and how, most telling relation first, each speaker once."""
    mentions = view.site.mentions_of(record)
    seen: set[str] = set()
    for relation, words in _POINTERS.items() if mentions else ():
        for mention in mentions:
            if mention.relation == relation and mention.speaker.reference not in seen:
                seen.add(mention.speaker.reference)
                yield html("{}: {}{}", words, view.link(mention.speaker), _reason(mention))


def _reason(mention: Reference) -> Html:
    return html(" – {}", mention.why) if mention.why else EMPTY
