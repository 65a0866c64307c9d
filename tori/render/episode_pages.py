"""A podcast episode's page: player, chapters, transcript, facts and show notes."""

from collections.abc import Iterator

from tori.content.records import Deed, Episode
from tori.content.webvtt import Transcript
from tori.render.components import (
    bullets,
    cards,
    facts,
    organisations_named,
    page_heading,
    service_area_link,
    source_line,
    theme_links,
)
from tori.render.html import EMPTY, Html, html, together
from tori.render.pointers import pointer_section
from tori.render.tree import MarkdownDocument, joined
from tori.render.view import View
from tori.render.wording import (
    MACHINE_VOICE,
    clock,
    date_in_finnish,
    duration_in_finnish,
    w3c_date,
)
from tori.site.model import media_path
from tori.site.permalinks import SECTIONS, media_address, permalink
from tori.site.sequences import neighbours, section_page
from tori.text import finnish_list

FEED_ADDRESS = f"{SECTIONS['podcasts']}feed.xml"


def episode_page(view: View, episode: Episode) -> MarkdownDocument:
    """Return the page of an episode: player, transcript, facts and show notes."""
    deeds = [deed for d in episode.deeds if (deed := view.site.find(f"deeds/{d}"))]
    section = section_page(view.site, "podcasts")
    name = section.title if section else "Podcast"
    label = f"{name}, jakso {episode.number}"
    return MarkdownDocument(
        title=episode.title,
        description=episode.summary,
        kind="episode",
        modified=w3c_date(episode.reviewed or episode.published),
        feed=FEED_ADDRESS,
        body=joined(
            (
                page_heading(
                    view,
                    episode.title,
                    episode.summary,
                    (("Podcast", SECTIONS["podcasts"]),),
                    label,
                ),
                _player(view, episode),
                *_chapters(episode),
                view.text(episode),
                *_transcript(view, episode),
                "## Tietoja jaksosta",
                facts(
                    (
                        ("Jakso", f"{episode.number}"),
                        ("Kesto", _duration(view, episode)),
                        ("Äänessä", _persons(episode)),
                        ("Organisaatio", organisations_named(view, episode.organisations)),
                        ("Palvelualue", service_area_link(view, episode.service_area)),
                        ("Teemat", theme_links(view, episode.themes)),
                        ("Julkaistu", date_in_finnish(episode.published)),
                    )
                ),
                *(
                    (
                        "## Jakson teot",
                        cards(view, (d for d in deeds if isinstance(d, Deed)), level=3),
                    )
                    if deeds
                    else ()
                ),
                *pointer_section(view, episode),
                source_line(view, episode.source),
                *_neighbours(view, episode),
            )
        ),
    )


def audio_address(episode: Episode) -> str:
    """Return where the sound is: a full address elsewhere, or an address of ours."""
    if episode.audio.url:
        return episode.audio.url
    return media_address(media_path(episode, episode.audio.file or ""))


def duration_seconds(view: View, episode: Episode) -> int:
    """Return the sound's length, read from our file or stated of one elsewhere."""
    if episode.audio.file:
        return view.site.media_of(episode, episode.audio.file).duration_seconds or 0
    return episode.audio.seconds or 0


def _player(view: View, episode: Episode) -> Html:
    address = audio_address(episode)
    way = address if episode.audio.url else view.way(address)
    note = ""
    if episode.audio.voice == "kone":
        note = (
            "Tällä sivulla kone lukee ääneen sivun tiivistelmän. "
            "Tämä ei ole alkuperäinen podcast-jakso."
        )
    return html(
        '<div class="player"><p class="player__title" id="kuuntele">Kuuntele: {}</p>'
        '<audio controls preload="metadata" src="{}" aria-labelledby="kuuntele"></audio>{}'
        '<p class="player__links"><a href="{}" download>Lataa MP3 ({})</a> '
        '<a href="{}">Tilaa RSS-syöte</a></p></div>',
        MACHINE_VOICE if episode.audio.voice == "kone" else episode.title,
        way,
        html('<p class="player__note">{}</p>', note) if note else EMPTY,
        way,
        _duration(view, episode),
        view.way(FEED_ADDRESS),
    )


def _duration(view: View, episode: Episode) -> str:
    return duration_in_finnish(duration_seconds(view, episode))


def _persons(episode: Episode) -> str:
    if episode.audio.voice == "kone":
        return "koneääni"
    return (
        finnish_list(f"{p.name} ({p.role})" if p.name else p.role for p in episode.persons)
        if episode.persons
        else ""
    )


def _chapters(episode: Episode) -> tuple[Html | str, ...]:
    if not episode.chapters:
        return ()
    return "## Luvut", bullets(html("{} {}", clock(c.start), c.title) for c in episode.chapters)


def _transcript(view: View, episode: Episode) -> tuple[Html | str, ...]:
    """Return the transcript as text, made from the WebVTT file (WCAG 1.2.1)."""
    if not episode.transcript:
        return ()
    transcript = view.site.media_of(episode, episode.transcript).transcript
    if transcript is None:
        return ()
    way = view.way(media_address(media_path(episode, episode.transcript)))
    download = html('<p><a href="{}" download>Lataa tekstivastine (WebVTT)</a></p>', way)
    return (
        "## Tekstivastine",
        html('<div class="transcript">{}</div>', together(_turns(transcript))),
        download,
    )


def _turns(transcript: Transcript) -> Iterator[Html]:
    """Yield the cues, with the speaker named at each turn."""
    speaker = ""
    for cue in transcript.cues:
        turn = (
            html("<strong>{}:</strong> ", cue.speaker)
            if cue.speaker and cue.speaker != speaker
            else EMPTY
        )
        speaker = cue.speaker or speaker
        yield html(
            '<p><span class="time">{}</span> {}{}</p>', clock(cue.start_ms // 1000), turn, cue.text
        )


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
