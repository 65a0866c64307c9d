#!/usr/bin/env python3
"""Draw the podcast cover, the social image and the favicon: a row of houses that is a sound wave.

Pillow is needed only for this script and is in ``requirements-test.lock``; the letters are Lato
(SIL Open Font Licence), from Debian's ``fonts-lato``. The files hold no time: same bytes again.
"""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "overrides" / "assets" / "images"
COVER = ROOT / "content" / "podcasts" / "media" / "podcast-kansi.png"  # named in mkdocs.yml
FONTS = Path("/usr/share/fonts/truetype/lato")
TEAL, YELLOW, WHITE = "#00504f", "#f2b632", "#faf7f2"
RING, SHADE = "#0b5c5a", "#2f7f7a"  # two tints of the teal
FINE = 3  # all is drawn this many times larger and then reduced, for smooth edges

# The wave of houses: their heights (1 is the highest), and what follows by turns along the row.
HEIGHTS = (0.40, 0.28, 0.50, 0.34, 0.62, 0.46, 0.84, 0.68, 1.00, 0.76, 0.52, 0.60, 0.36)
ROOFS = {"gable": 0.55, "shed": 0.4, "round": 0.5, "flat": 0}  # and their heights, in house widths
COLOURS = (SHADE, WHITE, YELLOW)


class Picture:
    """A picture that is drawn in its final pixels."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with a plain teal ground."""
        self.width = width
        self._image = Image.new("RGB", (width * FINE, height * FINE), TEAL)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def oval(self, x: float, y: float, radii: tuple[float, float], colour: str) -> None:
        """Fill an ellipse about a point."""
        edges = (x - radii[0], y - radii[1], x + radii[0], y + radii[1])
        self._draw.ellipse([edge * FINE for edge in edges], fill=colour)

    def text(self, x: float, baseline: float, size: float, words: str, colour: str) -> None:
        """Write one line in heavy letters."""
        font = ImageFont.truetype(str(FONTS / "Lato-Black.ttf"), size * FINE)
        place, plain = (x * FINE, baseline * FINE), ["-liga"]  # Finnish joins no t and i
        self._draw.text(place, words, fill=colour, font=font, anchor="ls", features=plain)

    def save(self, file: Path) -> None:
        """Reduce and write the picture."""
        self._image.reduce(FINE).save(file, optimize=True)


def draw_house(
    picture: Picture, place: tuple[float, float, float], house: tuple[float, str, str], flat: float
) -> None:
    """Draw a house on its ground; ``flat`` squeezes it, and below 0 makes a reflection of it."""
    (left, width, base), (height, roof, colour) = place, house
    right, middle = left + width, left + width / 2
    top, eaves = base - height * flat, base - (height - width * ROOFS[roof]) * flat
    picture.box(left, eaves, right, base, colour)
    if roof == "gable":
        picture.polygon([(left, eaves), (middle, top), (right, eaves)], colour)
    elif roof == "shed":
        picture.polygon([(left, eaves), (right, top), (right, eaves)], colour)
    elif roof == "round":
        picture.oval(middle, eaves, (width / 2, abs(eaves - top)), colour)


def draw_windows(picture: Picture, left: float, width: float, base: float, rows: int) -> None:
    """Draw a house's windows, two in a row, from the ground upwards."""
    side = width * 0.2
    for row in range(rows):
        bottom = base - width * (0.3 + 0.48 * row)
        for x in (left + width * 0.2, left + width * 0.6):
            picture.box(x, bottom - side, x + side, bottom, TEAL)


def draw_town(picture: Picture, left: float, right: float, base: float, height: float) -> None:
    """Draw the wave of houses and its reflection."""
    step = (right - left) / (len(HEIGHTS) - 0.18)
    width = step * 0.82
    for share, roof, colour in zip(HEIGHTS, cycle(ROOFS), cycle(COLOURS), strict=False):
        tall = share * height
        draw_house(picture, (left, width, base), (tall, roof, colour), 1)
        draw_house(picture, (left, width, base + step * 0.18), (tall, roof, RING), -0.24)
        if colour != SHADE:
            draw_windows(picture, left, width, base, int((tall - 0.92 * width) / (0.48 * width)))
        left += step


def draw_rings(picture: Picture, x: float, y: float, radii: Sequence[float]) -> None:
    """Draw the sound that spreads over the town: rings, the largest first."""
    for radius, colour in zip(radii, cycle((RING, TEAL)), strict=False):
        picture.oval(x, y, (radius, radius), colour)


def draw_awning(picture: Picture, left: float, top: float, drop: float, stripes: int) -> None:
    """Draw a market stall's striped awning with a scalloped edge, as far in from both sides."""
    step = (picture.width - 2 * left) / stripes
    for stripe in range(stripes):
        x, colour = left + stripe * step, WHITE if stripe % 2 else YELLOW
        picture.box(x, top, x + step, top + drop, colour)
        picture.oval(x + step / 2, top + drop, (step / 2, step / 2), colour)


def draw_cover() -> None:
    """Draw the podcast's cover."""
    picture = Picture(3000, 3000)
    draw_rings(picture, 1880, 1230, [1900, 1660, 1420, 1180, 940, 700, 460, 220])
    picture.box(0, 2310, 3000, 3000, TEAL)
    picture.text(176, 740, 610, "Kuntatyö", WHITE)
    picture.text(176, 1310, 610, "2.0", YELLOW)
    draw_town(picture, 200, 2800, 2310, 1270)
    picture.text(192, 2850, 174, "Koneäänen lukemat tiivistelmät", WHITE)
    picture.save(COVER)


def draw_social_image() -> None:
    """Draw the picture that is shown when a page is shared."""
    picture = Picture(1200, 630)
    draw_rings(picture, 766, 330, [620, 540, 460, 380, 300, 220, 140, 60])
    picture.box(0, 560, 1200, 630, TEAL)
    draw_awning(picture, 0, 0, 30, 21)
    picture.text(64, 184, 116, "Tekojen tori –", WHITE)
    picture.text(64, 282, 84, "hyvää kuntatyötä", YELLOW)
    draw_town(picture, 70, 1130, 556, 262)
    picture.save(IMAGES / "jakokuva.png")


def draw_favicon() -> None:
    """Draw the mark: a market stall."""
    picture = Picture(192, 192)
    picture.box(21, 60, 35, 170, WHITE)
    picture.box(157, 60, 171, 170, WHITE)
    picture.box(11, 124, 181, 170, WHITE)
    draw_awning(picture, 11, 24, 50, 5)
    picture.save(IMAGES / "favicon.png")


if __name__ == "__main__":
    for folder in (IMAGES, COVER.parent):
        folder.mkdir(parents=True, exist_ok=True)
    draw_cover()
    draw_social_image()
    draw_favicon()
