"""Facts of the media files that records name: sizes, durations, transcripts.

Read from the files themselves, never from what somebody wrote of them. Whether a file may be
missing is for the checks to say; here a missing one is simply not in the result.
"""

import math
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tinytag import TinyTag, TinyTagException

from tori.content.frontmatter.source_text import read_source
from tori.content.media.kinds import IMAGES, KINDS, SOUNDS, is_of_kind
from tori.content.media.memory import Facts, MediaMemory
from tori.content.media.pictures import Picture, read_picture
from tori.content.media.webvtt import Transcript, parse_webvtt
from tori.content.merge_conflicts import TEXT_ENDINGS, conflicts_of_bytes
from tori.diagnostics import FILE_START, Diagnostic, said

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
        kind = KINDS.get(PurePosixPath(self.path).suffix.lower())
        return kind.type if kind else "application/octet-stream"


_Reading = tuple[MediaFile | None, tuple[Diagnostic, ...]]


def read_media(path: str, source: Path, memory: MediaMemory | None = None) -> _Reading:
    """Read a file's facts, or recall them where the memory has them.

    Returns:
        None when the file cannot be what its name says, with the finding (T402–T404, T442 or, of a
        text, T101, T108, T114, T161). What may not be published is not read: a record that names
        it has the finding.
    """
    ending = source.suffix.lower()
    if ending in SOUNDS:
        return _read_sound(path, source, memory or MediaMemory())
    if ending in IMAGES:
        return _read_image(path, source, memory or MediaMemory())
    length = source.stat().st_size
    if ending == ".vtt":
        transcript, findings = parse_webvtt(path, source.read_bytes())
        read = MediaFile(path, source, length, transcript=transcript) if transcript else None
        return read, findings
    found = _text_findings(path, source) if ending in TEXT_ENDINGS else ()
    if found:
        return None, found
    if ending in KINDS and not is_of_kind(source, KINDS[ending]):
        message = said("tiedosto {file} on tyhjä tai muuta kuin sen pääte sanoo", file=source.name)
        hint = said(
            "tallenna tiedosto uudelleen {ending}-muodossa; pelkkä nimen muuttaminen ei riitä",
            ending=ending.removeprefix(".").upper(),
        )
        return None, (Diagnostic(path, FILE_START, "T442", message, hint),)
    return MediaFile(path, source, length), ()


def _text_findings(path: str, source: Path) -> tuple[Diagnostic, ...]:
    """Return what keeps a text that somebody wrote by hand from being read."""
    raw = source.read_bytes()
    found = conflicts_of_bytes(path, raw)
    if found or source.suffix.lower() != ".txt":
        return found
    text, faults = read_source(path, raw)
    return () if text else faults


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
    if not is_of_kind(source, IMAGES[ending]):
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
    if not is_of_kind(source, SOUNDS[source.suffix.lower()]):
        return None
    duration = _duration_seconds(source)
    return None if duration is None else Facts(duration_seconds=duration)


def _cover(source: Path) -> Facts | None:
    picture = read_picture(source)
    return None if picture is None else Facts(picture=picture)


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
