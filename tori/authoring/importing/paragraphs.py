"""Marked words made into paragraphs: spaces folded, lines and paragraphs parted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tori.authoring.importing.document import (
    BREAK,
    Block,
    Code,
    Heading,
    Items,
    Quote,
    Run,
    Runs,
    Table,
)

_PARTS = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")
_CODE = frozenset({"code"})


def paragraphs(runs: Iterable[Run]) -> Iterator[Runs]:
    """Yield the paragraphs that runs are; an empty line is between two."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    for is_filled, group in groupby(map(_spaced, lines), bool):
        if is_filled:
            yield joined(tuple(group), BREAK)


def joined(lines: Sequence[Runs], between: str) -> Runs:
    """Return lines one after another; what is between them is marked as both its neighbours."""
    found: list[Run] = []
    for line in lines:
        if found:
            found.append(_between(found[-1], Run(between), line[0]))
        found.extend(line)
    return merged(found)


def lines_of(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Yield the lines of words that blocks have, without what the blocks are."""
    for block in blocks:
        match block:
            case Items():
                for item in block.items:
                    yield from lines_of(item)
            case Quote():
                yield from lines_of(block.blocks)
            case Table():
                yield from (cell for row in block.rows for cell in row if cell)
            case Code():
                for line in block.text.split("\n"):
                    yield from filter(None, [_spaced([Run(line, _CODE)])])
            case Heading():
                yield block.runs
            case _:
                yield from _lines(getattr(block, "runs", ()))


def _lines(runs: Runs) -> Iterator[Runs]:
    for is_break, group in groupby(runs, lambda run: run.text == BREAK):
        if not is_break:
            yield tuple(group)


def _spaced(line: Sequence[Run]) -> Runs:
    """Return a line with single spaces, none at its ends; one without words is empty.

    A space is marked as both its neighbours are: so emphasis begins and ends at a word.
    """
    words: list[Run] = []
    space: Run | None = None
    for run in line:
        for part in _PARTS.findall(run.text):
            if part.isspace() and part.strip(" \t\r\n\f") == "":
                space = space or run
                continue
            word = run._replace(text=part)
            if space and words:
                words.append(_between(words[-1], space._replace(text=" "), word))
            words.append(word)
            space = None
    return merged(words) if any(word.text.strip() for word in words) else ()


def _between(before: Run, space: Run, after: Run) -> Run:
    marks = (before.marks & after.marks) - _CODE | (before.marks & space.marks & after.marks)
    link = before.link if before.link == after.link else None
    return Run(space.text, marks, link if space.link == link or space.text == BREAK else None)


def merged(runs: Iterable[Run]) -> Runs:
    """Return runs of which no two neighbours are marked alike."""
    return tuple(
        Run(BREAK if style[2] else "".join(run.text for run in group), style[0], style[1])
        for style, group in groupby(runs, lambda run: (run.marks, run.link, run.text == BREAK))
    )
