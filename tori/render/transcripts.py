"""A recording's transcript as text on its page, made from the WebVTT file (WCAG 1.2.1).

A paragraph is a turn of speech, or a part of a long one. Its time is one link: a link for each cue
would drown whoever listens to the page.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

from tori.content.records import Record
from tori.content.webvtt import Cue, Transcript
from tori.pages.wording import clock
from tori.render.body import Blocks, SectionHeading
from tori.render.html import EMPTY, Html, html, together
from tori.render.view import View
from tori.site.model import media_path
from tori.site.permalinks import media_address

_PAUSE_MS = 2_000
"""A silence after which a new paragraph begins."""
_LONG_MS = 20_000
"""How long a paragraph lasts until the next sentence begins a new one."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", ")")


def transcript_section(view: View, record: Record, path: str, audio: str | None) -> Blocks:
    """Return the heading, the text and the file to download; nothing when there is no text.

    Args:
        view: The page.
        record: Whose transcript or captions it is.
        path: The WebVTT file, relative to the record's own folder.
        audio: The way to the sound, to which the times then lead; None when the page has none.
    """
    transcript = view.site.media_of(record, path).transcript
    if transcript is None:
        return ()
    way = view.way(media_address(media_path(record, path)))
    return (
        SectionHeading("Tekstivastine"),
        html('<div class="transcript">{}</div>', together(_paragraphs(transcript, audio))),
        html('<p><a href="{}" download>Lataa tekstivastine (WebVTT)</a></p>', way),
    )


def moment_way(audio: str, milliseconds: int) -> str:
    """Return the way to a moment of a sound (W3C Media Fragments 1.0 §4.2.1): `x.mp3#t=75`.

    A browser plays from there even when no script helps.
    """
    return f"{urldefrag(audio).url}#t={seconds_stated(milliseconds)}"


def seconds_stated(milliseconds: int) -> str:
    """Return milliseconds as seconds without needless zeros: '75', '2.771'."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def paragraphs_of(transcript: Transcript) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues in paragraphs, none of which is empty."""
    gathered: list[Cue] = []
    for cue in transcript.cues:
        if gathered and _begins_paragraph(cue, gathered):
            yield tuple(gathered)
            gathered = []
        gathered.append(cue)
    if gathered:
        yield tuple(gathered)


def _begins_paragraph(cue: Cue, gathered: Sequence[Cue]) -> bool:
    speaker = next((spoken.speaker for spoken in reversed(gathered) if spoken.speaker), "")
    last = gathered[-1]
    is_long = cue.start_ms - gathered[0].start_ms >= _LONG_MS
    return (
        cue.speaker not in {"", speaker}
        or cue.start_ms - last.end_ms >= _PAUSE_MS
        or (is_long and last.text.endswith(_SENTENCE_ENDS))
    )


def _paragraphs(transcript: Transcript, audio: str | None) -> Iterator[Html]:
    """Yield the paragraphs, with the speaker named at each turn."""
    speaker = ""
    for cues in paragraphs_of(transcript):
        now = next((cue.speaker for cue in cues if cue.speaker), speaker)
        yield html(
            "<p>{} {}{}</p>",
            _time(cues[0].start_ms, audio),
            html("<strong>{}:</strong> ", now) if now != speaker else EMPTY,
            together((_words(cue) for cue in cues), " "),
        )
        speaker = now


def _time(start_ms: int, audio: str | None) -> Html:
    words = clock(start_ms // 1000)
    if audio is None:
        return html('<span class="time">{}</span>', words)
    return html(
        '<a class="time" href="{}" data-seconds="{}" aria-label="Kuuntele kohdasta {}">{}</a>',
        moment_way(audio, start_ms),
        seconds_stated(start_ms),
        words,
        words,
    )


def _words(cue: Cue) -> Html:
    """Return a cue with its times, by which the script marks what is being said."""
    return html(
        '<span data-from="{}" data-to="{}">{}</span>',
        seconds_stated(cue.start_ms),
        seconds_stated(cue.end_ms),
        cue.text,
    )
