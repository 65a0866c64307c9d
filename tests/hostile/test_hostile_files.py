"""Hostile files of other programs by rule: media that is cut or lies, bounces, settings."""

import io
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from PIL import Image

from tests.factories import MP3
from tests.hostile.watchdog import watchdog
from tests.hostile.words import WORDS
from tests.projects import ARTWORK, ROOT
from tori.content.errors import UnusableConfigurationError
from tori.content.media.media_files import read_media
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import Publisher, read_publisher
from tori.deliver.bounces import bounced


def _jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64)).save(stream, "JPEG")
    return stream.getvalue()


def _box(kind: bytes, data: bytes, size: int | None = None) -> bytes:
    return struct.pack(">I", len(data) + 8 if size is None else size) + kind + data


def _m4a(size: int | None = None, scale: int = 1_000, length: int = 1_000) -> bytes:
    header = _box(b"mvhd", bytes(12) + struct.pack(">II", scale, length) + bytes(80), size)
    return _box(b"ftyp", b"M4A \0\0\0\0M4A ") + _box(b"moov", header)


WHOLE: Mapping[str, bytes] = {
    "kuva.png": (ROOT / "content" / ARTWORK).read_bytes()[:40_000],
    "kuva.jpg": _jpeg(),
    "ääni.mp3": MP3,
    "ääni.m4a": _m4a(),
}
LIES: Mapping[str, bytes] = {
    "nested.m4a": _box(b"ftyp", b"M4A ") + b"\0\0\0\x08moov" * 5_000,
    "endless.m4a": _m4a(size=0xFFFFFFFF),
    "nothing.m4a": _m4a(size=0),
    "scale.m4a": _m4a(scale=0),
    "years.m4a": _m4a(scale=1, length=0xFFFFFFFF),
    "bomb.png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + b"\xff" * 8 + bytes(9),
    "chunk.png": b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffIDAT" + bytes(99),
    "segments.jpg": b"\xff\xd8\xff" + b"\xff\xe0\0\x02" * 50_000,
    "nulls.mp3": bytes(1_000_000),
    "tag.mp3": b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + bytes(99),
    "sync.mp3": b"\xff\xfb" * 200_000,
    "page.png": b"<svg onload=alert(1)>",
    "page.webp": b"RIFF....WEBP<script>",
    "page.gif": b"GIF89a<script>alert(1)</script>",
}


def media() -> Iterator[tuple[str, bytes]]:
    """Yield files cut at many lengths, and files whose sizes lie."""
    for name, data in WHOLE.items():
        step = max(1, len(data) // 12)
        for length in (0, 1, 2, 3, 4, 8, 12, 16, 33, *range(step, len(data), step)):
            yield f"{length}-{name}", data[:length]
    yield from LIES.items()


@pytest.mark.parametrize("folder", ["podcasts/media", "deeds/media"])
def test_media_that_is_cut_or_lies_is_read_or_told(folder: str, tmp_path: Path) -> None:
    """A cover is read to its end, any other picture is not; both in time."""
    for name, data in media():
        (tmp_path / name).write_bytes(data)
        with watchdog():
            medium, found = read_media(f"content/{folder}/{name}", tmp_path / name)
        assert (medium is None) == bool(found), name


def _report(*, parts: str = "", fields: str = "") -> bytes:
    head = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    status = "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
    return f"{head}{parts}{status}{fields}\n--b--\n".encode("utf-8", "replace")


def bounces() -> Iterator[bytes]:
    """Yield reports that are nested, endless, or whose addresses are hostile."""
    nested = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    yield "".join(nested).encode()
    yield b"Content-Type: message/rfc822\n\n" * 3_000
    yield b"A: b\n" * 200_000
    yield b"Content-Type: multipart/report; boundary=" + b"b" * 200_000 + b"\n\n"
    yield _report(parts="--b\n\nx\n" * 50_000)
    yield b"Content-Type: text/plain; charset=" + b'"' * 50_000 + b"\n\nx"
    yield b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\n\nx"
    yield (
        b"Content-Type: multipart/report; boundary*0=a; boundary*1=b; x*=" + b"%" * 9_999 + b"\n\n"
    )
    yield from (b"", b"\n", b"\0" * 99_999, b"\xff" * 99_999, b"\r" * 99_999, b":" * 99_999)
    for word in WORDS.values():
        for recipient in (f"rfc822; {word}", f"rfc822; a@{word}", f"{word}; a@b.example"):
            line = recipient.replace("\n", " ")
            yield _report(fields=f"Action: failed\nStatus: 5.1.1\nFinal-Recipient: {line}\n")


def test_bounces_are_read_or_passed_over(tmp_path: Path) -> None:
    """Whatever a server sends, it is an address, none, or no message."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    number = 0
    for number, data in enumerate(bounces(), start=1):
        (tmp_path / f"new/{number:04}").write_bytes(data)
    with watchdog(10):
        read = list(bounced(tmp_path))
    assert len(read) == number
    assert read[:2] == [None, None]
    assert all(
        address.isascii() and address.isprintable() for found in read for address in found or ()
    )


def settings() -> Iterator[tuple[str, str]]:
    """Yield settings, each with a hostile value or a hostile form."""
    text = (ROOT / CONFIGURATION).read_text("utf-8")
    for rule, word in WORDS.items():
        value = yaml.safe_dump(word, width=10**6).removesuffix("...\n").strip()
        for key in ("site_name", "site_url"):
            yield f"{key} {rule}", f"{key}: {value}\n" + _without(text, key)
    yield "empty", ""
    yield "list", "- a\n"
    yield "text", "a\n"
    yield "number", "1\n"
    yield "brackets", text + "x: " + "[" * 300 + "]" * 300
    yield "aliases", text + "".join(f"\na{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 20))
    yield "publisher", text.replace("  publisher:", "  publisher: x\n  other:")
    yield "extra", text.replace("\nextra:", "\nextra: [x]\nother:")
    yield "null", text + "\0"


def _without(text: str, key: str) -> str:
    return "".join(
        line for line in text.splitlines(keepends=True) if not line.startswith(f"{key}:")
    )


def test_settings_are_a_publisher_or_a_message(tmp_path: Path) -> None:
    """mkdocs.yml says who publishes, or the message says what is wrong with it."""
    for rule, text in settings():
        (tmp_path / CONFIGURATION).write_text(text, "utf-8")
        with watchdog():
            assert CONFIGURATION in _told(tmp_path), rule


def _told(root: Path) -> str:
    """Return what is wrong with a project's settings, or the file's name where nothing is."""
    try:
        assert isinstance(read_publisher(root), Publisher)
    except UnusableConfigurationError as told:
        return str(told)
    return CONFIGURATION


def test_corpus_of_files_is_large() -> None:
    """More inputs than anybody would keep as files."""
    assert sum(1 for made in (media, bounces, settings) for _ in made()) > 150
