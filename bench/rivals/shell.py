"""The page around a deed or a list, taken from a page that our own program built.

So the pages of all generators weigh nearly the same. Addresses begin at the site's root, and each
place that differs from page to page is a mark, which a generator's own template syntax fills.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

MARKS = ("TITLE", "DESCRIPTION", "CANONICAL", "TOC", "FEED", "BODY")

_RELATIVE = re.compile(r'"(\.\.?(?:/[^"]*)?)"')
_BODY = re.compile(r'(?s)(<article class="md-content__inner md-typeset">).*?(</article>)')
_TOC = re.compile(r'(?s)(<ul class="md-nav__list" data-md-component="toc"[^>]*>).*?(</ul>)')
_OWN_FEEDS = re.compile(r'(?s)<link rel="alternate feed"[^>]*href="rss\.xml">.*?feed\.json">')
_STATED = {
    "CANONICAL": re.compile(r'<link rel="canonical" href="([^"]+)">'),
    "TITLE": re.compile(r'<meta property="og:title" content="([^"]+)">'),
    "DESCRIPTION": re.compile(r'<meta property="og:description" content="([^"]+)">'),
}
"""Where a page states what stands in other places of its head too."""

_TEMPLATE_SYNTAX = re.compile(r"\{\{|\{%|\{#")


class UnknownPageError(Exception):
    """A built page lacks a place that the shell needs: overrides/ changed, and this must follow."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The pages' HTML with marks.

    Attributes:
        deed: Of a deed's page, which has a table of contents.
        listing: Of a list's page, which has a feed.
        assets: The folder of style sheets, scripts and pictures that the pages name.
    """

    deed: str
    listing: str
    assets: Path


def read_shell(site: Path, deed: str, listing: str) -> Shell:
    """Return the shell of a site that our program built.

    Args:
        site: The built site.
        deed: A deed page's path without slashes around it.
        listing: The path of a list that has a feed.
    """
    texts = {
        path: (site / path / "index.html").read_text(encoding="utf-8") for path in (deed, listing)
    }
    return Shell(marked(texts[deed], deed), marked(texts[listing], listing), site / "assets")


def filled(text: str, **values: str) -> str:
    """Return the text with each mark replaced; what is not given becomes nothing."""
    for mark in MARKS:
        text = text.replace(mark_of(mark), values.get(mark.lower(), ""))
    return text


def mark_of(name: str) -> str:
    """Return a mark as it stands in the text."""
    return f"@@{name}@@"


def marked(text: str, path: str) -> str:
    """Return a built page with marks, and addresses from the root.

    Raises:
        UnknownPageError: A place was not found, or the page would confuse template engines.
    """
    stated = {name: place.search(text) for name, place in _STATED.items()}
    if not _BODY.search(text):
        raise UnknownPageError(f"{path}: no article")
    text = _BODY.sub(rf"\g<1>{mark_of('BODY')}\g<2>", text)
    text = _TOC.sub(rf"\g<1>{mark_of('TOC')}\g<2>", text)
    text = _OWN_FEEDS.sub(mark_of("FEED"), text)
    for name, found in stated.items():
        if not found:
            raise UnknownPageError(f"{path}: no {name}")
        text = text.replace(found[1], mark_of(name))
    if _TEMPLATE_SYNTAX.search(text):
        raise UnknownPageError(f"{path}: template syntax in the page")
    return _RELATIVE.sub(lambda found: f'"{_from_root(path, found[1])}"', text)


def _from_root(path: str, way: str) -> str:
    address = posixpath.normpath(posixpath.join("/", path, way))
    return address if address.endswith("/") or not way.endswith("/") else f"{address}/"
