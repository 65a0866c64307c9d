"""An episode's text for players: HTML with absolute links, whole or cut to what directories take.

Players show notes outside the site, so nothing in them may be relative; and what an editor wrote
has no HTML of its own in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.html import HtmlElement

from tori.content.records import Dated
from tori.feeds.xml_text import FORBIDDEN
from tori.markdown.html import mail_html
from tori.markdown.links import Link
from tori.pages.texts import link_address
from tori.site.model import Site
from tori.site.permalinks import permalink
from tori.templating.html import EMPTY, Html, html, together

DESCRIPTION_BYTES = 4000
"""Apple and PSP-1: an item's description is no longer."""

_INLINE = frozenset({"a", "b", "i", "strong", "em"})
_LISTS = frozenset({"ul", "ol"})
_HEADING = re.compile(r"h[1-6]")


def whole_notes(site: Site, record: Dated) -> str:
    """Return a record's text as HTML in full, every link and image with its full address."""
    # Markdown lets characters be written as references: `&#1;`.
    return FORBIDDEN.sub("", _html(site, record))


def brief_notes(site: Site, record: Dated, before: Iterable[Html], after: Html) -> str:
    """Return a record's text in the elements that players know, within `DESCRIPTION_BYTES`.

    Args:
        site: Where its links lead.
        record: Whose text it is.
        before: Blocks that stand before the text.
        after: The block that ends it, cut or not: where the rest is.
    """
    blocks = list(before)
    left = DESCRIPTION_BYTES - _size(after) - sum(_size(block) for block in blocks)
    for block in _blocks(_elements(site, record)):
        left -= _size(block)
        if left < 0:
            break
        blocks.append(block)
    return FORBIDDEN.sub("", together([*blocks, after], "\n"))


def _size(block: Html) -> int:
    return len(block.encode()) + len("\n")


def _html(site: Site, record: Dated) -> str:
    address = site.publisher.full_address(permalink(record))
    return mail_html(record.text, partial(_full_address, site, address, record))


def _elements(site: Site, record: Dated) -> list[HtmlElement]:
    """Return the text's blocks, their addresses made absolute."""
    made = _html(site, record)
    found = lxml_html.fragments_fromstring(made) if made else []
    return [element for element in found if not isinstance(element, str)]


def _full_address(site: Site, page: str, record: Dated, link: Link) -> str | None:
    """Return where a link leads from anywhere on the net; None where it leads nowhere."""
    address = link_address(site, permalink(record), record, link)
    try:
        return urljoin(page, address) if address is not None else None
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
