"""An episode's text for players: HTML with absolute links, whole or cut to what directories take.

Players show notes outside the site, so nothing in them may be relative; and what an editor wrote
passes no raw HTML through: Markdown is told to take it for text, whatever the checks let by.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown import Markdown

from tori.content.records import Dated
from tori.render.html import EMPTY, Html, html, together
from tori.render.view import View
from tori.render.xml_text import FORBIDDEN
from tori.site.permalinks import permalink

DESCRIPTION_BYTES = 4000
"""Apple and PSP-1: an item's description is no longer."""

_EXTENSIONS = ("sane_lists", "tables", "fenced_code")
"""Those of the site's pages (MkDocs adds fenced_code): without them code would be read as text."""
_SCHEMES = frozenset({"http", "https", "mailto"})
_ADDRESSES = frozenset({"href", "src"})
_OF_THE_SITE = frozenset({"class", "style"})
"""Attributes that mean nothing without the site's own style sheets."""
_INLINE = frozenset({"a", "b", "i", "strong", "em"})
_LISTS = frozenset({"ul", "ol"})
_HEADING = re.compile(r"h[1-6]")
_INDEX = re.compile(r"index\.md(?=#|$)")


def whole_notes(view: View, record: Dated) -> str:
    """Return a record's text as HTML in full, every link and image with its full address."""
    elements = _elements(view, record)
    blocks = (lxml_html.tostring(element, encoding="unicode").strip() for element in elements)
    # Markdown lets characters be written as references: `&#1;`.
    return FORBIDDEN.sub("", "".join(f"{block}\n" for block in blocks))


def brief_notes(view: View, record: Dated, before: Iterable[Html], after: Html) -> str:
    """Return a record's text in the elements that players know, within `DESCRIPTION_BYTES`.

    Args:
        view: The record's page.
        record: Whose text it is.
        before: Blocks that stand before the text.
        after: The block that ends it, cut or not: where the rest is.
    """
    blocks = list(before)
    left = DESCRIPTION_BYTES - _size(after) - sum(_size(block) for block in blocks)
    for block in _blocks(_elements(view, record)):
        left -= _size(block)
        if left < 0:
            break
        blocks.append(block)
    return FORBIDDEN.sub("", together([*blocks, after], "\n"))


def _size(block: Html) -> int:
    return len(block.encode()) + len("\n")


def _elements(view: View, record: Dated) -> list[HtmlElement]:
    """Return the text's blocks, their addresses made absolute; those of other sorts go."""
    base = view.site.publisher.full_address(permalink(record))
    made = _markdown().convert(view.text(record))
    if not made:
        return []
    elements = [e for e in lxml_html.fragments_fromstring(made) if not isinstance(e, str)]
    for element in elements:
        for inner in element.iter():
            for name in _OF_THE_SITE.intersection(inner.keys()):
                del inner.attrib[name]
            for name in _ADDRESSES.intersection(inner.keys()):
                address = _full_address(base, inner.attrib.pop(name))
                if address:
                    inner.set(name, address)
    return elements


def _markdown() -> Markdown:
    """Return a converter that writes raw HTML out as text."""
    converter = Markdown(extensions=_EXTENSIONS)
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


def _full_address(base: str, address: str) -> str | None:
    """Return an address with its scheme and host; None for one that leads nowhere on the net."""
    ours = "://" not in address
    try:
        full = urljoin(base, _INDEX.sub("", address) if ours else address)
        return full if urlsplit(full).scheme in _SCHEMES else None
    except ValueError:  # no address at all: http://[::1
        return None


def _blocks(elements: Iterable[HtmlElement]) -> Iterator[Html]:
    """Yield paragraphs and lists; headings become strong paragraphs, tables a paragraph a row."""
    for element in elements:
        tag = str(element.tag)
        if tag in _LISTS:
            yield _list(element)
        elif tag == "blockquote":
            yield from _blocks(element)
        elif tag == "table":
            for row in element.iter("tr"):
                yield html("<p>{}</p>", together((_inline(cell) for cell in row), " – "))
        elif _HEADING.fullmatch(tag):
            yield html("<p><strong>{}</strong></p>", _inline(element))
        elif inline := _inline(element):
            yield html("<p>{}</p>", inline)


def _list(element: HtmlElement) -> Html:
    template = "<ul>{}</ul>" if element.tag == "ul" else "<ol>{}</ol>"
    return html(template, together(html("<li>{}</li>", _inline(item)) for item in element))


def _inline(element: HtmlElement) -> Html:
    """Return what an element holds, in the inline elements that players know."""
    return Html(_spaced(element).strip())


def _inline_element(element: HtmlElement) -> Html:
    tag, inside = str(element.tag), _spaced(element)
    if tag in _LISTS:
        return _list(element)
    if tag == "img":
        return html("{}", element.get("alt") or "")
    if tag == "a":
        address = element.get("href")
        return html('<a href="{}">{}</a>', address, inside) if address else inside
    if tag == "br":
        return html(" ")
    if tag in _INLINE:
        return Html(f"<{tag}>{inside}</{tag}>") if inside else EMPTY
    return inside


def _spaced(element: HtmlElement) -> Html:
    """Return what an element holds, with the spaces round it."""
    parts: list[Html | str] = [element.text or ""]
    for inner in element:
        parts += [_inline_element(inner), inner.tail or ""]
    return together(parts)
