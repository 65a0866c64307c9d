"""Signs that no reader should see: other programs' marks, broken letters, invisible characters."""

import re
from collections.abc import Iterator, Sequence

from tori.diagnostics import Span, said
from tori.markdown.parsing import Node
from tori.markdown.remark import Remark
from tori.markdown.source import Source, code_spans, is_within

_FOREIGN = re.compile(
    r"(?<!\\)(?:"
    r"\{\{[<%]?[^{}\n]*[>%]?\}\}"  # Hugo's and Jinja's
    r"|\{%[^{}\n]*%\}"  # Liquid's
    r"|(?P<attributes>\{:?\s*[#.][\w-][^{}\n]*\}|\{:\s[^{}\n]*\})"  # Pandoc's and kramdown's
    r"|\[\[[^\[\]\n]+\]\]"  # wikis'
    # WordPress':
    r"|\[/?(?:gallery|caption|embed|audio|video|playlist|toc|TOC)\b[^\[\]\n]*\](?![(\[:])"
    r"|(?m:^)[ >]*(?::::+|!!!|\?\?\?\+?)[ \t]*\w[^\n]*"  # Pandoc's and Material's boxes
    r"|(?<!:):::+[ \t]*\w+"
    r"|(?m:^)(?:<{7}|>{7}) [^\n]*|(?m:^)={7}(?m:$)"  # git's conflicts
    r")"
)
_FOREIGN_PARTS = (
    *("{{", "{%", "{#", "{.", "{:", "{ ", "[[", ":::", "!!!", "???", "<" * 7, ">" * 7, "=" * 7),
    *("[gallery", "[caption", "[embed", "[audio", "[video", "[playlist", "[/", "[toc", "[TOC"),
)
"""One of these is in every foreign mark; looking for them is quick."""
_DOUBLY_ENCODED = re.compile(
    "(?:[\u00c2\u00c3][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
    "\u017e\u0178]|\u00e2(?:\u20ac|\u0080)[^\\s\\w]|\u00e2\u20ac[\u0153\u017d\u02dc]"
    "|\u00f0\u0178[^\\s]{2})"
)
_REPLACEMENT = "\ufffd"
_INVISIBLE = re.compile(
    "[\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<=[0-9A-Za-z\u00c0-\u024f])\u200d"
    "|(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+"
)


def mark_remarks(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    """Yield the marks and signs of a text, at most one of a kind a line."""
    if any(part in source.text for part in _FOREIGN_PARTS):
        yield from _foreign(source, every)
    if not source.text.isascii():
        yield from sign_remarks(source)


def sign_remarks(source: Source) -> Iterator[Remark]:
    """Yield what is wrong with the letters themselves, of any text."""
    text = source.text
    # Nothing invisible is printable; nor are these, and they are in many texts.
    is_visible = _without_spaces(text).isprintable()
    if is_visible and _REPLACEMENT not in text and not any(sign in text for sign in "ÂÃâð"):
        return
    for number, line in source.numbered():
        if line.isascii():
            continue
        broken = _DOUBLY_ENCODED.search(line)
        if broken:
            corrected = _DOUBLY_ENCODED.sub(_decoded, line)
            span = Span(number, broken.start() + 1, number, broken.end() + 1)
            message = said('tekstissä on rikkoutuneita merkkejä: "{signs}"', signs=broken[0])
            advice = "teksti on luettu väärällä merkistöllä; kirjoita merkit uudelleen"
            yield Remark("T182", span, message, advice, corrected if corrected != line else "")
        if _REPLACEMENT in line:
            column = line.index(_REPLACEMENT) + 1
            at_sign = Span(number, column, number, column + 1)
            advice = "kirjoita sen paikalle kirjain, joka siinä oli"
            yield Remark("T182", at_sign, "tekstissä on merkki, jota ei ole voitu lukea", advice)
        hidden = _INVISIBLE.search(line)
        if hidden:
            span = Span(number, hidden.start() + 1, number, hidden.end() + 1)
            code = f"U+{ord(hidden[0][0]):04X}"
            message = said("tekstissä on näkymätön merkki {code}", code=code)
            hint = "poista merkki; sitä ei näy, mutta se sotkee haun tai kääntää tekstin suunnan"
            yield Remark("T183", span, message, hint, _INVISIBLE.sub("", line))


def _without_spaces(text: str) -> str:
    for space in "\n\t\N{NO-BREAK SPACE}\N{SOFT HYPHEN}":
        text = text.replace(space, "")
    return text


def _decoded(found: re.Match[str]) -> str:
    """Return what letters were before UTF-8 was read as Windows' own encoding."""
    raw = b"".join(_byte(letter) for letter in found[0])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return found[0]


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:  # the five that it leaves out were let through as they are
        return letter.encode("latin-1", "replace")


def _foreign(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    code = code_spans(source, every)
    for found in _FOREIGN.finditer(source.text):
        start = (
            found.start() + len(found[0]) - len(found[0].lstrip(" >" if "<" in found[0] else " "))
        )
        span = source.between(start, found.end())
        if is_within(span, code):
            continue
        mark = source.text[start : found.end()].strip()
        message = said('tekstissä on toisen ohjelman merkintä "{mark}"', mark=mark)
        corrected = ""
        if found["attributes"]:
            before = source.line(span)[: span.column - 1]
            end = span.column + len(mark)
            corrected = source.corrected(
                Span(span.line, len(before.rstrip()) + 1, span.line, end), ""
            )
        yield Remark("T181", span, message, _hint(mark), corrected)


def _hint(mark: str) -> str:
    if mark.startswith("[["):
        return "kirjoita linkki muodossa [sanat](tiedosto.md)"
    if mark.startswith((":::", "!!!", "???")):
        return "kirjoita huomautus lainauksena, jonka ensimmäinen rivi on > [!NOTE]"
    if mark.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return "tiedostossa on kaksi versiota; jätä niistä toinen ja poista gitin merkkirivit"
    return "poista merkintä; sivusto ei tunne sitä"
