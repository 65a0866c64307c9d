"""HTML read as blocks; the elements that Markdown cannot say have been taken out before."""

from collections.abc import Mapping
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tori.authoring.importing.document import (
    BREAK,
    Block,
    Code,
    Heading,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Run,
)
from tori.authoring.importing.html_table import read_table
from tori.authoring.importing.paragraphs import joined, lines_of, paragraphs
from tori.markdown.addresses import is_safe

_MARKS: Mapping[str, str] = dict(
    [
        *((name, "strong") for name in ("b", "strong")),
        *((name, "em") for name in ("cite", "em", "i", "var")),
        *((name, "strike") for name in ("del", "s", "strike")),
        *((name, "code") for name in ("code", "kbd", "samp", "tt")),
    ]
)
_INLINE = frozenset({"a", "abbr", "big", "font", "small", "span", "time", "u", "wbr"})
_DEEPEST = 90
"""Elements inside each other that are read as what they are."""
_MOST_DIGITS = 9


class _Style(NamedTuple):
    """What is round a text: its marks, its link, and how many elements."""

    marks: frozenset[str] = frozenset()
    link: Link | None = None
    depth: int = 0


def read_html(soup: BeautifulSoup, *, keeps_lines: bool) -> tuple[tuple[Block, ...], list[str]]:
    """Return the blocks of a page's part, and what of its form was lost.

    Args:
        soup: The part, parsed.
        keeps_lines: Whether a line's end is a line's end to the reader, and an empty line parts
            paragraphs, as in WordPress' classic editor.
    """
    reader = _Reader(keeps_lines=keeps_lines)
    return reader.blocks(soup, _Style()), list(reader.lost)


class _Reader:
    """Goes through the elements; what is begun and not ended is its state."""

    def __init__(self, *, keeps_lines: bool) -> None:
        self.lost: dict[str, None] = {}
        self._keeps_lines = keeps_lines
        self._out: list[Block] = []
        self._runs: list[Run] = []
        self._items: list[list[Block]] | None = None
        """Those of the list of which an item is being read."""
        self._is_after_break = False

    def blocks(
        self, tag: Tag, style: _Style, items: list[list[Block]] | None = None
    ) -> tuple[Block, ...]:
        """Return the blocks of what stands in an element."""
        before = self._out, self._runs, self._items
        self._out, self._runs, self._items = (items[-1] if items else []), [], items
        first = self._out
        self._children(tag, style)
        self._flush()
        self._out, self._runs, self._items = before
        return tuple(first)

    def _children(self, tag: Tag, style: _Style) -> None:
        if style.depth > _DEEPEST:
            self.lost[f"yli {_DEEPEST} sisäkkäisen elementin muotoilu jäi pois"] = None
            self._say(tag.get_text(" "), style)
            return
        for child in tag.children:
            if isinstance(child, Tag):
                self._tag(child, style._replace(depth=style.depth + 1))
            elif isinstance(child, NavigableString):
                self._say(str(child), style)

    def _say(self, text: str, style: _Style) -> None:
        if not self._keeps_lines:
            self._runs.append(Run(text.replace("\n", " "), style.marks, style.link))
            return
        first, *more = text.split("\n")
        if more and self._is_after_break and not first.strip(" \t"):
            first, *more = more
        self._is_after_break = self._is_after_break and not text.strip(" \t")
        self._runs.append(Run(first, style.marks, style.link))
        for line in more:
            self._runs += [Run(BREAK), Run(line, style.marks, style.link)]

    def _flush(self) -> None:
        """End the paragraphs that have been begun."""
        self._out.extend(Paragraph(runs) for runs in paragraphs(self._runs))
        self._runs = []
        self._is_after_break = False

    def _tag(self, tag: Tag, style: _Style) -> None:
        if tag.name == "br":
            self._runs.append(Run(BREAK))
            self._is_after_break = True
        elif tag.name in _MARKS:
            self._children(tag, style._replace(marks=style.marks | {_MARKS[tag.name]}))
        elif tag.name in _INLINE:
            address = attribute(tag, "href").strip() if tag.name == "a" else ""
            if address and is_safe(address):
                style = style._replace(
                    link=Link(address, " ".join(attribute(tag, "title").split()))
                )
            self._children(tag, style)
        else:
            self._flush()
            self._block(tag, style)
            self._flush()

    def _block(self, tag: Tag, style: _Style) -> None:
        match tag.name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                runs = joined(tuple(lines_of(self.blocks(tag, style))), " ")
                self._out.extend([Heading(int(tag.name[1]), runs)] if runs else [])
            case "blockquote":
                blocks = self.blocks(tag, style)
                self._out.extend([Quote(blocks)] if blocks else [])
            case "ul" | "ol":
                self._list(tag, style)
            case "li" if self._items is not None:  # the one before was not ended
                self._items.append([])
                self._out = self._items[-1]
                self._children(tag, style)
            case "pre":
                self._code(tag)
            case "table":
                blocks, lost = read_table(tag, lambda part: self.blocks(part, style))
                self._out.extend(blocks)
                self.lost.update(dict.fromkeys(lost))
            case "hr":
                self._out.append(Rule())
            case _:
                if tag.name == "dl":
                    self.lost["määritelmäluettelosta tuli kappaleita"] = None
                self._children(tag, style)

    def _list(self, tag: Tag, style: _Style) -> None:
        items: list[list[Block]] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "li":
                items.append([])
                self.blocks(child, style._replace(depth=style.depth + 1), items)
            elif isinstance(child, Tag) or (type(child) is NavigableString and child.strip()):
                # A list in a list without an item between belongs to the item above.
                items = items or [[]]
                alone = BeautifulSoup("", "html.parser")
                alone.append(child.__copy__())
                self.blocks(alone, style._replace(depth=style.depth + 1), items)
        filled = tuple(tuple(item) for item in items if item)
        if filled:
            self._out.append(Items(filled, self._start(tag) if tag.name == "ol" else None))

    def _start(self, tag: Tag) -> int:
        """Return the first number of a list; Markdown counts on from it, in digits."""
        numbers = [attribute(item, "value") for item in tag.find_all("li", recursive=False)]
        first = next(iter(numbers), "") or attribute(tag, "start") or "1"
        if any(numbers[1:]) or tag.has_attr("reversed"):
            self.lost["luettelon numerot muuttuivat juokseviksi"] = None
        if attribute(tag, "type") not in {"", "1"}:
            self.lost["luettelon kirjaimet muuttuivat numeroiksi"] = None
        if first.isdecimal() and len(first) < _MOST_DIGITS:
            return int(first)
        self.lost["luettelon numerot muuttuivat juokseviksi"] = None
        return 1

    def _code(self, tag: Tag) -> None:
        for line_end in tag.find_all("br"):
            line_end.replace_with("\n")
        if tag.find(lambda inner: inner.name in _MARKS and _MARKS[inner.name] != "code"):
            self.lost["koodin muotoilu jäi pois"] = None
        text = tag.get_text().removeprefix("\n").rstrip("\n")
        self._out.extend([Code(text)] if text.strip() else [])


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute's value, empty where there is none."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
