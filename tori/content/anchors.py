"""The anchors of a text's headings, named as Python-Markdown's `toc` extension names them.

The rule is written again rather than imported: `check` would wait for Markdown at every start. A
test holds the two together.
"""

import re
import unicodedata
from collections.abc import Container, Iterator

from tori.content.body import prose_lines

_HEADING = re.compile(r"(?P<level>#{1,6})(?P<words>.*?)(?<!\\)#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_NUMBERED = re.compile(r"(.*)_([0-9]+)")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")


def anchors(body: str) -> tuple[str, ...]:
    """Return the anchors of a Markdown text's headings, in order."""
    found: dict[str, None] = {}
    for words in _headings(body):
        found[free_anchor(anchor_of(words), found)] = None
    return tuple(found)


def anchor_of(words: str) -> str:
    """Return the anchor of a heading's words, be it taken or not."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_words).strip().lower())


def free_anchor(anchor: str, taken: Container[str]) -> str:
    """Return the anchor, or with the next number behind it when it is taken: `alku_1`."""
    while anchor in taken or not anchor:
        numbered = _NUMBERED.fullmatch(anchor)
        anchor = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{anchor}_1"
    return anchor


def _headings(body: str) -> Iterator[str]:
    """Yield each heading's words without Markdown's marks."""
    lines = body.split("\n")
    for number, _ in prose_lines(body, 0):  # which lines are prose; code in a heading is its text
        match = _HEADING.match(lines[number])
        if match:
            yield _MARKS.sub("", _LINK.sub(r"\1", match["words"])).strip()
