"""Facts of the media files that records name: sizes, durations, transcripts.

Read from the files themselves, never from what somebody wrote of them. Whether a file may be
missing is for the checks to say; here a missing one is simply not in the result.
"""

import math
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tinytag import TinyTag, TinyTagException

from tori.content.webvtt import Transcript, parse_webvtt
from tori.diagnostics import FILE_START, Diagnostic, said

AUDIO_TYPES: Mapping[str, str] = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a"}
"""Apple, 'A Podcaster's Guide to RSS': the audio types a podcast may have."""

_JPEG = re.compile(rb"\xff\xd8\xff")
IMAGE_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
"""How a picture's bytes begin, by its ending (WHATWG, MIME Sniffing, §6.1)."""
_LONGEST_BEGINNING = 12


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file beside a record.

    Attributes:
        path: Relative to the project's root, with forward slashes.
        source: The file on this machine.
        length_bytes: Its size.
        duration_seconds: Rounded to the nearest second; None for what is not audio.
        transcript: What a WebVTT file says; None for anything else.
    """

    path: str
    source: Path
    length_bytes: int
    duration_seconds: int | None = None
    transcript: Transcript | None = None

    @property
    def type(self) -> str:
        """The MIME type, by the file's ending."""
        ending = PurePosixPath(self.path).suffix.lower()
        return (
            AUDIO_TYPES.get(ending)
            or mimetypes.guess_type(self.path)[0]
            or "application/octet-stream"
        )


def read_media(path: str, source: Path) -> tuple[MediaFile | None, tuple[Diagnostic, ...]]:
    """Read a file's facts.

    Returns:
        None when the file cannot be what its name says, with the finding (T402–T404 or, of a
        transcript's text, T101, T108, T114).
    """
    length = source.stat().st_size
    ending = source.suffix.lower()
    if ending in AUDIO_TYPES:
        duration = _duration_seconds(source)
        if duration is None:
            message = said("äänitiedosto {file} on tyhjä tai sitä ei voi lukea", file=source.name)
            return None, (
                Diagnostic(
                    path, FILE_START, "T402", message, "tallenna ääni uudelleen MP3-muodossa"
                ),
            )
        return MediaFile(path, source, length, duration_seconds=duration), ()
    if ending == ".vtt":
        transcript, findings = parse_webvtt(path, source.read_bytes())
        return (
            MediaFile(path, source, length, transcript=transcript) if transcript else None
        ), findings
    if ending in IMAGE_BEGINNINGS and not _begins_as_image(source, IMAGE_BEGINNINGS[ending]):
        message = said(
            "kuvatiedosto {file} on tyhjä tai muuta kuin sen pääte sanoo", file=source.name
        )
        hint = "tallenna kuva uudelleen kuvankäsittelyohjelmalla; pelkkä nimen muuttaminen ei riitä"
        return None, (Diagnostic(path, FILE_START, "T404", message, hint),)
    return MediaFile(path, source, length), ()


def _begins_as_image(source: Path, beginning: re.Pattern[bytes]) -> bool:
    with source.open("rb") as file:
        return beginning.match(file.read(_LONGEST_BEGINNING)) is not None


def _duration_seconds(source: Path) -> int | None:
    """Return the duration in whole seconds, or None when the file is no audio at all."""
    try:
        duration = TinyTag.get(source, tags=False).duration
    except (TinyTagException, OSError):
        return None
    if not duration or not math.isfinite(duration):
        return None
    return max(1, round(duration))
