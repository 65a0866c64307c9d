"""A text's HTML for a page, and for what is read elsewhere: feeds and letters.

The parser's HTML is gone through once, tag by tag: addresses are put in, ids given, and what the
parser writes for GitHub's site is written for ours. Only addresses that `addresses.is_safe` lets
through are written, whoever gave them, and raw HTML is left out.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tori.markdown.addresses import attribute, is_safe, is_youtube
from tori.markdown.links import Link
from tori.markdown.text import Text

AddressOf = Callable[[Link], str | None]
"""What a link's or an image's address is where the text is shown; None leaves it without one."""


class _Alert(NamedTuple):
    """A note box: Material's class for it, and its title."""

    kind: str
    title: str


_ALERTS: Mapping[str, _Alert] = {
    "note": _Alert("note", "Huomaa"),
    "tip": _Alert("tip", "Vinkki"),
    "important": _Alert("info", "Tärkeää"),
    "warning": _Alert("warning", "Varoitus"),
    "caution": _Alert("danger", "Varo"),
}
_TAG = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-(?P<named>[^"]*)" id="[^"]*" data-footnote-ref>'
    r"(?P<number>\d+)</a></sup>"
    r'|<a href="[^"]*" class="footnote-backref"[^>]* data-footnote-backref-idx="(?P<back>[\d-]+)"'
    r"[^>]*>↩(?:<sup[^>]*>\d+</sup>)?</a>"
    r'|<a href="[^"]*"(?P<link>)(?:>(?P<bare>(?:https?://|www\.)[^<]*)</a>)?'
    r'|<img src="[^"]*"(?P<image>)'
    r"|<h(?P<level>[1-6])>"
    r'|<div class="markdown-alert markdown-alert-(?P<alert>\w+)">\n'
    r'<p class="markdown-alert-title">(?P<title>[^<]*)</p>'
    r"|(?P<end></div>)"
    r'|<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" '
    r'(?P<done>checked="" )?disabled="" /> \n?(?P<task>)'
    r'|<section class="footnotes" data-footnotes>(?P<notes>)'
    r'|<li id="fn-(?P<note>[^"]*)">'
    r"|<!-- raw HTML omitted -->(?P<raw>)"
    r'|(?P<tasks><[uo]l) class="contains-task-list"'
    r'|<t(?P<cell>[hd]) align="(?P<align>\w+)">'
    r'|<code class="language-[^"]*">(?P<code>)'
)


def page_html(text: Text, address_of: AddressOf) -> str:
    """Return a text's HTML for a page of the site.

    A link to a heading of the text itself needs no address of anybody.
    """
    return _Page(text, address_of).html()


def mail_html(text: Text, address_of: AddressOf) -> str:
    """Return a text's HTML for feeds and letters: without classes, ids and controls.

    Args:
        text: The text.
        address_of: Gives full addresses: what is read elsewhere knows no page.
    """
    return _Mail(text, address_of).html()


class _Writer(ABC):
    """What pages and letters have in common: the addresses."""

    def __init__(self, text: Text, address_of: AddressOf) -> None:
        self._text = text
        self._links: Iterator[Link] = iter(text.links)
        self._address_of = address_of

    def html(self) -> str:
        return _TAG.sub(self._tag, self._text.markup)

    def _tag(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        if kind in ("link", "bare"):
            return self._link(found)
        if kind == "image":
            return f"<img{_written('src', self._address_of(next(self._links)))}"
        return self._other(found, kind or "")

    def _link(self, found: re.Match[str]) -> str:
        link = next(self._links)
        start = f"<a{_written('href', self._address(link))}"
        words = found["bare"]
        if words is None:
            return start
        if is_youtube(link.target):
            words = f"Video YouTubessa: {words.removeprefix('https://').removeprefix('www.')}"
        return f"{start}>{words}</a>"

    def _address(self, link: Link) -> str | None:
        return self._address_of(link)

    @abstractmethod
    def _other(self, found: re.Match[str], kind: str) -> str: ...


class _Page(_Writer):
    """The HTML of a page."""

    def __init__(self, text: Text, address_of: AddressOf) -> None:
        super().__init__(text, address_of)
        self._ids = iter(text.headings)
        self._references: dict[str, int] = {}
        self._note = 0

    def _address(self, link: Link) -> str | None:
        if link.target.startswith("#"):
            anchor = self._text.anchor(link.target[1:])
            if anchor is not None:
                return f"#{anchor}"
        return self._address_of(link)

    def _other(self, found: re.Match[str], kind: str) -> str:  # noqa: PLR0911 — one a kind
        match kind:
            case "level":
                return f'<h{found["level"]} id="{next(self._ids).id}">'
            case "number":
                return self._reference(found["number"])
            case "back":
                return self._way_back(found["back"])
            case "note":
                self._note += 1
                return f'<li id="fn:{self._note}">'
            case "notes":
                return '<section class="footnote" aria-label="Alaviitteet">'
            case "title":
                alert = _ALERTS[found["alert"]]
                return (
                    f'<div class="admonition {alert.kind}">\n'
                    f'<p class="admonition-title">{_title(found)}</p>'
                )
            case "task":
                done, words = ("checked ", "Tehty") if found["done"] else ("", "Tekemättä")
                return (
                    '<li class="task-list-item">'
                    f'<input type="checkbox" {done}disabled aria-label="{words}"> '
                )
            case "raw":
                return ""
        return found[0]

    def _reference(self, number: str) -> str:
        """Return the way to a footnote; one that is referred to again is numbered within."""
        times = self._references[number] = self._references.get(number, 0) + 1
        place = f"{number}:{times}" if times > 1 else number
        return (
            f'<sup id="fnref:{place}"><a class="footnote-ref" href="#fn:{number}" '
            f'aria-label="Alaviite {number}">{number}</a></sup>'
        )

    def _way_back(self, index: str) -> str:
        place = index.replace("-", ":")
        return (
            f'<a class="footnote-backref" href="#fnref:{place}" '
            f'aria-label="Takaisin viitteeseen {place}">↩</a>'
        )


_PLAIN_TAGS = {
    "back": "",
    "raw": "",
    "note": "<li>",
    "notes": "<section>",
    "end": "</blockquote>",
    "code": "<code>",
}
"""What is the same wherever it stands in feeds and letters."""


class _Mail(_Writer):
    """The HTML of what is read elsewhere."""

    def _other(self, found: re.Match[str], kind: str) -> str:
        match kind:
            case "number":
                return f"<sup>{found['number']}</sup>"
            case "title":
                return f"<blockquote>\n<p><strong>{_title(found)}</strong></p>"
            case "task":
                return "<li>☑ " if found["done"] else "<li>☐ "
            case "tasks":
                return found["tasks"]
            case "align":
                return f"<t{found['cell']}>"
        return _PLAIN_TAGS.get(kind, found[0])


def _title(found: re.Match[str]) -> str:
    """Return a note box's title: its kind's, or the editor's own, which is HTML already."""
    kind = found["alert"]
    own = found["title"]
    return _ALERTS[kind].title if own == kind.capitalize() else own


def _written(name: str, address: str | None) -> str:
    """Return an address as an attribute, or nothing for one that may not stand there."""
    if address is None or not is_safe(address):
        return ""
    return f' {name}="{attribute(address)}"'
