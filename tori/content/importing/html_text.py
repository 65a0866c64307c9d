"""HTML made into Markdown by markdownify, and a note of everything that Markdown cannot say.

Text is always kept. Pictures and embedded things stay behind, their addresses in the report.
"""

import re
from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from markdownify import MarkdownConverter

from tori.content.importing.body_rules import (
    prose_lines,
    shortcodes,
    with_lower_headings,
    without_html,
)
from tori.content.importing.values import one_line
from tori.text import counted

_TAGS = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|h[1-6]|hr|i|img|li|ol|p|span|strong|table|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    r"</?(?:blockquote|div|dl|figure|h[1-6]|hr|iframe|ol|p|pre|section|table|ul)\b", re.IGNORECASE
)
_PLAIN = frozenset(
    {
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "caption",
        "center", "cite", "code", "col", "colgroup", "dd", "div", "dl", "dt", "em", "figcaption",
        "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
        "html", "i", "kbd", "li", "main", "nav", "ol", "p", "pre", "samp", "section", "small",
        "span", "strong", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u",
        "ul", "var", "wbr",
    }
)  # fmt: skip
"""Elements that Markdown says, or that lose nothing but looks."""
_EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "video"})
_WITHOUT_TEXT = frozenset({"noscript", "script", "style", "template"})
_DEPTH = 100
_ELEMENTS = 5_000
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)


def has_html(text: str) -> bool:
    """Tell whether a Markdown text is HTML in truth: a known tag stands outside code."""
    return any(_TAGS.search(line) for _, line in prose_lines(text, 0))


def plain_text(html: str) -> str:
    """Return the text of HTML on one line, without its tags."""
    return one_line(_parsed(html).get_text(" "))


def markdown(html: str) -> tuple[str, tuple[str, ...]]:
    """Return HTML as Markdown that keeps our rules, and what was lost."""
    soup = _parsed(_with_paragraphs(html))
    if _is_odd(soup):
        lost = ["elementtejä on valtavasti tai sisäkkäin: muotoilu ja kuvat jäivät pois"]
        soup = _parsed(escape(soup.get_text("\n")))
    else:
        lost = [*_without_markup(soup)]
    converter = MarkdownConverter(heading_style="ATX", bullets="-", newline_style="spaces")
    text = str(converter.convert_soup(soup)).strip()
    text, _ = without_html(text)
    return _told(text, lost)


def ruled(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a Markdown or HTML text that keeps our rules, and what was lost."""
    if has_html(text):
        result, lost = markdown(text)
        return result, ("HTML muunnettiin Markdowniksi; tarkista teksti", *lost)
    text, escaped = without_html(text.strip("\n").rstrip())
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


def _told(text: str, lost: list[str]) -> tuple[str, tuple[str, ...]]:
    text, squeezed = with_lower_headings(text)
    if squeezed:
        lost.append("kaksi otsikkotasoa yhdistyi, kun otsikoita siirrettiin alemmas")
    lost.extend(f"lyhytkoodi {code} jäi tekstiin sellaisenaan" for code in shortcodes(text))
    return text, tuple(lost)


def _with_paragraphs(html: str) -> str:
    """Mark the paragraphs of WordPress's classic editor, which stores them as blank lines."""
    if "<!-- wp:" in html or re.search(r"<(?:p|pre)\b", html, re.IGNORECASE):
        return html
    chunks = re.split(r"\n[ \t]*\n", html.replace("\r\n", "\n"))
    return "\n\n".join(
        chunk
        if not chunk.strip() or _BLOCKS.match(chunk.lstrip())
        else f"<p>{_with_breaks(chunk)}</p>"
        for chunk in chunks
    )


def _with_breaks(chunk: str) -> str:
    return chunk.strip().replace("\n", "<br>")


def _without_markup(soup: BeautifulSoup) -> Iterator[str]:
    """Take out what Markdown cannot say, yielding what each was."""
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for tag in soup.find_all(name=True):
        if vars(tag).get("parent") is None:  # it was taken out with another, attributes and all
            continue
        if tag.name == "img":
            alt = _attribute(tag, "alt")
            told = f'tekstivastine "{alt}"' if alt else "tekstivastine puuttuu"
            yield f"kuva {_attribute(tag, 'src')} ({told}) jäi pois"
            tag.decompose()
        elif tag.name in _EMBEDDED:
            yield from _link_instead(soup, tag)
        elif tag.name in _WITHOUT_TEXT:
            yield f"elementti <{tag.name}> jäi pois: {_shortened(tag.get_text())}"
            tag.decompose()
        elif tag.name == "a" and not _SAFE_LINK.match(_attribute(tag, "href").strip()):
            yield f"linkki {_shortened(_attribute(tag, 'href'))} jäi pois, teksti säilyi"
            tag.unwrap()
        elif tag.name not in _PLAIN:
            yield f"elementin <{tag.name}> muotoilu jäi pois, teksti säilyi"
            tag.unwrap()


def _link_instead(soup: BeautifulSoup, tag: Tag) -> Iterator[str]:
    """Put a plain link in the place of something embedded."""
    source = tag.find("source")
    address = _attribute(tag, "src") or _attribute(tag, "data")
    if not address and isinstance(source, Tag):
        address = _attribute(source, "src")
    yield f"upotus <{tag.name}> {address} jäi pois" + ("; tilalle tuli linkki" if address else "")
    if re.match("https?://", address):
        paragraph, link = soup.new_tag("p"), soup.new_tag("a", href=address)
        link.string = address
        paragraph.append(link)
        tag.replace_with(paragraph)
    else:
        tag.unwrap()


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def _shortened(text: str) -> str:
    line = one_line(text)
    return f"{line[:60]}…" if len(line) > 61 else line  # noqa: PLR2004 — 60 and the ellipsis
