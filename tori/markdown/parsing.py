"""The parser, and the only module that names it: a text in, a small tree of our own out.

comrak is GitHub's dialect in Rust. Raw HTML is never let through: options stay without `unsafe_`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import comrak

from tori.markdown.depth import DEEPEST, depth_of, is_measurable, may_be_too_deep

_EXTENSIONS: Final = comrak.ExtensionOptions(
    strikethrough=True, table=True, autolink=True, tasklist=True, footnotes=True, alerts=True
)
_PARSING: Final = comrak.ParseOptions()
_RENDERING: Final = comrak.RenderOptions(tasklist_classes=True)


class Place(NamedTuple):
    """Where a node is: 1-based lines, and columns that count UTF-8 bytes; the end is inclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Node:
    """A node of a text's tree.

    Attributes:
        kind: What it is, in the words of the specification; empty for those nobody asks for.
        children: What it holds.
        text: What it says by itself: of text and code the words, of HTML the source, of an
            alert its own title.
        address: Where a link leads or an image is.
        number: A heading's level, or an ordered list's first number; -1 of another list.
    """

    __slots__ = ("_made", "_shift", "address", "children", "kind", "number", "text")

    def __init__(self, kind: str, made: comrak.AstNode, children: "list[Node]") -> None:
        """Make a node of the parser's; what it says is set by whoever knows the kind."""
        self.kind = kind
        self.children = children
        self.text = self.address = ""
        self.number = 0
        self._made = made
        self._shift = 0

    @property
    def place(self) -> Place:
        """Where the node is; made when it is asked for, as of most nodes it never is."""
        position = self._made.sourcepos
        start, end = position.start, position.end
        return Place(start.line + self._shift, start.column, end.line + self._shift, end.column)

    def lower(self, lines: int) -> None:
        """Move the node and all in it down."""
        self._shift += lines
        for child in self.children:
            child.lower(lines)


class Tree(NamedTuple):
    """A text's tree, and its HTML as the parser writes it: without raw HTML and scripts."""

    root: Node
    markup: str


def _say_value(node: Node, value: comrak.Text | comrak.HtmlInline) -> None:
    node.text = value.value


def _say_literal(node: Node, value: comrak.Code | comrak.HtmlBlock) -> None:
    node.text = value.value.literal


def _say_address(node: Node, value: comrak.Link | comrak.Image) -> None:
    node.address = value.value.url


def _say_level(node: Node, value: comrak.Heading) -> None:
    node.number = value.value.level


def _say_start(node: Node, value: comrak.List) -> None:
    items = value.value
    node.number = items.start if items.list_type == comrak.ListType.Ordered else -1


def _say_title(node: Node, value: comrak.Alert) -> None:
    node.text = value.value.title or ""


def _say_nothing(_node: Node, _value: object) -> None:
    """Leave a node that says nothing by itself."""


_KINDS: Final[Mapping[type, tuple[str, Callable[[Node, Any], None]]]] = {
    comrak.Alert: ("alert", _say_title),
    comrak.Code: ("code", _say_literal),
    comrak.CodeBlock: ("fence", _say_nothing),
    comrak.FootnoteReference: ("reference", _say_nothing),
    comrak.Heading: ("heading", _say_level),
    comrak.HtmlBlock: ("html", _say_literal),
    comrak.HtmlInline: ("html", _say_value),
    comrak.Image: ("image", _say_address),
    comrak.LineBreak: ("break", _say_nothing),
    comrak.Link: ("link", _say_address),
    comrak.List: ("list", _say_start),
    comrak.Paragraph: ("paragraph", _say_nothing),
    comrak.SoftBreak: ("break", _say_nothing),
    comrak.Strong: ("strong", _say_nothing),
    comrak.Text: ("text", _say_value),
}
_OTHER: Final = ("", _say_nothing)
_LEAVES: Final = frozenset({"text", "code", "fence", "break", "html", "reference"})


def tree_of(text: str) -> Tree | None:
    """Return a text's tree, or None when it nests too deep to be one."""
    if may_be_too_deep(text) and not _is_shallow(text):
        return None
    document = comrak.parse_document(text, _EXTENSIONS, _PARSING, _RENDERING)
    root = _node(document, 0)
    if root is None:
        return None
    if "]:" in text:
        _put_right(root)
    return Tree(root, comrak.format_html(document, _EXTENSIONS, _PARSING, _RENDERING))


def html_of(text: str) -> str:
    """Return the HTML that `tree_of` gives too, without making a tree; it recurses nowhere."""
    return comrak.markdown_to_html(text, _EXTENSIONS, _PARSING, _RENDERING)


def _is_shallow(text: str) -> bool:
    return is_measurable(text) and depth_of(html_of(text)) <= DEEPEST


def _node(made: comrak.AstNode, depth: int) -> Node | None:
    """Return a node as one of ours, or None when it is too deep or holds one that is.

    Args:
        made: The parser's node.
        depth: How many are round it; an item and its list, or a row and its cell, are two.
    """
    if depth > 2 * DEEPEST:
        return None
    value = made.node_value
    kind, say = _KINDS.get(type(value), _OTHER)
    children: list[Node] = []
    node = Node(kind, made, children)
    say(node, value)
    made.parent = None  # or it and its children hold each other, and Python never frees them
    if kind not in _LEAVES:
        for each in made.children:
            child = _node(each, depth + 1)
            if child is None:
                return None
            children.append(child)
    return node


def _put_right(node: Node) -> None:
    """Put right the places of blocks that began with addresses apart from their links.

    The parser takes `[a]: b.md` away from the start of a paragraph, and then counts the lines of
    the rest from where that was.
    """
    if node.kind not in ("paragraph", "heading"):
        for child in node.children:
            _put_right(child)
        return
    place = node.place
    last = max((child.place.end_line for child in node.children), default=place.end_line)
    is_underlined = node.kind == "heading" and place.line != place.end_line
    shift = place.end_line - is_underlined - last
    if shift > 0:
        for child in node.children:
            child.lower(shift)
