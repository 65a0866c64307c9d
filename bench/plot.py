"""A small SVG plot: lines on two logarithmic axes, readable in light and dark. Pure.

Every line differs in colour, dash and mark, so that it can be told without colours too.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape

WIDTH, HEIGHT = 900, 520
LEFT, RIGHT, TOP, BOTTOM = 70, 280, 70, 60
_STYLE = """
svg { font: 14px system-ui, sans-serif; background: #fff }
text { fill: #222 } .title { font-size: 17px; font-weight: 600 }
.grid { stroke: #ddd } .axis { stroke: #666 } .line { fill: none; stroke-width: 2.5 }
.c0 { --ink: #0b5cad } .c1 { --ink: #b3261e } .c2 { --ink: #1b7a3d } .c3 { --ink: #8a5a00 }
.c4 { --ink: #6a3fb5 } .c5 { --ink: #00727a } .c6 { --ink: #a3257d } .c7 { --ink: #555 }
.c8 { --ink: #6b6b00 }
.line { stroke: var(--ink) } .mark { fill: var(--ink) }
@media (prefers-color-scheme: dark) {
  svg { background: #15181c } text { fill: #e6e6e6 }
  .grid { stroke: #333a42 } .axis { stroke: #999 }
  .c0 { --ink: #7ab8ff } .c1 { --ink: #ff9c92 } .c2 { --ink: #6fd692 } .c3 { --ink: #f0bf62 }
  .c4 { --ink: #c3a6ff } .c5 { --ink: #5fd6df } .c6 { --ink: #f59bd5 } .c7 { --ink: #bbb }
  .c8 { --ink: #d4d455 }
}
"""
_SVG = "http://www.w3.org/2000/svg"
_DASHES = ("", "7 4", "2 4", "11 4 2 4")
_INKS = 9


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name and its points, as pairs of positive numbers."""

    name: str
    points: tuple[tuple[float, float], ...]


def plot(title: str, across: str, up: str, lines: Sequence[Series]) -> str:
    """Return an SVG document.

    Args:
        title: Above the plot.
        across: What the horizontal axis counts.
        up: What the vertical axis counts.
        lines: The series; those without points are left out of the plot.
    """
    shown = [line for line in lines if line.points]
    xs = sorted({x for line in shown for x, _ in line.points}) or [1.0, 10.0]
    ys = [y for line in shown for _, y in line.points] or [1.0]
    frame = _Frame(_bounds(xs), (_power_below(min(ys)), _power_above(max(ys))))
    parts = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title">',
        f'<title id="title">{escape(title)}</title>',
        f"<style>{_STYLE}</style>",
        _text(LEFT, 28, title, 'class="title"'),
        *_grid(frame, xs),
        _text(LEFT + frame.width / 2, HEIGHT - 14, across, 'text-anchor="middle"'),
        _text(LEFT, TOP - 12, up),
    ]
    for number, line in enumerate(shown):
        parts += _line(frame, number, line)
        parts += _legend(number, line)
    return "\n".join((*parts, "</svg>", ""))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the axes' bounds are on the page."""

    across: tuple[float, float]
    up: tuple[float, float]

    @property
    def width(self) -> float:
        return WIDTH - LEFT - RIGHT

    def x(self, value: float) -> float:
        return LEFT + _share(value, self.across) * self.width

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - _share(value, self.up) * (HEIGHT - TOP - BOTTOM)


def _share(value: float, bounds: tuple[float, float]) -> float:
    low, high = (math.log10(bound) for bound in bounds)
    return (math.log10(value) - low) / (high - low)


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    return values[0] / 1.25, values[-1] * 1.25


def _power_below(value: float) -> float:
    return float(10.0 ** math.floor(math.log10(value)))


def _power_above(value: float) -> float:
    power = float(10.0 ** math.ceil(math.log10(value)))
    return power if power > _power_below(value) else power * 10


def _grid(frame: _Frame, xs: Sequence[float]) -> Iterator[str]:
    left, right, top, bottom = LEFT, LEFT + frame.width, TOP, HEIGHT - BOTTOM
    value = frame.up[0]
    while value <= frame.up[1] * 1.0001:
        y = frame.y(value)
        yield f'<path class="grid" d="M{left} {y:.1f}H{right:.1f}"/>'
        yield _text(left - 8, y + 5, f"{value:g}", 'text-anchor="end"')
        value *= 10
    for value in xs:
        x = frame.x(value)
        yield f'<path class="grid" d="M{x:.1f} {top}V{bottom}"/>'
        yield _text(x, bottom + 20, f"{value:,.0f}", 'text-anchor="middle"')
    yield f'<path class="axis" fill="none" d="M{left} {top}V{bottom}H{right:.1f}"/>'


def _line(frame: _Frame, number: int, line: Series) -> Iterator[str]:
    places = [(frame.x(x), frame.y(y)) for x, y in sorted(line.points)]
    yield _path(number, places)
    for x, y in places:
        yield _mark(number, x, y)


def _legend(number: int, line: Series) -> Iterator[str]:
    x, y = WIDTH - RIGHT + 20, TOP + 14 + number * 24
    yield _path(number, [(x, y), (x + 36, y)])
    yield _mark(number, x + 18, y)
    yield _text(x + 46, y + 5, line.name)


def _path(number: int, places: Sequence[tuple[float, float]]) -> str:
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dashes = _DASHES[number % len(_DASHES)]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path class="line c{number % _INKS}"{dashed} d="M{way}"/>'


def _mark(number: int, x: float, y: float) -> str:
    ink = f'class="mark c{number % _INKS}"'
    match number % 3:
        case 0:
            return f'<circle {ink} cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
        case 1:
            return f'<rect {ink} x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
        case _:
            return f'<path {ink} d="M{x:.1f} {y - 6:.1f}l5.5 10h-11z"/>'


def _text(x: float, y: float, words: str, attributes: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{escape(words)}</text>'
