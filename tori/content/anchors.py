"""The anchors of a text's headings, named as Python-Markdown's `toc` extension names them."""

import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify, unique

from tori.content.body import prose_lines

_HEADING = re.compile(r"(?P<level>#{1,6})(?P<words>.*?)(?<!\\)#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")


def anchors(body: str) -> tuple[str, ...]:
    """Return the anchors of a Markdown text's headings, in order."""
    taken: set[str] = set()
    return tuple(unique(slugify(words, "-"), taken) for words in _headings(body))


def _headings(body: str) -> Iterator[str]:
    """Yield each heading's words without Markdown's marks."""
    lines = body.split("\n")
    for number, _ in prose_lines(body, 0):  # which lines are prose; code in a heading is its text
        match = _HEADING.match(lines[number])
        if match:
            yield _MARKS.sub("", _LINK.sub(r"\1", match["words"])).strip()
