"""What a repair gives: the mended bytes, and each change in words for the editor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: the 1-based line of the mended file, and in Finnish what was done there."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A file's bytes after the repair, and what was changed; no change means the same bytes."""

    data: bytes
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of the front matter to put in place of another.

    Attributes:
        index: The 0-based index of the line in the block.
        line: The new line.
        what: In Finnish, what was done.
    """

    index: int
    line: str
    what: str
