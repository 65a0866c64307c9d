"""Facts of covers, read from pictures made here."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.projects import ARTWORK, ROOT
from tori.content.media.pictures import Picture, read_picture


def _bytes(image: Image.Image, form: str = "PNG", **ways: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **ways)
    return target.getvalue()


def _read(folder: Path, data: bytes) -> Picture | None:
    file = folder / "kansi"
    file.write_bytes(data)
    return read_picture(file)


def _noise(side: int) -> Image.Image:
    return Image.effect_noise((side, side), 80).convert("RGB")


def _claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be of a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(10))
    chunks = (
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (header, data, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_the_projects_own_cover() -> None:
    """The committed cover is read as what it is."""
    assert read_picture(ROOT / "content" / ARTWORK) == Picture(3000, 3000, "RGB", has_alpha=False)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_both_formats_are_read(tmp_path: Path, form: str) -> None:
    """Directories take PNG and JPEG."""
    data = _bytes(Image.new("RGB", (30, 20)), form)
    assert _read(tmp_path, data) == Picture(30, 20, "RGB", has_alpha=False)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "BMP", "TIFF"])
def test_no_other_format_is_read(tmp_path: Path, form: str) -> None:
    """Pillow reads many formats; a cover has two."""
    assert _read(tmp_path, _bytes(Image.new("RGB", (30, 20)), form)) is None


@pytest.mark.parametrize(
    ("mode", "colours", "has_alpha"),
    [
        ("RGB", "RGB", False),
        ("RGBA", "RGB", True),
        ("P", "RGB", False),
        ("L", "L", False),
        ("LA", "L", True),
        ("1", "1", False),
        ("I;16", "I;16", False),
    ],
)
def test_colours_of_a_png(tmp_path: Path, mode: str, colours: str, has_alpha: bool) -> None:  # noqa: FBT001 — pytest passes parameters so
    """Colours and alpha are told apart."""
    data = _bytes(Image.new(mode, (4, 4)))
    assert _read(tmp_path, data) == Picture(4, 4, colours, has_alpha)


def test_inks_of_a_jpeg(tmp_path: Path) -> None:
    """A picture for print has other colours."""
    data = _bytes(Image.new("CMYK", (4, 4)), "JPEG")
    assert _read(tmp_path, data) == Picture(4, 4, "CMYK", has_alpha=False)


@pytest.mark.parametrize(
    ("mode", "transparency"), [("RGB", (0, 0, 0)), ("P", 0), ("P", bytes([0, 128]))]
)
def test_a_colour_may_be_transparent(tmp_path: Path, mode: str, transparency: object) -> None:
    """A tRNS chunk is transparency as well as an alpha channel is (W3C PNG, §11.3.1.1)."""
    picture = _read(tmp_path, _bytes(Image.new(mode, (4, 4)), transparency=transparency))
    assert picture is not None
    assert picture.has_alpha


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.01, 0.5, 0.95])
def test_a_picture_cut_short_is_none(tmp_path: Path, form: str, share: float) -> None:
    """A header alone is no picture: it is read to its end."""
    data = _bytes(_noise(200), form)
    assert _read(tmp_path, data[: int(len(data) * share)]) is None


def test_a_changed_byte_is_seen(tmp_path: Path) -> None:
    """A PNG carries sums of its bytes."""
    data = bytearray(_bytes(_noise(200)))
    data[len(data) // 2] ^= 0xFF
    assert _read(tmp_path, bytes(data)) is None


@pytest.mark.parametrize("data", [b"", b"Teksti.", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_none(tmp_path: Path, data: bytes) -> None:
    """No bytes break the reading."""
    assert _read(tmp_path, data) is None


@pytest.mark.parametrize("side", [10_000, 20_000, 2**31 - 1])
def test_a_bomb_is_not_opened(tmp_path: Path, side: int) -> None:
    """A few bytes that claim a huge picture neither fill the memory nor break the run."""
    assert _read(tmp_path, _claiming(side, side)) is None


def test_what_is_too_large_for_a_cover_is_not_decoded(tmp_path: Path) -> None:
    """Its size is its fault, whatever its bytes hold."""

    def beginning(side: int) -> bytes:
        data = _bytes(Image.new("RGB", (side, 16)), "JPEG")
        return data[: len(data) - 40]

    assert _read(tmp_path, beginning(3001)) == Picture(3001, 16, "RGB", has_alpha=False)
    assert _read(tmp_path, beginning(3000)) is None


def test_a_png_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its checksums tell whether it is whole, in a thirtieth of the time."""

    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", refuse)
    assert _read(tmp_path, _bytes(Image.new("RGB", (40, 40)))) is not None
    assert _read(tmp_path, _bytes(Image.new("RGB", (40, 40)), "JPEG")) is None
