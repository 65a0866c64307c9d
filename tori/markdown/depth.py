"""How deep a text nests: what is too deep is refused before it is parsed.

The parser makes its tree by recursion, and a few thousand quotes inside each other end the process.
"""

import re
from collections.abc import Iterator, Sequence

DEEPEST = 100
"""Quotes, lists, emphases and images inside each other; nobody writes a tenth of that."""
_SAFE = 250
"""Levels that the parser takes even on the small stack of a thread."""
_MEASURABLE = 20_000
"""Levels that can be measured in no time; what takes longer is refused unmeasured."""
_QUOTES = 1000
"""Likewise on a line; measuring them takes longer."""

_LONG_START = re.compile(r"^[ \t>*+\-.)\d]{50}", re.MULTILINE)
_START = re.compile(r"[ \t>*+\-.)\d]*")
_OPENING = re.compile(r"(?<![*_~])[*_~]++(?=\S)")
_CLOSING = re.compile(r"(?<=[^\s*_~])[*_~]+")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_NESTING = re.compile(r"<(/?)(?:blockquote|[uo]l|div|em|strong|del|a)[ >]")


def may_be_too_deep(text: str) -> bool:
    """Tell whether a text has so many marks that it has to be measured; next to none has."""
    marks = text.count("*") + text.count("_") + text.count("~") + text.count("![")
    return marks > _SAFE or (len(text) > _SAFE and _LONG_START.search(text) is not None)


def deepest_line(lines: Sequence[str]) -> int:
    """Return the index of the line that begins with the most marks of lists and quotes."""
    return max(range(len(lines)), key=lambda index: _length_of_start(lines[index]))


def _length_of_start(line: str) -> int:
    start = _START.match(line)
    return start.end() if start and line.strip() else -1


def is_measurable(text: str) -> bool:
    """Tell whether a text can be measured by its HTML in a moment."""
    starts = (_START.match(line) for line in text.split("\n"))
    quotes = max(start[0].count(">") for start in starts if start)
    return quotes <= _QUOTES and all(
        emphases <= _MEASURABLE and images <= _SAFE for emphases, images in _bounds(text)
    )


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield how many emphases and images at most are inside each other, part by part.

    What a mark pairs with depends on much; but a pair needs one that may open and one that may
    close, and none reaches over a blank line.
    """
    for part in _BLANK_LINE.split(text):
        opening = sum(map(len, _OPENING.findall(part)))
        closing = sum(map(len, _CLOSING.findall(part)))
        yield min(opening, closing), min(part.count("!["), part.count("]"))


def depth_of(html: str) -> int:
    """Return how many elements that nest are at most inside each other."""
    depth = deepest = 0
    for found in _NESTING.finditer(html):
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
    return deepest
