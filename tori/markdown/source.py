"""A text's lines, in which the places of the tree become places of the file."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tori.diagnostics import Span
from tori.markdown.parsing import Node, Place

_LONGEST_CORRECTED = 5_000
"""Characters of a line; of one that is longer, thousands of corrections would fill the memory."""


class _Counted(NamedTuple):
    """How far the characters of a line have been counted."""

    line: int
    encoded: bytes
    size: int
    characters: int


class Source:
    """A text and where it begins in its file."""

    def __init__(self, text: str, first_line: int) -> None:
        """Keep the text.

        Args:
            text: The Markdown.
            first_line: The number that its first line has in the file.
        """
        self.text = text
        self.lines = text.split("\n")
        self._offset = first_line - 1
        self._counted = _Counted(0, b"", 0, 0)

    def number(self, index: int) -> int:
        """Return the number that a line of the text has in the file."""
        return index + self._offset + 1

    def line(self, span: Span) -> str:
        """Return the line on which a span begins."""
        return self.lines[span.line - self._offset - 1]

    def corrected(self, span: Span, words: str) -> str:
        """Return the line of a span with words in its place; empty of a line that is too long.

        Args:
            span: On one line.
            words: What is put there.
        """
        line = self.line(span)
        if len(line) > _LONGEST_CORRECTED:
            return ""
        return f"{line[: span.column - 1]}{words}{line[span.end_column - 1 :]}"

    def span(self, place: Place) -> Span:
        """Return a place of the tree as one of the file: in characters, the end exclusive."""
        return Span(
            place.line + self._offset,
            self._characters(place.line, place.column - 1) + 1,
            place.end_line + self._offset,
            self._characters(place.end_line, place.end_column) + 1,
        )

    def between(self, start: int, end: int) -> Span:
        """Return the span of the text from one index to another."""
        return Span(*self._position(start), *self._position(end))

    def index(self, line: int, column: int) -> int:
        """Return the index in the text of a place in the file."""
        return self._starts[line - self._offset - 1] + column - 1

    def slice(self, span: Span) -> str:
        """Return what stands in a span, lines ended by line feeds."""
        first, last = span.line - self._offset - 1, span.end_line - self._offset - 1
        if first == last:
            return self.lines[first][span.column - 1 : span.end_column - 1]
        return "\n".join(
            (
                self.lines[first][span.column - 1 :],
                *self.lines[first + 1 : last],
                self.lines[last][: span.end_column - 1],
            )
        )

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its number in the file."""
        return enumerate(self.lines, self._offset + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """The index in the text at which each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def _position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index, hi=len(self.lines))
        return line + self._offset, index - self._starts[line - 1] + 1

    def _characters(self, line: int, size: int) -> int:
        """Return how many characters the first bytes of a line are.

        Counting goes on from where it was, since the next place is mostly near: a long line with
        many links takes no time.
        """
        if not 0 < line <= len(self.lines):
            return 0
        text = self.lines[line - 1]
        if text.isascii():
            return min(size, len(text))
        if line != self._counted.line:
            self._counted = _Counted(line, text.encode(), 0, 0)
        _, encoded, before, characters = self._counted
        if size < before:
            characters -= len(encoded[size:before].decode("utf-8", "ignore"))
        else:
            characters += len(encoded[before:size].decode("utf-8", "ignore"))
        self._counted = _Counted(line, encoded, size, characters)
        return characters


def nodes(root: Node) -> Iterator[Node]:
    """Yield a node and all that it holds, in the text's order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def code_spans(source: Source, every: Sequence[Node]) -> list[Span]:
    """Return where code is, of which nothing is meant as Markdown."""
    return [source.span(node.place) for node in every if node.kind in ("code", "fence")]


def is_within(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span begins in one of others, which are in order and apart."""
    place = bisect_right(others, (span.line, span.column), key=_start)
    if place == 0:
        return False
    last = others[place - 1]
    return (span.line, span.column) < (last.end_line, last.end_column)


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def words_of(node: Node) -> str:
    """Return what a node says: words and code, a space for a line's end; images say nothing."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.kind in ("text", "code"):
            parts.append(each.text)
        elif each.kind == "break":
            parts.append(" ")
        elif each.kind != "image":
            waiting += reversed(each.children)
    return "".join(parts)
