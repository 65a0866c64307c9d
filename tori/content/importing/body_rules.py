"""Our rules for a body, kept: no raw HTML, no top heading; and what else a reader must report.

The text is Markdown already; `html_text` makes it of HTML.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?!#)")
_TOP_HEADING = re.compile(r"\s{0,3}#\s+\S")
_HASHTAG = re.compile(r"\s{0,3}#(?!#)(?!\s+\S)")
_LOOKS_TOP = re.compile(r"\s{0,3}(#(?!#)|=+(?=\s*$))")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*")
_NO_PARAGRAPH = ("#", "-", "*", ">", "|", "+", "=")
_SHORTCODE = re.compile(r"\[(?P<name>/?[a-z][\w\\-]*)(?P<attributes>\s[^\[\]]*)?\](?!\()")
_WORDPRESS = frozenset(
    {"audio", "caption", "contact-form-7", "embed", "gallery", "more", "playlist", "video"}
)
_DEEPEST = 6
_FENCE = re.compile(r"(`{3,}|~{3,}) *(?:\{[^\n]*\}|[\w#.+-]* *)")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:.+?)(?<!`)\1(?!`)")


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


def without_html(body: str) -> tuple[str, int]:
    """Write `<` as `&lt;` where it would begin HTML; return the text and how many were changed."""
    lines = body.split("\n")
    changed = 0
    for number, visible in prose_lines(body, 0):
        seen = _AUTOLINK.sub(lambda link: " " * len(link[0]), visible)
        for match in reversed(tuple(_ANGLE.finditer(seen))):
            at = match.start()
            start = at - 1 if lines[number][at - 1 : at] == "\\" else at
            lines[number] = f"{lines[number][:start]}&lt;{lines[number][at + 1 :]}"
            changed += 1
    return "\n".join(lines), changed


def with_lower_headings(body: str) -> tuple[str, bool]:
    """Move all headings a level down if one is a page's own; tell whether two levels became one.

    A `#` that begins a line but no heading (#hyväntekijät) is escaped: it would make one.
    """
    lines = body.split("\n")
    prose = dict(prose_lines(body, 0))
    # Code within a line is blank to the check, so what follows it may look like a line's beginning.
    for number, visible in prose.items():
        sign = _LOOKS_TOP.match(visible)
        if sign and (
            _HASHTAG.match(lines[number]) or lines[number][: sign.end()].strip() != sign[1]
        ):
            at = sign.start(1)
            lines[number] = f"{lines[number][:at]}\\{lines[number][at:]}"
    underlined = _underlined(lines, prose)
    has_top = "=" in underlined.values() or any(_TOP_HEADING.match(lines[n]) for n in prose)
    if not has_top:
        return "\n".join(lines), False
    squeezed = False
    for number in prose:
        heading = _HEADING.match(lines[number])
        if heading:
            squeezed = squeezed or len(heading[1]) == _DEEPEST
            level = "#" * min(len(heading[1]) + 1, _DEEPEST)
            lines[number] = f"{level} {lines[number][heading.end() :].lstrip()}"
    for number, mark in underlined.items():
        lines[number - 1] = f"{'##' if mark == '=' else '###'} {lines[number - 1].strip()}"
        lines[number] = ""
    return "\n".join(lines), squeezed


def _underlined(lines: list[str], prose: Collection[int]) -> dict[int, str]:
    """Return the lines that make a heading of the line above them, with their sign.

    Lines of `=` that only look so are escaped in place.
    """
    found = {}
    for number in prose:
        mark = _UNDERLINE.fullmatch(lines[number])
        if not mark:
            continue
        above = lines[number - 1].strip() if number - 1 in prose else ""
        if above and not above.startswith(_NO_PARAGRAPH) and number - 1 not in found:
            found[number] = mark[1][0]
        elif mark[1].startswith("="):
            lines[number] = lines[number].replace("=", "\\=", 1)
    return found


def shortcodes(body: str) -> tuple[str, ...]:
    """Return WordPress's shortcodes in a text, as they are written, in order."""
    found = [match for _, line in prose_lines(body, 0) for match in _SHORTCODE.finditer(line)]
    closed = {match["name"].removeprefix("/") for match in found if match["name"].startswith("/")}
    return tuple(
        match[0]
        for match in found
        if match["name"].removeprefix("/") in closed | _WORDPRESS
        or "=" in (match["attributes"] or "")
    )
