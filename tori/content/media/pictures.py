"""Facts of pictures that stand for the podcast and its episodes, read from the files themselves.

What a cover must be is for the checks to say. Pillow is imported only when a picture is read: most
runs read none, because the facts are remembered (`media_memory`).
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

COVER_SIDES = range(1400, 3001)
"""Apple, 'A Podcaster's Guide to RSS': how many pixels a side of a cover may have."""

_COLOURS = {"RGBA": "RGB", "P": "RGB", "LA": "L"}
"""The colours of Pillow's modes: a palette's are RGB, and alpha is told apart."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture.

    Attributes:
        width: In pixels.
        height: In pixels.
        colours: `RGB`, or Pillow's name of another colour mode: `L` for greys, `CMYK`.
        has_alpha: Whether any part of it may be transparent, be it by a channel or one colour.
    """

    width: int
    height: int
    colours: str
    has_alpha: bool


def read_picture(source: Path) -> Picture | None:
    """Read a PNG or JPEG to its end.

    A PNG is not decoded: each chunk has its checksum, and the last one is there or not (PNG, Third
    Edition, §5.3). A JPEG has no such thing, so it is, unless it is too large for a cover: then its
    size alone tells what is wrong.

    Returns:
        None when the bytes are another format or broken, or claim more pixels than Pillow dares to
        open (a decompression bomb).
    """
    from PIL import Image  # noqa: PLC0415 — costs time that a run without pictures need not spend

    formats = ("PNG", "JPEG")
    data = source.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=formats) as checked:
                checked.verify()
            with Image.open(BytesIO(data), formats=formats) as image:
                if image.format == "JPEG" and max(image.size) <= COVER_SIDES[-1]:
                    image.load()
                colours = _COLOURS.get(image.mode, image.mode)
                return Picture(image.width, image.height, colours, image.has_transparency_data)
    except Exception:  # noqa: BLE001 — Pillow's readers raise any kind when bytes are broken
        return None
