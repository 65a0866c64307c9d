"""A recording's transcript as text on its page, made from the WebVTT file (WCAG 1.2.1).

A paragraph is a turn of speech, or a part of a long one. Its time is one link: a link for each cue
would drown whoever listens to the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tori.content.media.webvtt import Cue, Transcript
from tori.content.records import Record
from tori.pages.page import Data
from tori.pages.pieces import from_root
from tori.pages.wording import clock
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address

_PAUSE_MS = 2_000
"""A silence after which a new paragraph begins."""
_LONG_MS = 20_000
"""How long a paragraph lasts until the next sentence begins a new one."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", ")")


@dataclass(frozen=True, slots=True)
class Words(Data):
    """A cue: what is said, and from which second to which, by which the script marks it."""

    words: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Paragraph(Data):
    """Cues that are read as one.

    Attributes:
        clock: When it begins: '1:05'.
        seconds: The same for a player, in seconds: '65.25'.
        speaker: Who begins to speak; empty where nobody new does.
        cues: What is said; there is some.
    """

    clock: str
    seconds: str
    speaker: str
    cues: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TranscriptText(Data):
    """A transcript in paragraphs, and the address of its WebVTT file."""

    paragraphs: tuple[Paragraph, ...]
    file: str


def transcript_text(site: Site, record: Record, path: str | None) -> TranscriptText | None:
    """Return a recording's transcript; None where there is no text.

    Args:
        site: Has the file's text.
        record: Whose transcript or captions it is.
        path: The WebVTT file, relative to the record's own folder, if there is one.
    """
    transcript = site.media_of(record, path).transcript if path else None
    if path is None or transcript is None:
        return None
    file = from_root(media_address(media_path(record, path)))
    return TranscriptText(tuple(_paragraphs(transcript)), file)


def seconds_stated(milliseconds: int) -> str:
    """Return milliseconds as seconds without needless zeros: '75', '2.771'."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def cues_in_paragraphs(transcript: Transcript) -> Iterator[tuple[Cue, ...]]:
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


def _paragraphs(transcript: Transcript) -> Iterator[Paragraph]:
    """Yield the paragraphs, with the speaker named at each turn."""
    speaker = ""
    for cues in cues_in_paragraphs(transcript):
        now = next((cue.speaker for cue in cues if cue.speaker), speaker)
        yield Paragraph(
            clock(cues[0].start_ms // 1000),
            seconds_stated(cues[0].start_ms),
            now if now != speaker else "",
            tuple(
                Words(cue.text, seconds_stated(cue.start_ms), seconds_stated(cue.end_ms))
                for cue in cues
            ),
        )
        speaker = now
