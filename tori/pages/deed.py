"""A deed's page: what was done, by whom, what came of it, and everything that points at it."""

from dataclasses import dataclass

from tori.content.records import Adoption, Deed, Image, Record
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    Pointer,
    SourceLine,
    cards,
    facts,
    from_root,
    link_to,
    organisation_links,
    page_heading,
    pointers,
    service_area_links,
    source_line,
    theme_links,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.model import Site, media_path
from tori.site.permalinks import SECTIONS, media_address, permalink, service_area_address
from tori.text import capitalised


@dataclass(frozen=True, slots=True)
class Picture(Data):
    """A picture of a deed."""

    address: str
    alt: str
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class Copy(Data):
    """Somebody who took a deed as a model, and in brackets who or when; what they changed."""

    link: Link
    about: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class DeedData(Data):
    """What a deed's page shows; each section is None where there is nothing of it.

    Attributes:
        models: The deeds that this one took as a model.
        copies: Those that took this one.
        kin: The nearest deeds.
    """

    heading: PageHeading
    facts: tuple[Fact, ...]
    pictures: tuple[Picture, ...]
    results_section: Section | None
    results: tuple[str, ...]
    transfer_section: Section | None
    transfer: tuple[str, ...]
    copies_section: Section | None
    models: tuple[Link, ...]
    copies: tuple[Copy, ...]
    pointers_section: Section | None
    pointers: tuple[Pointer, ...]
    source: SourceLine | None
    kin_section: Section | None
    kin: tuple[Card, ...]


def deed_page(site: Site, deed: Deed) -> Page:
    """Return the page of a deed."""
    address = permalink(deed)
    text = editor_text(site, deed, address)
    sections = Sections(text)
    found_models = (site.find(f"deeds/{each}") for each in deed.modelled_on)
    models = tuple(link_to(model) for model in found_models if model)
    copies = (
        *(_copy(site, mention.speaker) for mention in site.mentions_of(deed, "modelled_on")),
        *(_adoption(site, adoption) for adoption in deed.adopted_by),
    )
    found = pointers(site, deed)
    kin = cards(site, site.kin_of(deed))
    trail = (
        Link("Teot", from_root(SECTIONS["deeds"])),
        Link(capitalised(deed.service_area), from_root(service_area_address(deed.service_area))),
    )
    data = DeedData(
        heading=page_heading(deed.title, deed.summary, trail),
        facts=_facts(site, deed),
        pictures=tuple(_picture(deed, image) for image in deed.images),
        results_section=sections.add("Tulokset") if deed.results else None,
        results=deed.results,
        transfer_section=sections.add("Opit ja siirrettävyys") if deed.transfer else None,
        transfer=deed.transfer,
        copies_section=sections.add("Otettu mallia") if models or copies else None,
        models=models,
        copies=copies,
        pointers_section=sections.add("Tekoon viitataan") if found else None,
        pointers=found,
        source=source_line(site, deed.source),
        kin_section=sections.add("Samasta aiheesta") if kin else None,
        kin=kin,
    )
    return Page(
        address,
        "deed",
        deed.title,
        deed.summary,
        "deed",
        data,
        text,
        sections.contents,
        modified=w3c_date(deed.reviewed or deed.published),
    )


def _facts(site: Site, deed: Deed) -> tuple[Fact, ...]:
    campaign = site.find(f"campaigns/{deed.campaign}") if deed.campaign else None
    return facts(
        Fact("Organisaatio", links=organisation_links(site, (deed.organisation,))),
        Fact("Palvelualue", links=service_area_links(deed.service_area)),
        Fact("Teemat", links=theme_links(deed.themes)),
        Fact("Kenelle", ", ".join(deed.customer_groups)),
        Fact("Vaihe", deed.stage or ""),
        Fact("Kampanja", links=(link_to(campaign),) if campaign else ()),
        Fact("Lisätietoja antaa", deed.contact or ""),
        Fact("Julkaistu", date_in_finnish(deed.published)),
    )


def _picture(deed: Deed, image: Image) -> Picture:
    address = from_root(media_address(media_path(deed, image.src)))
    return Picture(address, image.alt, image.credit, image.licence)


def _copy(site: Site, speaker: Record) -> Copy:
    about = site.organisation(speaker.organisation).name if isinstance(speaker, Deed) else ""
    return Copy(link_to(speaker), about)


def _adoption(site: Site, adoption: Adoption) -> Copy:
    organisation = link_to(site.organisation(adoption.organisation))
    return Copy(organisation, str(adoption.year), adoption.changed or "")
