"""The lane within a paragraph, an item or a heading: links, emphasis and ampersands."""

import re
from collections.abc import Callable, Iterator

Resolve = Callable[[str], str | None]
"""Gives the address for a link's target, or None when the stock way has to see to it."""

_LINK = re.compile(r"\[([^\[\]()!\n]+)\]\(([^()\[\]\s<>\"'&*_\\]+)\)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\w)([^*\n]*?\w[.,;:!?]?)\*\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\w)([^*\n]*?\w[.,;:!?]?)\*(?![\w*])")
_AMPERSAND = re.compile(r"&(?=[ \n])")
_FOREIGN_MARKS = r"\`<>|~{}_"
_FOREIGN = re.compile(
    rf"[{re.escape(_FOREIGN_MARKS)}\t\r\f\v\x00-\x08\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]"
)
_ENTITY = re.compile(r"&(?![ \n])")


def inline_html(text: str, resolve: Resolve) -> str | None:
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
        if "*" in before_link or is_foreign(before_link):
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
        if "[" in text or "]" in text or is_foreign(text):
            return None
        if "*" in text:
            text = _STRONG.sub(r"<strong>\1</strong>", text)
            text = _EMPHASIS.sub(r"<em>\1</em>", text)
            if "*" in text:
                return None
        words[number] = _AMPERSAND.sub("&amp;", text) if "&" in text else text
    return "".join(words)


def is_foreign(text: str) -> bool:
    """Tell whether the text holds what may begin a construct that the lane does not know."""
    # Most texts are printable lines: to ask that, and for each mark, is quicker than the pattern.
    if text.isprintable():
        if any(map(text.__contains__, _FOREIGN_MARKS)):
            return True
    elif _FOREIGN.search(text) or "  \n" in text:
        return True
    return "![" in text or ("&" in text and _ENTITY.search(text) is not None)
