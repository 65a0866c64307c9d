"""The Markdown lane: the plain part of Markdown, made into the HTML that Python-Markdown gives.

It knows our own blocks of raw HTML, headings, paragraphs, links, emphasis and simple lists, one
construct a pattern, and declines a page that has anything else: the caller then asks
Python-Markdown. What it takes must come out byte for byte as from there; tests compare the two on
the real content and on whatever hypothesis draws.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from tori.content.anchors import anchor_of, free_anchor
from tori.engine.pages.lane_inline import Resolve, inline_html, is_foreign
from tori.engine.pages.shell import encoded
from tori.render.html import Html


class Heading(NamedTuple):
    """A Markdown heading as the table of contents has it."""

    level: int
    id: str
    title: str


class Converted(NamedTuple):
    """What has come of a page.

    Attributes:
        html: Of its body.
        data: The same as MkDocs writes it.
        headings: Those of its Markdown, in their order.
    """

    html: str
    data: bytes
    headings: tuple[Heading, ...]


_START = re.compile(r"<([a-z0-9]+)[ >]")
# fmt: off
_ROOTS = frozenset((
    "address", "article", "aside", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav", "ol", "p", "script", "section",
    "table", "ul",
))
# fmt: on
_ODD_TAG = re.compile(r"<[!?]|<[^<>]*+(?:<|\Z)")
"""A declaration, or a tag that does not end before the next one begins."""
_HEADING = re.compile(r"(#{1,6}) (?P<words>[^\n]*)")
_BULLET = re.compile(r"- (?=[^\W_]|\*\*\w|\[)")
_NUMBER = re.compile(r"\d+\. (?=[^\W_]|\*\*\w|\[)")
_UNFIT_FOR_HEADINGS = re.compile(r"[*\[\]#&\"']|\s\s|[^\S ]")
_CONTROLS = bytes(c for c in (*range(0x20), 0x7F) if c != ord("\n"))
_ODD_START = re.compile(r"[ >#+*=:\u00a0-]|\d+[.)](?:\s|$)")
"""How a line begins that may be more than words."""
_ODD_ITEM_START = re.compile(r"\d+[.)](?:\s|$)")
_ODD_ENDS = (" ", "\u00a0")


def convert(blocks: Iterable[Html | str], resolve: Resolve) -> Converted | None:
    """Return the HTML of a page's Markdown, or None when the lane does not know all of it.

    Args:
        blocks: What stands between blank lines: HTML that we made, and Markdown of any length.
        resolve: Asked for each link's target.
    """
    page = _Page(resolve)
    for block in blocks:
        if not block:
            continue
        is_ours = type(block) is Html
        if not (page.add_ours(block) if is_ours else page.add_text(block.strip("\n"))):
            return None
    html = "\n".join(page.parts).rstrip("\n")
    data = encoded(html)
    # The lane writes none of them itself, so what came of the page is looked through once.
    has_controls = len(data.translate(None, _CONTROLS)) != len(data)
    return None if has_controls or not html else Converted(html, data, tuple(page.headings))


class _Page:
    """What has come of a page so far: the HTML of its blocks, and its headings."""

    def __init__(self, resolve: Resolve) -> None:
        self.parts: list[str] = []
        self.headings: list[Heading] = []
        self._ids: set[str] = set()
        self._resolve = resolve
        self._is_after_list = False

    def add_ours(self, block: str) -> bool:
        """Take HTML that we made, whose tags are in order; tell whether it is known."""
        is_plain = "\n" not in block and "<script" not in block and _is_element_of_ours(block)
        return self._add_elements(block if is_plain else _elements(block))

    def add_text(self, text: str) -> bool:
        """Take Markdown; tell whether it is known."""
        return all(map(self._add, text.split("\n\n")))

    def _add(self, block: str) -> bool:
        if block.startswith("<"):
            return self._add_elements(_elements(block))
        if block.startswith("#"):
            return self._add_heading(_heading(block))
        is_list = bool(_BULLET.match(block) or _NUMBER.match(block))
        if is_list and self._is_after_list:
            return False
        part = _list_html(block, self._resolve) if is_list else _paragraph(block, self._resolve)
        if part is None:
            return False
        self.parts.append(part)
        self._is_after_list = is_list
        return True

    def _add_elements(self, part: str | None) -> bool:
        """Take a line of elements; Python-Markdown leaves a blank line after them."""
        if part is None:
            return False
        self.parts += (part, "")
        self._is_after_list = False
        return True

    def _add_heading(self, heading: Heading | None) -> bool:
        if heading is None:
            return False
        level, name, title = heading.level, free_anchor(heading.id, self._ids), heading.title
        self._ids.add(name)
        self.headings.append(Heading(level, name, title))
        self.parts.append(f'<h{level} id="{name}">{title}</h{level}>')
        self._is_after_list = False
        return True


def _elements(block: str) -> str | None:
    """Return the elements of a line of raw HTML, which go through as they are, one a line."""
    if "\n" in block or _ODD_TAG.search(block):
        return None
    if _is_one_element(block):
        return block
    elements: list[str] = []
    place = 0
    while place < len(block):
        end = _end_of_element(block, place)
        if end is None:
            return None
        elements.append(block[place:end])
        place = end
    return "\n".join(elements)


def _is_element_of_ours(block: str) -> bool:
    """Tell whether a block that is in order is an element that holds none of its own kind."""
    start = _START.match(block)
    return (
        start is not None
        and start[1] in _ROOTS
        and block.endswith(f"</{start[1]}>")
        and block.find(start[0][:-1], 1) < 0
    )


def _is_one_element(block: str) -> bool:
    """Tell whether the block is an element that holds none of its own kind, as most are."""
    start = _START.match(block)
    if start is None or start[1] not in _ROOTS:
        return False
    end = f"</{start[1]}>"
    return block.find(end) == len(block) - len(end) and block.find(start[0][:-1], 1) < 0


def _end_of_element(block: str, start: int) -> int | None:
    """Return where the element that starts there ends, or None if it does not."""
    name = _root(block, start)
    if not name:
        return None
    depth = 0
    for tag in _tag(name).finditer(block, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None


def _root(block: str, start: int) -> str:
    """Return the name of the element that starts there, or nothing if none of ours does."""
    match = _START.match(block, start)
    return match[1] if match and match[1] in _ROOTS else ""


@cache
def _tag(name: str) -> re.Pattern[str]:
    """Return a pattern for an element's start, up to its name, and for its whole end."""
    return re.compile(rf"<{name}(?=[ >])|<(/){name}>")


@lru_cache(maxsize=1024)
def _heading(block: str) -> Heading | None:
    """Return a heading as it is where it is the page's first; most are on many pages."""
    match = _HEADING.fullmatch(block)
    if match is None:
        return None
    words = match["words"]
    if (
        not words
        or words != words.strip()
        or is_foreign(words)
        or _UNFIT_FOR_HEADINGS.search(words)
    ):
        return None
    return Heading(len(match[1]), anchor_of(words), words)


def _list_html(block: str, resolve: Resolve) -> str | None:
    """Return a list whose items are one line each, numbered from 1 or not at all."""
    mark, tag = (_BULLET, "ul") if block.startswith("-") else (_NUMBER, "ol")
    if tag == "ol" and not block.startswith("1. "):
        return None
    items: list[str] = []
    for line in block.split("\n"):
        match = mark.match(line)
        item = "" if match is None else line[match.end() :]
        is_odd = item.endswith(_ODD_ENDS) or _ODD_ITEM_START.match(item)
        words = None if is_odd else inline_html(item, resolve)
        if words is None:
            return None
        items.append(f"<li>{words}</li>")
    return "\n".join((f"<{tag}>", *items, f"</{tag}>"))


def _paragraph(block: str, resolve: Resolve) -> str | None:
    lines = block.split("\n")
    for line in lines:
        if line.endswith(_ODD_ENDS) or _ODD_START.match(line):
            return None
    if not lines[0]:
        return None
    words = inline_html(block, resolve)
    return None if words is None else f"<p>{words}</p>"
