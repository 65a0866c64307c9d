"""A page's body put together of blocks: HTML that we made, headings of ours, and editors' texts."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tori.markdown.headings import Anchors, Heading
from tori.render.html import Html, html, together


class SectionHeading(NamedTuple):
    """A heading of ours, of the second level; its id is made of its words when it is put in."""

    words: str


class EditorText(NamedTuple):
    """An editor's text as HTML, with the headings that are in it."""

    html: Html
    headings: tuple[Heading, ...]


Block = Html | SectionHeading | EditorText
Blocks = tuple[Block, ...]


class Entry(NamedTuple):
    """A line of a page's table of contents: the heading's id, and its words as plain text."""

    id: str
    words: str


class Body(NamedTuple):
    """A page's body.

    Attributes:
        html: In one element, so that MkDocs takes it for one block of raw HTML.
        contents: The headings that are below no other.
    """

    html: Html
    contents: tuple[Entry, ...]


def as_blocks(made: Block | Blocks) -> Blocks:
    """Return one block or several as blocks."""
    return (made,) if isinstance(made, Html | SectionHeading | EditorText) else made


_LEVEL_OF_SECTIONS = 2
_BLANK = re.compile(r"\t|(?<=\n) +(?=\n)")


def body_of(blocks: Iterable[Block]) -> Body:
    """Return the body of a page of these blocks; those that are empty are left out.

    Headings of texts keep their ids, since links lead there; ours take those that are free.
    """
    shown = [block for block in blocks if block]
    anchors = Anchors(heading.id for block in shown for heading in _headings(block))
    parts: list[Html] = []
    outline: list[tuple[int, Entry]] = []
    for block in shown:
        match block:
            case SectionHeading(words):
                name = anchors.take(words)
                parts.append(html('<h2 id="{}">{}</h2>', name, words))
                outline.append((_LEVEL_OF_SECTIONS, Entry(name, words)))
            case EditorText():
                parts.append(block.html)
                outline += ((h.level, Entry(h.id, h.words)) for h in block.headings)
            case _:
                parts.append(block)
    inside = _BLANK.sub(_visible, together(parts, "\n"))
    return Body(Html(f'<div class="page">\n{inside}\n</div>'), tuple(_topmost(outline)))


def _headings(block: Block) -> tuple[Heading, ...]:
    return block.headings if isinstance(block, EditorText) else ()


def _visible(blank: re.Match[str]) -> str:
    """Return blanks of code as references: Python-Markdown changes some even in raw HTML."""
    return "&#9;" if blank[0] == "\t" else f"&#32;{blank[0][1:]}"


def _topmost(outline: Iterable[tuple[int, Entry]]) -> Iterator[Entry]:
    """Yield the headings that are below no other."""
    above: list[int] = []
    for level, entry in outline:
        while above and level <= above[-1]:
            above.pop()
        if not above:
            yield entry
        above.append(level)
