"""An organisation's page: everything on the site that is by it or about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tori.content.records import Deed, Organisation, Record
from tori.content.records.kinds import KINDS
from tori.pages.feeds import FeedSubscription, feed_links, feed_subscription
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.paging import PAGE_SIZE
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    SourceLine,
    cards,
    facts,
    from_root,
    link_to,
    page_heading,
    source_line,
)
from tori.pages.texts import editor_text
from tori.pages.wording import amount
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.text import capitalised


@dataclass(frozen=True, slots=True)
class Mentions(Data):
    """Records of one type that speak of the organisation, below their heading."""

    section: Section
    records: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class OrganisationData(Data):
    """What an organisation's page shows.

    Attributes:
        deeds_section: None where it has no deeds.
        deeds: The first of its deeds.
        all_deeds: The way to all of them, where these are not all.
        mentions: What else speaks of it, type by type.
    """

    heading: PageHeading
    facts: tuple[Fact, ...]
    deeds_section: Section | None
    deeds: tuple[Card, ...]
    all_deeds: Link | None
    mentions: tuple[Mentions, ...]
    feeds: FeedSubscription
    source: SourceLine | None


def organisation_page(site: Site, organisation: Organisation) -> Page:
    """Return an organisation's page."""
    address = permalink(organisation)
    text = editor_text(site, organisation, address)
    sections = Sections(text)
    found = {m.speaker.reference: m.speaker for m in site.mentions_of(organisation)}
    speakers = tuple(found.values())
    deeds = tuple(
        each for each in speakers if isinstance(each, Deed) and each.organisation == organisation.id
    )
    data = OrganisationData(
        heading=page_heading(
            organisation.name,
            trail=(Link("Organisaatiot", from_root(SECTIONS["organisations"])),),
            label=capitalised(organisation.kind),
        ),
        facts=_facts(site, organisation),
        deeds_section=sections.add("Teot") if deeds else None,
        deeds=cards(site, deeds[:PAGE_SIZE]),
        all_deeds=_all_deeds(organisation, deeds),
        mentions=tuple(_mentions(site, sections, organisation, speakers)),
        feeds=feed_subscription(organisation.name, address),
        source=source_line(site, organisation.source),
    )
    return Page(
        address,
        "organisation",
        organisation.name,
        f"{organisation.name} Tekojen torilla: {amount(Deed, len(deeds))} ja muu sisältö.",
        "organisation",
        data,
        text,
        sections.contents,
        feeds=feed_links(site.publisher, organisation.name, address),
    )


def _facts(site: Site, organisation: Organisation) -> tuple[Fact, ...]:
    parent = site.find(f"organisations/{organisation.part_of}") if organisation.part_of else None
    units = (mention.speaker for mention in site.mentions_of(organisation, "part_of"))
    return facts(
        Fact("Kunta", organisation.municipality or ""),
        Fact("Maakunta", organisation.region or ""),
        Fact("Osa organisaatiota", links=(link_to(parent),) if parent else ()),
        Fact("Yksiköt", links=tuple(link_to(unit) for unit in units)),
        Fact("Lyhyesti", ", ".join(organisation.short_names)),
        Fact("Aiempi nimi", ", ".join(organisation.former_names)),
    )


def _all_deeds(organisation: Organisation, deeds: Sequence[Deed]) -> Link | None:
    if len(deeds) <= PAGE_SIZE:
        return None
    address = from_root(f"{SECTIONS['deeds']}organisaatiot/{organisation.id}/")
    return Link(f"Kaikki {amount(Deed, len(deeds))}", address)


def _mentions(
    site: Site, sections: Sections, organisation: Organisation, speakers: Sequence[Record]
) -> Iterator[Mentions]:
    """Yield, type by type, what else speaks of the organisation than its own deeds and units."""
    for kind in KINDS:
        if kind.record_type is Organisation:
            continue
        found = tuple(
            each
            for each in speakers
            if type(each) is kind.record_type and not _is_own_deed(each, organisation)
        )
        if found:
            title = "Mainittu näissä teoissa" if kind.record_type is Deed else kind.heading
            yield Mentions(sections.add(title), cards(site, found))


def _is_own_deed(record: Record, organisation: Organisation) -> bool:
    return isinstance(record, Deed) and record.organisation == organisation.id
