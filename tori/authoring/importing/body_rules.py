"""Our rules for a body, kept: no raw HTML, no top heading; and what else a reader must report.

The text is Markdown already; `html_text` makes it of HTML. What is where, its tree tells.
"""

import re
from collections.abc import Iterable, Iterator

from tori.diagnostics import Span
from tori.markdown.parsing import Node, tree_of
from tori.markdown.source import Source, nodes
from tori.markdown.text import parsed

_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_START_ANGLE = re.compile(r"(?m)^([ >]*)<(?=[A-Za-z/!?])")
_SHORTCODE = re.compile(r"\[(?P<name>/?[a-z][\w\\-]*)(?P<attributes>\s[^\[\]]*)?\]")
_WORDPRESS = frozenset(
    {"audio", "caption", "contact-form-7", "embed", "gallery", "more", "playlist", "video"}
)
_DEEPEST = 6
_PARTING = frozenset({"code", "code block", "heading", "html", "image", "list", "paragraph"})


def html_in(text: str) -> tuple[str, ...]:
    """Return the pieces of raw HTML in a text, in order."""
    return tuple(node.text for node in _nodes(text) if node.kind == "html")


def without_html(text: str) -> tuple[str, int]:
    """Write `<` as `&lt;` where it would begin HTML; return the text and how many were changed."""
    changed = 0
    # What was in a block of HTML is Markdown when the block is none, and may hold HTML itself.
    while found := _angles(text):
        for at in reversed(found):
            text = f"{text[:at]}&lt;{text[at + 1 :]}"
        changed += len(found)
    return text, changed


def _angles(text: str) -> list[int]:
    """Return where the signs stand that begin HTML."""
    source = Source(text, 1)
    spans = [source.span(node.place) for node in _nodes(text) if node.kind == "html"]
    found = {source.index(span.line, span.column) for span in spans}
    for span in spans:
        first, last = source.index(span.line, 1), source.index(span.end_line, span.end_column)
        found |= {each.end(1) for each in _LINE_START_ANGLE.finditer(text, first, last)}
    return sorted(at for at in found if _ANGLE.match(text, at))


def with_lower_headings(text: str) -> tuple[str, bool]:
    """Move all headings a level down if one is a page's own; tell whether two levels became one."""
    source = Source(text, 1)
    headings = [node for node in _nodes(text) if node.kind == "heading"]
    levels = {node.number for node in headings}
    if 1 not in levels:
        return text, False
    for node in headings:
        _lower(source, source.span(node.place), node.number)
    return "\n".join(source.lines), _DEEPEST in levels


def _lower(source: Source, span: Span, level: int) -> None:
    """Move a heading a level down in the lines of its text."""
    first, last = span.line - 1, span.end_line - 1
    line, column = source.lines[first], span.column - 1
    before, rest = line[:column], line[column:]
    if rest.startswith("#"):
        source.lines[first] = f"{before}{'#' * (level < _DEEPEST)}{rest}"
    elif level == 1:  # underlined by =
        source.lines[last] = source.lines[last].replace("=", "-")
    else:
        words = [rest, *(_bare(each) for each in source.lines[first + 1 : last])]
        source.lines[first] = f"{before}### {' '.join(each.strip() for each in words)}"
        for number in range(first + 1, last + 1):
            source.lines[number] = re.sub(r"[^>].*", "", source.lines[number])


def _bare(line: str) -> str:
    return line.lstrip(" >")


def with_ordinals(text: str) -> str:
    """Escape the points of ordinals that would begin a list: '15. lokakuuta'."""
    lines = text.split("\n")
    for remark in parsed(text).remarks:
        if remark.code == "T188" and remark.corrected:
            lines[remark.span.line - 1] = remark.corrected
    return "\n".join(lines)


def with_lines(text: str) -> str:
    """Make the lines of paragraphs lines for the reader too, not only for the writer."""
    lines = text.split("\n")
    for node in _nodes(text):
        if node.kind == "break":
            number = node.place.line - 1
            if not lines[number].endswith(("  ", "\\")):
                lines[number] = f"{lines[number].rstrip()}  "
    return "\n".join(lines)


def shortcodes(text: str) -> tuple[str, ...]:
    """Return WordPress's shortcodes in a text, as they are written, in order."""
    found = list(_SHORTCODE.finditer("".join(_words(_nodes(text)))))
    closed = {match["name"].removeprefix("/") for match in found if match["name"].startswith("/")}
    return tuple(
        match[0]
        for match in found
        if match["name"].removeprefix("/") in closed | _WORDPRESS
        or "=" in (match["attributes"] or "")
    )


def _words(every: Iterable[Node]) -> Iterator[str]:
    for node in every:
        if node.kind in _PARTING:
            yield "\n"
        elif node.kind == "text":
            yield node.text
        elif node.kind == "break":
            yield " "


def _nodes(text: str) -> tuple[Node, ...]:
    """Return the nodes of a text; one that nests too deep has none, and the check tells of it."""
    tree = tree_of(text)
    return tuple(nodes(tree.root)) if tree else ()
