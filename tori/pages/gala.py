"""A gala's page: its categories and, where known, who won."""

from dataclasses import dataclass

from tori.content.records import Category, Gala, Winner
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Fact,
    Link,
    PageHeading,
    SourceLine,
    facts,
    from_root,
    link_to,
    page_heading,
    source_line,
)
from tori.pages.texts import editor_text
from tori.pages.wording import w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink


@dataclass(frozen=True, slots=True)
class Awarded(Data):
    """A deed or an organisation that won, and why, which may be empty."""

    link: Link
    why: str


@dataclass(frozen=True, slots=True)
class AwardCategory(Data):
    """A category whose winners are known."""

    name: str
    winners: tuple[Awarded, ...]


@dataclass(frozen=True, slots=True)
class GalaData(Data):
    """What a gala's page shows.

    Attributes:
        heading: The top of the page.
        facts: The year, and how many categories there were.
        awards_section: The heading above the categories.
        categories: Those whose winners are known.
        unknown: The names of the others, with commas between, or empty.
        source: Where the page's facts come from.
    """

    heading: PageHeading
    facts: tuple[Fact, ...]
    awards_section: Section
    categories: tuple[AwardCategory, ...]
    unknown: str
    source: SourceLine | None


def gala_page(site: Site, gala: Gala) -> Page:
    """Return the page of a gala."""
    address = permalink(gala)
    text = editor_text(site, gala, address)
    sections = Sections(text)
    trail = (Link("Gaalat", from_root(SECTIONS["galas"])),)
    data = GalaData(
        heading=page_heading(gala.title, gala.summary, trail),
        facts=facts(
            Fact("Vuosi", str(gala.year)), Fact("Palkintosarjoja", str(len(gala.categories)))
        ),
        awards_section=sections.add("Palkitut"),
        categories=tuple(
            _category(site, category)
            for category in gala.categories
            if category.winners is not None
        ),
        unknown=", ".join(c.name for c in gala.categories if c.winners is None),
        source=source_line(site, gala.source),
    )
    return Page(
        address,
        "gala",
        gala.title,
        gala.summary,
        "gala",
        data,
        text,
        sections.contents,
        modified=w3c_date(gala.reviewed or gala.published),
    )


def _category(site: Site, category: Category) -> AwardCategory:
    winners = (_awarded(site, winner) for winner in category.winners or ())
    return AwardCategory(category.name, tuple(winner for winner in winners if winner))


def _awarded(site: Site, winner: Winner) -> Awarded | None:
    target = f"deeds/{winner.deed}" if winner.deed else f"organisations/{winner.organisation}"
    record = site.find(target)
    return Awarded(link_to(record), winner.why or "") if record else None
