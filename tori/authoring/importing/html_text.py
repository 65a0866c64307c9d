"""HTML made into Markdown, and a note of everything that Markdown cannot say.

Text is always kept. Pictures and embedded things stay behind, their addresses in the report.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from tori.authoring.importing.body_rules import (
    html_in,
    shortcodes,
    with_lines,
    with_lower_headings,
    with_ordinals,
    without_html,
)
from tori.authoring.importing.document import BREAK, Items, Paragraph, Run
from tori.authoring.importing.html_reading import attribute, read_html
from tori.authoring.importing.markdown_writing import markdown_of
from tori.authoring.importing.paragraphs import paragraphs
from tori.authoring.importing.values import one_line
from tori.markdown.addresses import is_safe
from tori.text import counted

_TAGS = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|h[1-6]|hr|i|img|li|ol|p|span|strong|table|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"<!-- wp:|<(?:p|pre)\b", re.IGNORECASE)
_PLAIN = frozenset(
    {
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "caption",
        "center", "cite", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "i", "kbd", "li", "main", "nav", "ol", "p", "pre", "s", "samp",
        "section", "small", "span", "strike", "strong", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    }
)  # fmt: skip
"""Elements that Markdown says, or that lose nothing but looks."""
_EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "video"})
_WITHOUT_TEXT = frozenset({"noscript", "script", "style", "template"})
_DEPTH = 100
_ELEMENTS = 5_000


def has_html(text: str) -> bool:
    """Tell whether a Markdown text is HTML in truth: a known tag stands outside code."""
    return any(_TAGS.search(piece) for piece in html_in(text))


def plain_text(html: str) -> str:
    """Return the text of HTML on one line, without its tags."""
    return one_line(_parsed(html).get_text(" "))


def markdown(html: str, *, keeps_lines: bool | None = None) -> tuple[str, tuple[str, ...]]:
    """Return HTML as Markdown that keeps our rules, and what was lost.

    Args:
        html: A page's part.
        keeps_lines: Whether lines and paragraphs are parted by their ends too, not by tags alone;
            by default, where no tag parts paragraphs.
    """
    if keeps_lines is None:
        keeps_lines = not _PARAGRAPHS.search(html)
    soup = _parsed(html.replace("\r\n", "\n"))
    if _is_odd(soup):
        lost = ["elementtejä on valtavasti tai sisäkkäin: muotoilu ja kuvat jäivät pois"]
        soup = _parsed(escape(soup.get_text("\n")))
    else:
        lost = [*_without_markup(soup)]
    blocks, unread = read_html(soup, keeps_lines=keeps_lines)
    text, unsaid = markdown_of(blocks)
    return _told(text, [*lost, *unread, *unsaid])


def wordpress_markdown(html: str) -> tuple[str, tuple[str, ...]]:
    """Return a text of WordPress as `markdown` does; its classic editor parts by empty lines."""
    return markdown(html, keeps_lines="<!-- wp:" not in html)


def ruled(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a cell, Markdown or HTML, as one that keeps our rules, and what was lost.

    A cell's line is a line to whoever wrote it.
    """
    if has_html(text):
        result, lost = markdown(text)
        return result, ("HTML muunnettiin Markdowniksi; tarkista teksti", *lost)
    text, escaped = without_html(with_lines(with_ordinals(text.strip("\n").rstrip())))
    lost_angles = (
        [f"{counted(escaped, 'merkki', 'merkkiä')} < kirjoitettiin muotoon &lt;"] if escaped else []
    )
    return _told(text, lost_angles)


def _parsed(html: str) -> BeautifulSoup:
    """Parse HTML in linear time: every tag that is never closed would be read to the text's end."""
    head, closing, rest = html.rpartition(">")
    return BeautifulSoup(head + closing + rest.replace("<", "&lt;"), "html.parser")


def _is_odd(soup: BeautifulSoup) -> bool:
    """Tell whether elements are so many, or so deep in each other, that no person made the page.

    The converter calls itself for what is within an element, and taking one out of many is slow.
    """
    depths = {id(soup): 0}
    for tag in soup.find_all(name=True):
        depths[id(tag)] = depths[id(tag.parent)] + 1
    return len(depths) > _ELEMENTS or max(depths.values()) > _DEPTH


def named_texts(facts: Iterable[tuple[str, str]]) -> str:
    """Return texts as a list, each after its name; Markdown shows them as they are, in lines."""
    return markdown_of([Items(tuple(_named(name, text) for name, text in facts))])[0]


def _named(name: str, text: str) -> tuple[Paragraph, ...]:
    lines = [part for line in text.split("\n") for part in (Run(BREAK), Run(line))]
    head = Run(f"{name}:", frozenset({"strong"}))
    return tuple(Paragraph(runs) for runs in paragraphs((head, Run(" "), *lines[1:])))


def _told(text: str, lost: list[str]) -> tuple[str, tuple[str, ...]]:
    text, squeezed = with_lower_headings(text)
    if squeezed:
        lost.append("kaksi otsikkotasoa yhdistyi, kun otsikoita siirrettiin alemmas")
    lost.extend(f"lyhytkoodi {code} jäi tekstiin sellaisenaan" for code in shortcodes(text))
    return text, tuple(lost)


def _without_markup(soup: BeautifulSoup) -> Iterator[str]:
    """Take out what Markdown cannot say, yielding what each was."""
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for tag in soup.find_all(name=True):
        if vars(tag).get("parent") is None:  # it was taken out with another, attributes and all
            continue
        if tag.name == "img":
            alt = attribute(tag, "alt")
            told = f'tekstivastine "{alt}"' if alt else "tekstivastine puuttuu"
            yield f"kuva {attribute(tag, 'src')} ({told}) jäi pois"
            tag.decompose()
        elif tag.name in _EMBEDDED:
            yield from _link_instead(soup, tag)
        elif tag.name in _WITHOUT_TEXT:
            yield f"elementti <{tag.name}> jäi pois: {_shortened(tag.get_text())}"
            tag.decompose()
        elif tag.name == "a" and not is_safe(attribute(tag, "href")):
            yield f"linkki {_shortened(attribute(tag, 'href'))} jäi pois, teksti säilyi"
            tag.unwrap()
        elif tag.name not in _PLAIN:
            yield f"elementin <{tag.name}> muotoilu jäi pois, teksti säilyi"
            tag.unwrap()


def _link_instead(soup: BeautifulSoup, tag: Tag) -> Iterator[str]:
    """Put a plain link in the place of something embedded."""
    source = tag.find("source")
    address = attribute(tag, "src") or attribute(tag, "data")
    if not address and isinstance(source, Tag):
        address = attribute(source, "src")
    yield f"upotus <{tag.name}> {address} jäi pois" + ("; tilalle tuli linkki" if address else "")
    if re.match("https?://", address):
        paragraph, link = soup.new_tag("p"), soup.new_tag("a", href=address)
        link.string = address
        paragraph.append(link)
        tag.replace_with(paragraph)
    else:
        tag.unwrap()


def _shortened(text: str) -> str:
    line = one_line(text)
    return f"{line[:60]}…" if len(line) > 61 else line  # noqa: PLR2004 — 60 and the ellipsis
