"""A text without marks: for letters' plain part, search and descriptions."""

import re
from html import unescape
from urllib.parse import unquote

from tori.markdown.html import AddressOf, mail_html
from tori.markdown.text import Text

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_BLOCKS = re.compile(r"p|h[1-6r]|pre|table|tr|blockquote|section|[uo]l|li|t?head|tbody")
_ATTRIBUTE = re.compile(r' (?:alt|href|start)="([^"]*)"')


def plain_text(text: Text, address_of: AddressOf | None = None) -> str:
    """Return what a text says: a block a paragraph, items with their dashes or numbers.

    Args:
        text: The text.
        address_of: Gives the address that stands in parentheses after a link's words; without it
            links are words only.
    """
    plain = _Plain()
    html = mail_html(text, address_of or _nowhere)
    place = 0
    for tag in _TAG.finditer(html):
        plain.say(html[place : tag.start()])
        plain.tag(tag[2], tag[3], is_end=bool(tag[1]))
        place = tag.end()
    plain.say(html[place:])
    return plain.whole()


def _nowhere(_link: object) -> None:
    return None


class _Plain:
    """What has been said so far."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._lists: list[int | None] = []
        """The next number of each list that is open; None for one without numbers."""
        self._is_new_list = False
        """Whether nothing has been said yet in a list that is in no other."""
        self._link = (0, "")
        self._is_code = False
        self._is_row = False
        """Whether the block before was a table's row, and the next one may be."""

    def say(self, html: str) -> None:
        words = unescape(html)
        self._words.append(words if self._is_code else words.replace("\n", " "))

    def tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        if _BLOCKS.fullmatch(name):
            self._end_block()
        found = _ATTRIBUTE.search(attributes)
        value = unescape(found[1]) if found else ""
        match name:
            case "ul" | "ol":
                self._list(name, value, is_end=is_end)
            case "a":
                self._way(value, is_end=is_end)
            case "img":
                self._words.append(value)
            case "br":
                self._words.append("\n")
            case "pre":
                self._is_code = not is_end
            case "table":
                self._is_row = False
        if is_end:
            self._end_cell(name)
        elif name == "li":
            self._begin_item()

    def _end_cell(self, name: str) -> None:
        if name in ("td", "th"):
            self._words.append(" | ")
        elif name == "tr":
            self._is_row = True

    def whole(self) -> str:
        self._end_block()
        return "\n".join(self._blocks).strip("\n")

    def _list(self, name: str, start: str, *, is_end: bool) -> None:
        if is_end:
            self._lists.pop()
        else:
            self._is_new_list = not self._lists
            self._lists.append(int(start or 1) if name == "ol" else None)

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._mark = "- "
        else:
            self._mark = f"{number}. "
            self._lists[-1] = number + 1

    def _way(self, address: str, *, is_end: bool) -> None:
        if not is_end:
            self._link = (len(self._words), address)
            return
        start, address = self._link
        words = "".join(self._words[start:])
        if address and words not in unquote(address):  # a bare address says itself
            self._words.append(f" ({address})")

    def _end_block(self) -> None:
        words = "".join(self._words)
        self._words = []
        if self._is_code:
            words = words.rstrip("\n")
        else:
            lines = (" ".join(line.split()) for line in words.split("\n"))
            words = "\n".join(lines).strip().removesuffix("|").rstrip()
        if not words.strip():
            return
        indent = "  " * (len(self._lists) - 1)
        if self._blocks and self._is_apart():
            self._blocks.append("")
        rest = " " * len(self._mark) if self._mark else "  " * bool(self._lists)
        first, *more = words.split("\n")
        self._blocks.append(f"{indent}{self._mark or rest}{first}")
        self._blocks.extend(f"{indent}{rest}{line}" for line in more)
        self._mark = ""
        self._is_new_list = False

    def _is_apart(self) -> bool:
        """Tell whether a blank line goes before the next block."""
        if not self._lists:
            return not self._is_row
        return self._is_new_list
