"""A podcast episode's page: player, show notes, chapters, transcript and facts."""

from dataclasses import dataclass

from tori.content.records import Episode
from tori.pages.episode_data import episode_data
from tori.pages.feeds import podcast_feed_link
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
from tori.pages.players import Chapter, Player, chapters_of, player_of
from tori.pages.podcast import (
    duration_seconds,
    is_read_by_machine,
    persons_heard,
)
from tori.pages.structured_data import StructuredData
from tori.pages.texts import editor_text
from tori.pages.transcripts import TranscriptText, transcript_text
from tori.pages.wording import date_in_finnish, duration_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.site.sequences import neighbours, section_page
from tori.text import finnish_list


@dataclass(frozen=True, slots=True)
class EpisodeData(Data):
    """What an episode's page shows; each section is None where there is nothing of it.

    Attributes:
        deeds: Those that the episode tells of.
        before: The episode with the number before, if there is one.
        after: The episode with the number after, if there is one.
        structured: What machines are told of the episode.
    """

    heading: PageHeading
    player: Player
    chapters_section: Section | None
    chapters: tuple[Chapter, ...]
    transcript_section: Section | None
    transcript: TranscriptText | None
    facts_section: Section
    facts: tuple[Fact, ...]
    deeds_section: Section | None
    deeds: tuple[Card, ...]
    pointers_section: Section | None
    pointers: tuple[Pointer, ...]
    source: SourceLine | None
    before: Link | None
    after: Link | None
    structured: StructuredData


def episode_page(site: Site, episode: Episode) -> Page:
    """Return the page of an episode, with its structured data at the end."""
    address = permalink(episode)
    text = editor_text(site, episode, address)
    sections = Sections(text)
    chapters = chapters_of(episode)
    transcript = transcript_text(site, episode, episode.transcript)
    deeds = cards(site, (deed for each in episode.deeds if (deed := site.find(f"deeds/{each}"))))
    found = pointers(site, episode)
    before, after = neighbours(site, episode)
    data = EpisodeData(
        heading=_heading(site, episode),
        player=player_of(site, episode),
        chapters_section=sections.add("Luvut") if chapters else None,
        chapters=chapters,
        transcript_section=sections.add("Tekstivastine") if transcript else None,
        transcript=transcript,
        facts_section=sections.add("Tietoja jaksosta"),
        facts=_facts(site, episode),
        deeds_section=sections.add("Jakson teot") if deeds else None,
        deeds=deeds,
        pointers_section=sections.add("Mainittu muualla") if found else None,
        pointers=found,
        source=source_line(site, episode.source),
        before=link_to(before) if before else None,
        after=link_to(after) if after else None,
        structured=episode_data(site, episode),
    )
    return Page(
        address,
        "episode",
        episode.title,
        episode.summary,
        "episode",
        data,
        text,
        sections.contents,
        modified=w3c_date(episode.reviewed or episode.published),
        feeds=(podcast_feed_link(site.publisher),),
    )


def _heading(site: Site, episode: Episode) -> PageHeading:
    section = section_page(site, "podcasts")
    name = section.title if section else "Podcast"
    trail = (Link("Podcast", from_root(SECTIONS["podcasts"])),)
    return page_heading(episode.title, episode.summary, trail, f"{name}, jakso {episode.number}")


def _facts(site: Site, episode: Episode) -> tuple[Fact, ...]:
    return facts(
        Fact("Jakso", f"{episode.number}"),
        Fact("Kesto", duration_in_finnish(duration_seconds(site, episode))),
        Fact("Äänessä", _persons(site, episode)),
        Fact("Organisaatio", links=organisation_links(site, episode.organisations)),
        Fact("Palvelualue", links=service_area_links(episode.service_area)),
        Fact("Teemat", links=theme_links(episode.themes)),
        Fact("Julkaistu", date_in_finnish(episode.published)),
    )


def _persons(site: Site, episode: Episode) -> str:
    if is_read_by_machine(episode):
        return "koneääni"
    persons = persons_heard(site.publisher, episode)
    named = [f"{p.name} ({p.role})" if p.name else p.role for p in persons]
    return finnish_list(named) if named else ""
