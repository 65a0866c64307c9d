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

from tori.content.media_memory import Facts, MediaMemory
from tori.content.merge_conflicts import TEXT_ENDINGS, conflicts_of_bytes
from tori.content.pictures import Picture, read_picture
from tori.content.webvtt import Transcript, parse_webvtt
from tori.diagnostics import FILE_START, Diagnostic, said

AUDIO_TYPES: Mapping[str, str] = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a"}
"""Apple, 'A Podcaster's Guide to RSS': the audio types a podcast may have."""

_SOUND_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    ".mp3": re.compile(rb"\x00*(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])"),
    ".m4a": re.compile(rb"....ftyp", re.DOTALL),
}
"""How sound begins, by its ending: with tags or a frame of MPEG layer III, or as an MP4 box.

Frames are found in the midst of anything, so the beginning tells a picture from sound.
"""

_JPEG = re.compile(rb"\xff\xd8\xff")
IMAGE_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
"""How a picture's bytes begin, by its ending (WHATWG, MIME Sniffing, §6.1)."""
_LONGEST_BEGINNING = 4096
"""In bytes: some programs put nulls before an MP3's first frame."""

_BYTES_OF_A_KILOBIT = 125
_WHOLE = 0.95
"""How much of the stated bytes a whole file has at least: the statement is in whole frames."""

_COVERS = "content/podcasts/"
"""Where the pictures lie that may be covers: only these are read to their end."""
_COVER_ENDINGS = frozenset({".png", ".jpg", ".jpeg"})


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file beside a record.

    Attributes:
        path: Relative to the project's root, with forward slashes.
        source: The file on this machine.
        length_bytes: Its size.
        duration_seconds: Rounded to the nearest second; None for what is not audio.
        transcript: What a WebVTT file says; None for anything else.
        picture: What a PNG or JPEG beside the podcast's episodes is; None for anything else.
    """

    path: str
    source: Path
    length_bytes: int
    duration_seconds: int | None = None
    transcript: Transcript | None = None
    picture: Picture | None = None

    @property
    def type(self) -> str:
        """The MIME type, by the file's ending."""
        ending = PurePosixPath(self.path).suffix.lower()
        return (
            AUDIO_TYPES.get(ending)
            or mimetypes.guess_type(self.path)[0]
            or "application/octet-stream"
        )


_Reading = tuple[MediaFile | None, tuple[Diagnostic, ...]]


def read_media(path: str, source: Path, memory: MediaMemory | None = None) -> _Reading:
    """Read a file's facts, or recall them where the memory has them.

    Returns:
        None when the file cannot be what its name says, with the finding (T402–T404 or, of a
        transcript's text, T101, T108, T114; of any text, T161).
    """
    ending = source.suffix.lower()
    if ending in AUDIO_TYPES:
        return _read_sound(path, source, memory or MediaMemory())
    if ending in IMAGE_BEGINNINGS:
        return _read_image(path, source, memory or MediaMemory())
    length = source.stat().st_size
    if ending == ".vtt":
        transcript, findings = parse_webvtt(path, source.read_bytes())
        read = MediaFile(path, source, length, transcript=transcript) if transcript else None
        return read, findings
    if ending in TEXT_ENDINGS and (found := conflicts_of_bytes(path, source.read_bytes())):
        return None, found
    return MediaFile(path, source, length), ()


def _read_sound(path: str, source: Path, memory: MediaMemory) -> _Reading:
    status = source.stat()
    facts = memory.facts(path, status, lambda: _sound(source))
    if facts is None and status.st_size == 0:
        message = said("äänitiedosto {file} on tyhjä", file=source.name)
        hint = "vie tiedosto uudelleen: sen siirto on jäänyt kesken"
        return None, (Diagnostic(path, FILE_START, "T402", message, hint),)
    if facts is None:
        message = said("äänitiedostoa {file} ei voi lukea, tai se on katkennut", file=source.name)
        hint = "vie tiedosto uudelleen; jos se ei auta, tallenna ääni uudelleen MP3-muodossa"
        return None, (Diagnostic(path, FILE_START, "T402", message, hint),)
    duration = facts.duration_seconds
    return MediaFile(path, source, status.st_size, duration_seconds=duration), ()


def _read_image(path: str, source: Path, memory: MediaMemory) -> _Reading:
    status, ending = source.stat(), source.suffix.lower()
    if not _begins_as(source, IMAGE_BEGINNINGS[ending]):
        message = said(
            "kuvatiedosto {file} on tyhjä tai muuta kuin sen pääte sanoo", file=source.name
        )
        return None, (_unusable_image(path, message),)
    if ending not in _COVER_ENDINGS or not path.startswith(_COVERS):
        return MediaFile(path, source, status.st_size), ()
    facts = memory.facts(path, status, lambda: _cover(source))
    if facts is None:
        message = said("kuvatiedosto {file} on katkennut tai muuten rikki", file=source.name)
        return None, (_unusable_image(path, message),)
    return MediaFile(path, source, status.st_size, picture=facts.picture), ()


def _unusable_image(path: str, message: str) -> Diagnostic:
    hint = "tallenna kuva uudelleen kuvankäsittelyohjelmalla; pelkkä nimen muuttaminen ei riitä"
    return Diagnostic(path, FILE_START, "T404", message, hint)


def _sound(source: Path) -> Facts | None:
    if not _begins_as(source, _SOUND_BEGINNINGS[source.suffix.lower()]):
        return None
    duration = _duration_seconds(source)
    return None if duration is None else Facts(duration_seconds=duration)


def _cover(source: Path) -> Facts | None:
    picture = read_picture(source)
    return None if picture is None else Facts(picture=picture)


def _begins_as(source: Path, beginning: re.Pattern[bytes]) -> bool:
    with source.open("rb") as file:
        return beginning.match(file.read(_LONGEST_BEGINNING)) is not None


def _duration_seconds(source: Path) -> int | None:
    """Return the duration in whole seconds; None when the file is no audio, or only its beginning.

    An MP3's first frame may state the whole sound's length; a file that is shorter was cut.
    """
    try:
        read = TinyTag.get(source, tags=False)
    except (TinyTagException, OSError):
        return None
    duration = read.duration
    if not duration or not math.isfinite(duration):
        return None
    stated_bytes = (read.bitrate or 0) * duration * _BYTES_OF_A_KILOBIT
    if source.suffix.lower() == ".mp3" and read.filesize < _WHOLE * stated_bytes:
        return None
    return max(1, round(duration))
