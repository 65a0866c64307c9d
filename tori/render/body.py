"""A page's body put together of blocks: HTML that we made, headings of ours, and editors' texts."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tori.markdown.headings import Anchors, Heading
from tori.pages.page import NO_TEXT, ContentsEntry, EditorText, topmost
from tori.render.html import Html, html, together


class SectionHeading(NamedTuple):
    """A heading of ours, of the second level; its id is made of its words when it is put in."""

    words: str


Block = Html | SectionHeading | EditorText
Blocks = tuple[Block, ...]


class Body(NamedTuple):
    """A page's body.

    Attributes:
        html: In one element, so that MkDocs takes it for one block of raw HTML.
        contents: The headings that are below no other.
    """

    html: Html
    contents: tuple[ContentsEntry, ...]


def as_blocks(made: Block | Blocks) -> Blocks:
    """Return one block or several as blocks."""
    return (made,) if isinstance(made, Html | SectionHeading | EditorText) else made


_LEVEL_OF_SECTIONS = 2
_BLANK_LINE = re.compile(r"\n( +)(?=\n)")


def body_of(blocks: Iterable[Block]) -> Body:
    """Return the body of a page of these blocks; those that are empty are left out.

    Headings of texts keep their ids, since links lead there; ours take those that are free.
    """
    shown = [block for block in blocks if block and block != NO_TEXT]
    anchors = Anchors(heading.id for block in shown for heading in _headings(block))
    parts: list[Html] = []
    outline: list[tuple[int, ContentsEntry]] = []
    for block in shown:
        match block:
            case SectionHeading(words):
                name = anchors.take(words)
                parts.append(html('<h2 id="{}">{}</h2>', name, words))
                outline.append((_LEVEL_OF_SECTIONS, ContentsEntry(name, words)))
            case EditorText():
                parts.append(block.html)
                outline += ((h.level, ContentsEntry(h.id, h.words)) for h in block.headings)
            case _:
                parts.append(block)
    inside = _kept_blanks(str(together(parts, "\n")))
    return Body(Html(f'<div class="page">\n{inside}\n</div>'), tuple(topmost(outline)))


def _headings(block: Block) -> tuple[Heading, ...]:
    return block.headings if isinstance(block, EditorText) else ()


def _kept_blanks(made: str) -> str:
    """Return blanks of code as references: Python-Markdown changes some even in raw HTML."""
    return _BLANK_LINE.sub(lambda blank: f"\n&#32;{blank[1][1:]}", made.replace("\t", "&#9;"))
