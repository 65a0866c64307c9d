"""A TOP list's page."""

from dataclasses import dataclass

from tori.content.records import TopList
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    SourceLine,
    card,
    facts,
    from_root,
    page_heading,
    source_line,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink

_COMPILERS = {
    "ohjelma": "Kunteko-ohjelman julkaisema lista",
    "toimitus": "Tämän sivuston toimituksen kokoama lista",
}


@dataclass(frozen=True, slots=True)
class TopListData(Data):
    """What a list's page shows.

    Attributes:
        heading: The top of the page; its label says who compiled the list.
        deeds_section: The heading above the deeds.
        deeds: In the list's order, each with the reason why it is there.
        unknown: What is said where the source does not tell what is on the list, or empty.
        facts: The list's size and date.
        source: Where the list comes from.
    """

    heading: PageHeading
    deeds_section: Section
    deeds: tuple[Card, ...]
    unknown: str
    facts: tuple[Fact, ...]
    source: SourceLine | None


def top_list_page(site: Site, top_list: TopList) -> Page:
    """Return the page of a list; where the source does not tell what is on it, the page says so."""
    address = permalink(top_list)
    text = editor_text(site, top_list, address)
    sections = Sections(text)
    trail = (Link("TOP-listat", from_root(SECTIONS["toplists"])),)
    label = _COMPILERS[top_list.compiled_by]
    data = TopListData(
        heading=page_heading(top_list.title, top_list.summary, trail, label),
        deeds_section=sections.add("Listan teot"),
        deeds=_deeds(site, top_list),
        unknown=_UNKNOWN.format(top_list.size) if top_list.items is None else "",
        facts=facts(
            Fact("Koko", f"{top_list.size} kohtaa"),
            Fact("Julkaistu", date_in_finnish(top_list.published)),
        ),
        source=source_line(site, top_list.source),
    )
    return Page(
        address,
        "toplist",
        top_list.title,
        top_list.summary,
        "top-list",
        data,
        text,
        sections.contents,
        modified=w3c_date(top_list.reviewed or top_list.published),
    )


_UNKNOWN = (
    "Listalla on {} kohtaa. Lähde kertoo listan nimen ja koon mutta ei sitä, mitä listalla on."
)


def _deeds(site: Site, top_list: TopList) -> tuple[Card, ...]:
    return tuple(
        card(site, deed, item.why)
        for item in top_list.items or ()
        if (deed := site.find(f"deeds/{item.deed}"))
    )
