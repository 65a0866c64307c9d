"""What is live in the kept HTML of a closed issue: it is published as it is, and never made anew.

The files are what our own templates made, so only what these can make may stand there. The hash
beside a file tells of slips; whoever can change the file can change the hash as well.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from tori.diagnostics import said

_ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "img",
        "li",
        "meta",
        "nav",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "ul",
    ]
)
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_LINKS = frozenset({"href", "cite"})
_FETCHED = frozenset({"src", "srcset", "background", "poster", "data"})
_REFUSED = frozenset(
    {"action", "formaction", "http-equiv", "ping", "srcdoc", "xlink:href", "xmlns"}
)
_FETCHING_STYLE = re.compile(r"url\s*\(|@import|expression\s*\(|\\", re.IGNORECASE)
"""A backslash would spell any of these otherwise."""
_BLANK = re.compile("[\x00-\x20]")
"""What browsers leave out of an address' scheme (WHATWG URL, §4.4)."""


class Live(NamedTuple):
    """Something live: its 1-based line and column, and what it is."""

    line: int
    column: int
    what: str


def live_content(page: str, site_url: str) -> tuple[Live, ...]:
    """Return what in HTML would run, lead astray or be fetched from elsewhere than the site."""
    reader = _Reader(urlsplit(site_url).netloc.lower())
    reader.feed(page)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Finds what is live; comments and declarations, which our templates do not make, are too."""

    def __init__(self, host: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Live] = []
        self._host = host

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A task list has boxes that nobody can tick.
        is_box = tag == "input" and ("type", "checkbox") in attrs and ("disabled", None) in attrs
        if tag not in _ELEMENTS and not is_box:
            self._tell(said("elementti <{name}>", name=tag))
        for name, value in attrs:
            for what in self._faults(name, value or ""):
                self._tell(what)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ELEMENTS:
            self._tell(said("elementti <{name}>", name=tag))

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style" and _FETCHING_STYLE.search(data):
            self._tell(said("tyyli, joka hakee jotain muualta"))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 — the parser's own signature
        self._tell(said("HTML-huomautus"))

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 — the parser's own signature
        self._tell(said("HTML-huomautus"))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 — the parser's own signature
        self._tell(said("HTML-huomautus"))

    def _faults(self, name: str, value: str) -> Iterator[str]:
        if name.startswith("on") or name in _REFUSED:
            yield said("määrite {name}", name=name)
        elif name == "style" and _FETCHING_STYLE.search(value):
            yield said("tyyli, joka hakee jotain muualta")
        elif name in _LINKS and _scheme(value) not in _SCHEMES:
            yield said("osoite {address}", address=value)
        elif name in _FETCHED and not self._is_ours(value):
            yield said("tiedosto toiselta palvelimelta: {address}", address=value)

    def _is_ours(self, address: str) -> bool:
        plain = _BLANK.sub("", address).replace("\\", "/")
        try:
            parts = urlsplit(plain)
        except ValueError:
            return False
        return parts.scheme in {"", "https", "http"} and parts.netloc.lower() in {"", self._host}

    def _tell(self, what: str) -> None:
        line, offset = self.getpos()
        self.found.append(Live(line, offset + 1, what))


def _scheme(address: str) -> str:
    before, colon, _ = _BLANK.sub("", address).partition(":")
    return before.lower() if colon and not set(before) & set("/?#") else ""
