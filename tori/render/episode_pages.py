"""A podcast episode's page: player, show notes, chapters, transcript and facts."""

from tori.content.records import Deed, Episode
from tori.pages.feeds import podcast_feed_link
from tori.pages.wording import date_in_finnish, duration_in_finnish, w3c_date
from tori.render.body import SectionHeading
from tori.render.cards import cards
from tori.render.components import (
    facts,
    organisations_named,
    page_heading,
    service_area_link,
    source_line,
    theme_links,
)
from tori.render.episode_data import episode_data
from tori.render.html import Html, html, together
from tori.render.players import chapter_section, player
from tori.render.podcast import (
    audio_way,
    duration_seconds,
    is_read_by_machine,
    persons_heard,
)
from tori.render.pointers import pointer_section
from tori.render.transcripts import transcript_section
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.permalinks import SECTIONS, permalink
from tori.site.sequences import neighbours, section_page
from tori.text import finnish_list


def episode_page(view: View, episode: Episode) -> PageDocument:
    """Return the page of an episode, with its structured data at the end."""
    deeds = [deed for d in episode.deeds if (deed := view.site.find(f"deeds/{d}"))]
    section = section_page(view.site, "podcasts")
    name = section.title if section else "Podcast"
    label = f"{name}, jakso {episode.number}"
    return PageDocument(
        title=episode.title,
        description=episode.summary,
        kind="episode",
        modified=w3c_date(episode.reviewed or episode.published),
        feeds=(podcast_feed_link(view.site.publisher),),
        blocks=(
            page_heading(
                view,
                episode.title,
                episode.summary,
                (("Podcast", SECTIONS["podcasts"]),),
                label,
            ),
            player(view, episode),
            view.text(episode),
            *chapter_section(view, episode),
            *(
                transcript_section(view, episode, episode.transcript, audio_way(view, episode))
                if episode.transcript
                else ()
            ),
            SectionHeading("Tietoja jaksosta"),
            facts(
                (
                    ("Jakso", f"{episode.number}"),
                    ("Kesto", duration_in_finnish(duration_seconds(view, episode))),
                    ("Äänessä", _persons(view, episode)),
                    ("Organisaatio", organisations_named(view, episode.organisations)),
                    ("Palvelualue", service_area_link(view, episode.service_area)),
                    ("Teemat", theme_links(view, episode.themes)),
                    ("Julkaistu", date_in_finnish(episode.published)),
                )
            ),
            *(
                (
                    SectionHeading("Jakson teot"),
                    cards(view, (d for d in deeds if isinstance(d, Deed)), level=3),
                )
                if deeds
                else ()
            ),
            *pointer_section(view, episode),
            source_line(view, episode.source),
            *_neighbours(view, episode),
            episode_data(view, episode),
        ),
    )


def _persons(view: View, episode: Episode) -> str:
    if is_read_by_machine(episode):
        return "koneääni"
    persons = persons_heard(view.site.publisher, episode)
    named = [f"{p.name} ({p.role})" if p.name else p.role for p in persons]
    return finnish_list(named) if named else ""


def _neighbours(view: View, episode: Episode) -> tuple[Html, ...]:
    before, after = neighbours(view.site, episode)
    links = []
    if before:
        links.append(
            html(
                '<a rel="prev" href="{}">Edellinen: {}</a>',
                view.way(permalink(before)),
                before.title,
            )
        )
    if after:
        links.append(
            html(
                '<a rel="next" href="{}">Seuraava: {}</a>', view.way(permalink(after)), after.title
            )
        )
    return (
        (html('<nav class="neighbours" aria-label="Muut jaksot">{}</nav>', together(links)),)
        if links
        else ()
    )
