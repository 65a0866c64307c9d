"""The player of an episode's sound and the chapters that lead to moments of it.

The player is the browser's own, which the keyboard and screen readers know. Everything works
without the script: then the links of chapters open the sound itself at their moment.
"""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tori.content.records import Episode
from tori.pages.wording import MACHINE_VOICE, clock, duration_in_finnish
from tori.render.body import Blocks, SectionHeading
from tori.render.html import EMPTY, Html, html, together
from tori.render.podcast import (
    FEED_ADDRESS,
    audio_address,
    audio_way,
    duration_seconds,
    is_read_by_machine,
)
from tori.render.transcripts import moment_way, seconds_stated
from tori.render.view import View

SCRIPT = "/assets/javascripts/player.js"
"""Only pages with a player load it."""

_MACHINE_NOTE = (
    "Tällä sivulla kone lukee ääneen sivun tiivistelmän. Tämä ei ole alkuperäinen podcast-jakso."
)


def player(view: View, episode: Episode) -> Html:
    """Return the player with its name, what to know of the voice, and the file to download.

    Name and sound are a box of their own, which stays in sight while one listens.
    """
    machine = is_read_by_machine(episode)
    way = audio_way(view, episode)
    return html(
        '<div class="player"><p class="player__title" id="kuuntele">Kuuntele: {}</p>'
        '<audio controls preload="metadata" src="{}" aria-labelledby="kuuntele"></audio></div>'
        '<div class="player-notes">{}<p class="player-notes__links">'
        '<a href="{}" download>Lataa {} ({})</a> <a href="{}">Tilaa podcast (RSS)</a>{}</p></div>'
        '<script src="{}" defer></script>',
        MACHINE_VOICE if machine else episode.title,
        way,
        html('<p class="player-notes__voice">{}</p>', _MACHINE_NOTE) if machine else EMPTY,
        way,
        _format_name(episode),
        duration_in_finnish(duration_seconds(view, episode)),
        view.way(FEED_ADDRESS),
        together(
            html(' <a href="{}">{}</a>', directory.url, directory.name)
            for directory in view.site.publisher.podcast.directories
        ),
        view.way(SCRIPT),
    )


def chapter_section(view: View, episode: Episode) -> Blocks:
    """Return the chapters as links that jump, in their order; nothing when there are none."""
    if not episode.chapters:
        return ()
    way = audio_way(view, episode)
    links = (
        html(
            '<li><a href="{}" data-seconds="{}"><span class="chapters__time">{}</span> {}</a></li>',
            moment_way(way, chapter.start * 1000),
            seconds_stated(chapter.start * 1000),
            clock(chapter.start),
            chapter.title,
        )
        for chapter in episode.chapters
    )
    return SectionHeading("Luvut"), html('<ol class="chapters">{}</ol>', together(links))


def _format_name(episode: Episode) -> str:
    """Return what the sound's format is called, by its ending: 'MP3', or 'äänitiedosto'."""
    ending = PurePosixPath(urlsplit(audio_address(episode)).path).suffix
    return ending[1:].upper() or "äänitiedosto"
