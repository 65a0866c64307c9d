"""A text's links and images: where each leads, what it says and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tori.diagnostics import Span
from tori.markdown.addresses import is_external
from tori.markdown.parsing import Node
from tori.markdown.source import Source, words_of

_TARGET = re.compile(
    r"\([ \t\n]*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^ \t\n]*?))(?:[ \t\n]+[\"'(].*)?[ \t\n]*\)\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of a text.

    Attributes:
        words: What it says; of an image, what is told of it in words.
        target: Where it leads, as the reader's program has it: entities and escapes are undone.
        span: Where the target stands in the file; of one that is written elsewhere, the link.
        is_image: Whether it is an image.
        is_bare: Whether the address stands in the text by itself.
        is_apart: Whether the target is written elsewhere in the text: `[a]`, and `[a]: b.md`.
    """

    words: str
    target: str
    span: Span
    is_image: bool = False
    is_bare: bool = False
    is_apart: bool = False

    @property
    def is_external(self) -> bool:
        """Whether the target is a full address rather than a file of ours."""
        return is_external(self.target)


def shown_links(root: Node) -> Iterator[Node]:
    """Yield the links and images that come into the HTML, in its order.

    An image's words are shown as plain text, so a link among them is none.
    """
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.kind in ("link", "image"):
            yield node
        if node.kind != "image":
            waiting += reversed(node.children)


def link_of(node: Node, source: Source) -> Link:
    """Return a node as a link or an image."""
    span = source.span(node.place)
    is_image = node.kind == "image"
    words = _alternative(node) if is_image else words_of(node)
    written = source.slice(span)
    if not written.startswith("![" if is_image else "["):
        if written.startswith("<"):
            span = span._replace(column=span.column + 1, end_column=span.end_column - 1)
        return Link(words, node.address, span, is_bare=not is_image)
    after = _after_words(node, source, span)
    found = _TARGET.search(source.slice(after)) if written.endswith(")") else None
    if found is None:
        return Link(words, node.address, span, is_image, is_apart=True)
    name = "angled" if found["angled"] is not None else "plain"
    start = source.index(after.line, after.column)
    return Link(
        words,
        node.address,
        source.between(start + found.start(name), start + found.end(name)),
        is_image,
    )


def _after_words(node: Node, source: Source, span: Span) -> Span:
    """Return the end of a link, from the bracket that ends its words."""
    if not node.children:
        return span
    last = source.span(node.children[-1].place)
    inside = (last.end_line, last.end_column)
    if not (span.line, span.column) < inside < (span.end_line, span.end_column):
        return span
    return Span(*inside, span.end_line, span.end_column)


def _alternative(image: Node) -> str:
    """Return an image's words, those of images within it too."""
    return "".join(
        _alternative(child) if child.kind == "image" else words_of(child)
        for child in image.children
    )
