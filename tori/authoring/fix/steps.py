"""The repair as a whole: its steps in their one order, each on what the former left."""

from collections.abc import Callable, Iterator, Sequence

from tori.authoring.fix.block import is_boundary
from tori.authoring.fix.changes import Change, Edit, Repair
from tori.authoring.fix.closing import closed, closing_index, straightened
from tori.authoring.fix.dates import with_iso_dates
from tori.authoring.fix.encoding import composed, decoded, with_line_feeds
from tori.authoring.fix.quoting import with_needed_quotes, with_straight_quotes
from tori.authoring.fix.shapes import Shape, shape_at
from tori.authoring.fix.spacing import (
    with_gaps,
    with_plain_gaps,
    with_plain_indents,
    without_separators,
)
from tori.authoring.fix.wording import with_corrected_lines
from tori.content.frontmatter.source_text import MAX_BYTES

TextStep = Callable[[str], tuple[str, tuple[Change, ...]]]
BlockStep = Callable[[Sequence[str], Shape], Iterator[Edit]]

TEXT_STEPS: tuple[TextStep, ...] = (composed, with_line_feeds)
"""On the whole file."""

BLOCK_STEPS: tuple[BlockStep, ...] = (
    without_separators,
    with_plain_indents,
    with_plain_gaps,
    with_gaps,
    with_straight_quotes,
    with_needed_quotes,
    with_iso_dates,
)
"""On the lines between the `---`."""

_ROUNDS = 5
"""What one round mends may bring another fault to light; the last round finds nothing."""


def repaired(path: str, raw: bytes) -> Repair:
    """Mend a file's bytes; its path below the project's root tells what fields it may have."""
    read = decoded(raw) if len(raw) <= MAX_BYTES else None
    if read is None:
        return Repair(raw)
    text, changes = read
    found = list(changes)
    for step in TEXT_STEPS:
        text, changes = step(text)
        found.extend(changes)
    if path.endswith(".md"):
        text, changes = _with_mended_front_matter(text, shape_at(path))
        found.extend(changes)
        text, changes = with_corrected_lines(text)
        found.extend(changes)
    if not found:
        return Repair(raw)
    return Repair(text.encode("utf-8"), tuple(sorted(found)))


def _with_mended_front_matter(text: str, shape: Shape) -> tuple[str, tuple[Change, ...]]:
    """Mend the block at the text's beginning; a text without one stays as it is."""
    found: list[Change] = []
    for _ in range(_ROUNDS if is_boundary(text.split("\n", 1)[0]) else 0):
        text, changes = _in_one_round(text, shape)
        if not changes:
            break
        found.extend(changes)
    return text, tuple(found)


def _in_one_round(text: str, shape: Shape) -> tuple[str, tuple[Change, ...]]:
    text, straight = straightened(text)
    text, close = closed(text, shape)
    found = [*straight, *close]
    for step in BLOCK_STEPS:
        text, changes = _by_lines(text, step, shape)
        found.extend(changes)
    return text, tuple(found)


def _by_lines(text: str, step: BlockStep, shape: Shape) -> tuple[str, tuple[Change, ...]]:
    """Let a step change the lines of the block, if the block is closed."""
    lines = text.split("\n")
    closing = closing_index(lines)
    if closing is None:
        return text, ()
    edits = tuple(step(tuple(lines[1:closing]), shape))
    for edit in edits:
        lines[edit.index + 1] = edit.line
    return "\n".join(lines), tuple(Change(edit.index + 2, edit.what) for edit in edits)
