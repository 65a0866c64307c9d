"""The page of a story of Sankarit poikkeusoloissa."""

from dataclasses import dataclass

from tori.content.records import Story
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Fact,
    Link,
    PageHeading,
    Pointer,
    SourceLine,
    facts,
    from_root,
    organisation_links,
    page_heading,
    pointers,
    service_area_links,
    source_line,
    theme_links,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink


@dataclass(frozen=True, slots=True)
class StoryData(Data):
    """What a story's page shows; the section is None where nobody points at the story."""

    heading: PageHeading
    facts: tuple[Fact, ...]
    pointers_section: Section | None
    pointers: tuple[Pointer, ...]
    source: SourceLine | None


def story_page(site: Site, story: Story) -> Page:
    """Return the page of a story."""
    address = permalink(story)
    text = editor_text(site, story, address)
    sections = Sections(text)
    found = pointers(site, story)
    trail = (Link("Sankarit poikkeusoloissa", from_root(SECTIONS["sankarit"])),)
    data = StoryData(
        heading=page_heading(story.title, story.summary, trail, f"Tarina {story.number}"),
        facts=_facts(site, story),
        pointers_section=sections.add("Mainittu muualla") if found else None,
        pointers=found,
        source=source_line(site, story.source),
    )
    return Page(
        address,
        "story",
        story.title,
        story.summary,
        "story",
        data,
        text,
        sections.contents,
        modified=w3c_date(story.reviewed or story.published),
    )


def _facts(site: Site, story: Story) -> tuple[Fact, ...]:
    organisation = (story.organisation,) if story.organisation else ()
    return facts(
        Fact("Organisaatio", links=organisation_links(site, organisation)),
        Fact("Ammattiryhmä", story.profession or ""),
        Fact("Palvelualue", links=service_area_links(story.service_area)),
        Fact("Teemat", links=theme_links(story.themes)),
        Fact("Julkaistu", date_in_finnish(story.published)),
    )
