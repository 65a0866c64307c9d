"""What an editor's Markdown holds that rules speak of: links, images, headings, raw HTML.

A small scanner, not a Markdown parser: it walks lines, passes over code, and gives each thing its
place in the file. The text itself is turned into HTML by the engine alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tori.diagnostics import Diagnostic, Span

# Python-Markdown's own rule: a fence begins its line, and a later line of the same marks closes it.
_FENCE = re.compile(r"(`{3,}|~{3,}) *(?:\{[^\n]*\}|[\w#.+-]* *)")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:.+?)(?<!`)\1(?!`)")
# Possessive (`*+`), so that a long line without its closing bracket is read once.
_LINK = re.compile(
    r"(?:(?<!\\)(?P<image>!))?(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]"
    r"\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)"
    r"(?:\s[^()]*+(?:\([^()]*+\)[^()]*+)*+)?\)"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_HTML = re.compile(r"<[A-Za-z/!?]")
_TOP_HEADING = re.compile(r"\s{0,3}#(?!#)")
_DEFINITION = re.compile(r"[ >]*(\[[^\[\]\n]+\]:)\s*\S")
_LINKED_IMAGE = re.compile(r"(?<!\\)\[!\[[^\[\]]*\]\([^()]*\)[^\[\]]*\]\([^()]*\)")
_UNDERLINE = re.compile(r"\s{0,3}=+\s*$")
_TOP_HEADING_OR_UNDERLINE = re.compile(r"\n\s{0,3}(?:#(?!#)|=)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of the text: its words, its target and the target's place in the file."""

    text: str
    target: str
    span: Span
    is_image: bool

    @property
    def is_external(self) -> bool:
        """Whether the target is a full address rather than a file of ours."""
        return re.match(r"[a-z][a-z0-9+.-]*:|//", self.target, re.IGNORECASE) is not None


def prose_lines(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield (line number, line) outside code; code in a line is blanked, so columns stay true."""
    lines = body.split("\n")
    fenced = _fenced(lines) if "```" in body or "~~~" in body else frozenset[int]()
    for number, line in enumerate(lines):
        if number not in fenced:
            yield first_line + number, _CODE.sub(_blank, line) if "`" in line else line


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _fenced(lines: Sequence[str]) -> frozenset[int]:
    """Return which lines belong to fenced code; a fence that nothing closes is no fence."""
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closing.setdefault(line.rstrip(" "), []).append(number)
    inside: set[int] = set()
    for number, line in enumerate(lines):
        mark = None if number in inside else _FENCE.fullmatch(line)
        ends = closing.get(mark[1], ()) if mark else ()
        following = bisect_right(ends, number)
        if following < len(ends):
            inside.update(range(number, ends[following] + 1))
    return frozenset(inside)


def links(body: str, first_line: int) -> Iterator[Link]:
    """Yield the links and images of a Markdown text, in order; a link's words may go over lines."""
    if "](" not in body:
        return
    for number, paragraph in _paragraphs(body, first_line):
        for match in _LINK.finditer(paragraph):
            start, end = match.span("target")
            line = number + paragraph.count("\n", 0, start)
            before = paragraph.rfind("\n", 0, start) + 1
            span = Span(line, start - before + 1, line, end - before + 1)
            yield Link(match["text"], match["target"], span, bool(match["image"]))


def _paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield (first line's number, text) of each run of prose lines without a blank one between."""
    begun, gathered = 0, list[str]()
    for number, line in prose_lines(body, first_line):
        if gathered and (not line.strip() or number != begun + len(gathered)):
            yield begun, "\n".join(gathered)
            gathered = []
        if line.strip():
            begun = begun if gathered else number
            gathered.append(line)
    if gathered:
        yield begun, "\n".join(gathered)


def body_findings(path: str, body: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield what may not stand in a text.

    HTML (T121), a top heading (T122), an image without words (T123) or from elsewhere (T125), and
    an address that no check would see: round an image or unreadable (T124), or apart from its link
    (T126).
    """
    if _may_have_faulty_lines(body):
        yield from _line_findings(path, body, first_line)
    yield from _link_findings(path, body, first_line)


def _may_have_faulty_lines(body: str) -> bool:
    """Tell whether the lines have to be looked at one by one: most texts have nothing like that."""
    return (
        "<" in body
        or "]:" in body
        or "[![" in body
        or "`" in body  # code that is blanked makes another line
        or _TOP_HEADING_OR_UNDERLINE.search(f"\n{body}") is not None
    )


def _line_findings(path: str, body: str, first_line: int) -> Iterator[Diagnostic]:
    previous = ""
    for number, line in prose_lines(body, first_line):
        html = _HTML.search(_AUTOLINK.sub(_blank, line)) if "<" in line else None
        if html:
            span = Span(number, html.start() + 1, number, html.end() + 1)
            hint = "kirjoita Markdownia; jos tarkoitat merkkiä <, kirjoita &lt;"
            yield Diagnostic(path, span, "T121", "leipätekstissä on HTML:ää", hint)
        if _TOP_HEADING.match(line) or (_UNDERLINE.match(line) and previous.strip()):
            span = Span(number, 1, number, len(line) + 1)
            hint = (
                "sivun pääotsikko tulee kentästä title; aloita väliotsikko merkeillä ##; "
                "jos # kuuluu tekstiin, kirjoita sen eteen kenoviiva: \\#"
            )
            yield Diagnostic(path, span, "T122", "leipätekstissä on pääotsikko", hint)
        linked_image = _LINKED_IMAGE.search(line) if "[![" in line else None
        if linked_image:
            span = Span(number, linked_image.start() + 1, number, linked_image.end() + 1)
            hint = "kirjoita kuva omalle rivilleen ja linkki sen alle"
            yield Diagnostic(path, span, "T124", "kuva on linkin sanoina", hint)
        definition = _DEFINITION.match(line) if "]:" in line else None
        if definition:
            span = Span(number, definition.start(1) + 1, number, definition.end(1) + 1)
            hint = "kirjoita osoite heti linkin sanojen perään: [sanat](osoite)"
            yield Diagnostic(path, span, "T126", "linkin osoite on erillään linkistä", hint)
        previous = line


def _link_findings(path: str, body: str, first_line: int) -> Iterator[Diagnostic]:
    for link in links(body, first_line):
        if _image_is_faulty(link):
            yield _image_finding(path, link)
        elif _is_unreadable(link.target):
            yield _unreadable_address(path, link.span)
    for number, line in prose_lines(body, first_line) if "<http" in body else ():
        for autolink in _AUTOLINK.finditer(line):
            if _is_unreadable(autolink[0][1:-1]):
                span = Span(number, autolink.start() + 2, number, autolink.end())
                yield _unreadable_address(path, span)


def _is_unreadable(address: str) -> bool:
    """Tell whether an address is none to whoever takes it apart: `http://[::1`."""
    try:
        urlsplit(address)
    except ValueError:
        return True
    return False


def _unreadable_address(path: str, span: Span) -> Diagnostic:
    hint = "kopioi osoite selaimen osoiteriviltä"
    return Diagnostic(path, span, "T124", "linkin osoitetta ei voi lukea", hint)


def _image_is_faulty(link: Link) -> bool:
    return link.is_image and (link.is_external or not link.text.strip())


def _image_finding(path: str, image: Link) -> Diagnostic:
    if image.is_external:
        message = "kuva haetaan toiselta palvelimelta"
        return Diagnostic(path, image.span, "T125", message, "tallenna kuva sivuston kansioon")
    hint = "kirjoita hakasulkuihin, mitä kuvassa on: ![Kirjaston uusi sali](kuvat/sali.jpg)"
    return Diagnostic(path, image.span, "T123", "kuvalta puuttuu tekstivastine", hint)
