"""The Markdown lane: the plain part of Markdown, made into the HTML that Python-Markdown gives.

It knows our own blocks of raw HTML, headings, paragraphs, links, emphasis and simple lists, one
construct a pattern, and declines a page that has anything else: the caller then asks
Python-Markdown. What it takes must come out byte for byte as from there; tests compare the two on
the real content and on whatever hypothesis draws.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown.extensions.toc import slugify, unique

Resolve = Callable[[str], str | None]
"""Gives the address for a link's target, or None when the stock way has to see to it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A Markdown heading as the table of contents has it."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's HTML and its Markdown headings, in their order."""

    html: str
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
_LINK = re.compile(r"\[([^\[\]()!\n]+)\]\(([^()\[\]\s<>\"'&*_\\]+)\)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\w)([^*\n]*?\w[.,;:!?]?)\*\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\w)([^*\n]*?\w[.,;:!?]?)\*(?![\w*])")
_AMPERSAND = re.compile(r"&(?=[ \n])")
_FOREIGN = re.compile(r"[\\`<>|~{}_\t\r\f\v\x00-\x08\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ENTITY = re.compile(r"&(?![ \n])")
_UNFIT_FOR_HEADINGS = re.compile(r"[*\[\]#&\"']|\s\s|[^\S ]")
_CONTROLS = bytes(c for c in (*range(0x20), 0x7F) if c != ord("\n"))
_ODD_START = re.compile(r"[ >#+*=:\u00a0-]|\d+[.)](?:\s|$)")
"""How a line begins that may be more than words."""
_ODD_ITEM_START = re.compile(r"\d+[.)](?:\s|$)")
_ODD_ENDS = (" ", "\u00a0")


def convert(body: str, resolve: Resolve) -> Converted | None:
    """Return the HTML of a page's Markdown, or None when the lane does not know all of it.

    Args:
        body: Markdown without front matter.
        resolve: Asked for each link's target.
    """
    data = body.encode(errors="surrogatepass")
    if body.startswith("\n") or len(data.translate(None, _CONTROLS)) != len(data):
        return None
    parts: list[str] = []
    headings: list[Heading] = []
    ids: set[str] = set()
    after_list = False
    for block in body.rstrip("\n").split("\n\n"):
        is_list = False
        if block.startswith("<"):
            part = _elements(block)
        elif block.startswith("#"):
            known = _heading(block)
            if known is None:
                return None
            heading = Heading(known.level, unique(known.id, ids), known.title)
            headings.append(heading)
            part = f'<h{heading.level} id="{heading.id}">{heading.title}</h{heading.level}>'
        elif _BULLET.match(block) or _NUMBER.match(block):
            is_list = True
            part = None if after_list else _list_html(block, resolve)
        else:
            part = _paragraph(block, resolve)
        if part is None:
            return None
        parts.append(part)
        after_list = is_list
    return Converted("\n".join(parts).rstrip("\n"), tuple(headings))


def _elements(block: str) -> str | None:
    """Return the elements of a line of raw HTML, which go through as they are, one a line.

    A blank line is left after them, as Python-Markdown leaves it.
    """
    if "\n" in block or _ODD_TAG.search(block):
        return None
    if _is_one_element(block):
        return block + "\n"
    elements: list[str] = []
    place = 0
    while place < len(block):
        end = _end_of_element(block, place)
        if end is None:
            return None
        elements.append(block[place:end])
        place = end
    return "\n".join(elements) + "\n"


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
        or _is_foreign(words)
        or _UNFIT_FOR_HEADINGS.search(words)
    ):
        return None
    return Heading(len(match[1]), slugify(words, "-"), words)


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
        words = None if is_odd else _inline(item, resolve)
        if words is None:
            return None
        items.append(f"<li>{words}</li>")
    return "\n".join((f"<{tag}>", *items, f"</{tag}>"))


def _paragraph(block: str, resolve: Resolve) -> str | None:
    lines = block.split("\n")
    if any(line.endswith(_ODD_ENDS) or _ODD_START.match(line) for line in lines) or not lines[0]:
        return None
    words = _inline(block, resolve)
    return None if words is None else f"<p>{words}</p>"


def _inline(text: str, resolve: Resolve) -> str | None:
    """Return a text's HTML: links, emphasis, and ampersands that stand alone."""
    if not text or text.endswith(" ") or "![" in text:
        return None
    if "[" not in text:
        return _emphasised([text])
    pieces: list[str] = []
    place = 0
    for match in _LINK.finditer(text):
        address = resolve(match[2])
        if address is None:
            return None
        pieces += [text[place : match.start()], match[1], address]
        place = match.end()
    pieces.append(text[place:])
    words = pieces[0:1]
    for before_link, address, after_link in _threes(pieces):
        if "*" in before_link or _is_foreign(before_link):
            return None
        label = _AMPERSAND.sub("&amp;", before_link)
        words.append(f'<a href="{address}">{label}</a>')
        words.append(after_link)
    return _emphasised(words)


def _threes(pieces: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each link's words, its address and the text after it."""
    for number in range(1, len(pieces), 3):
        yield pieces[number], pieces[number + 1], pieces[number + 2]


def _emphasised(words: list[str]) -> str | None:
    """Return the text with its emphasis; every other piece is a link, which stays as it is."""
    for number in range(0, len(words), 2):
        text = words[number]
        if "[" in text or "]" in text or _is_foreign(text):
            return None
        if "*" in text:
            text = _STRONG.sub(r"<strong>\1</strong>", text)
            text = _EMPHASIS.sub(r"<em>\1</em>", text)
            if "*" in text:
                return None
        words[number] = _AMPERSAND.sub("&amp;", text) if "&" in text else text
    return "".join(words)


def _is_foreign(text: str) -> bool:
    """Tell whether the text holds what may begin a construct that the lane does not know."""
    if _FOREIGN.search(text) or "  \n" in text or "![" in text:
        return True
    return "&" in text and _ENTITY.search(text) is not None
