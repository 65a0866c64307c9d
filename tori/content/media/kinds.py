"""The kinds of files that may be published beside records, known by their names and their bytes.

A browser runs what HTML, SVG, XML and scripts say, in the name of the site. So only what is listed
here is published, and only if the file's bytes are of the kind that its ending says: a server goes
by the ending (`hosting/nginx.conf` has the same types).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_LONGEST_BEGINNING = 4096
"""In bytes: some programs put nulls before an MP3's first frame."""
_CONTENT_TYPES = "[Content_Types].xml"
"""What every package of Office Open XML has (ECMA-376-2, §7.2.3.2)."""
_JPEG = re.compile(rb"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class MediaKind:
    """A kind of file.

    Attributes:
        type: Its MIME type.
        beginning: How its bytes begin; None for text.
        part: A file that only this kind of package has in it; empty for what is no such package.
    """

    type: str
    beginning: re.Pattern[bytes] | None = None
    part: str = ""


def _open_document(type_: str) -> MediaKind:
    """Return a kind of OpenDocument: its type is its first file's (ODF 1.3, part 2, §3.3)."""
    first = rb"PK\x03\x04.{26}mimetype" + re.escape(type_.encode()) + b"PK"
    return MediaKind(type_, re.compile(first, re.DOTALL))


def _office(name: str, part: str) -> MediaKind:
    """Return a kind of Office Open XML, a ZIP of parts; none with macros has this ending."""
    type_ = f"application/vnd.openxmlformats-officedocument.{name}"
    return MediaKind(type_, re.compile(rb"PK\x03\x04"), part)


SOUNDS: Mapping[str, MediaKind] = {
    ".mp3": MediaKind("audio/mpeg", re.compile(rb"\x00*(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])")),
    ".m4a": MediaKind("audio/x-m4a", re.compile(rb"....ftyp", re.DOTALL)),
}
"""Sound, by its ending: with tags or a frame of MPEG layer III, or as an MP4 box.

Frames are found in the midst of anything, so the beginning tells a picture from sound. Apple, 'A
Podcaster's Guide to RSS': the types a podcast may have.
"""
IMAGES: Mapping[str, MediaKind] = {
    ".png": MediaKind("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ".jpg": MediaKind("image/jpeg", _JPEG),
    ".jpeg": MediaKind("image/jpeg", _JPEG),
    ".gif": MediaKind("image/gif", re.compile(rb"GIF8[79]a")),
    ".webp": MediaKind("image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
}
"""Pictures, by their endings (WHATWG, MIME Sniffing, §6.1). None of them is SVG: it has scripts."""
DOWNLOADS: Mapping[str, MediaKind] = {
    ".odp": _open_document("application/vnd.oasis.opendocument.presentation"),
    ".ods": _open_document("application/vnd.oasis.opendocument.spreadsheet"),
    ".odt": _open_document("application/vnd.oasis.opendocument.text"),
    ".docx": _office("wordprocessingml.document", "word/document.xml"),
    ".pptx": _office("presentationml.presentation", "ppt/presentation.xml"),
    ".xlsx": _office("spreadsheetml.sheet", "xl/workbook.xml"),
}
"""What no browser shows, by its ending."""
KINDS: Mapping[str, MediaKind] = {
    **SOUNDS,
    **IMAGES,
    **DOWNLOADS,
    ".pdf": MediaKind("application/pdf", re.compile(rb"%PDF-[0-9]")),
    ".txt": MediaKind("text/plain"),
    ".vtt": MediaKind("text/vtt"),
}
"""All that may be published beside records, by their endings in lower case."""

AUDIO_TYPES: Mapping[str, str] = {ending: kind.type for ending, kind in SOUNDS.items()}


def is_of_kind(source: Path, kind: MediaKind) -> bool:
    """Tell whether a file's bytes begin as its kind does, and a package has the kind's part.

    Raises:
        OSError: It cannot be read.
    """
    if kind.beginning is None:
        return True
    with source.open("rb") as file:
        if not kind.beginning.match(file.read(_LONGEST_BEGINNING)):
            return False
        if not kind.part:
            return True
        try:
            with ZipFile(file) as package:
                return {_CONTENT_TYPES, kind.part} <= set(package.namelist())
        except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            return False
