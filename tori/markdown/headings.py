"""A text's headings and their ids: ours, as they have been published, and GitHub's of the same."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tori.diagnostics import Span

_NUMBERED = re.compile(r"(.*)_([0-9]{1,1000})")  # Python takes no number of 4,301 digits
_NOT_GITHUBS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text.

    Attributes:
        level: 1–6.
        id: What a link to it names on our page.
        github_id: What a link to it names on GitHub's.
        words: What it says, without marks.
        span: Where it stands in the file.
    """

    level: int
    id: str
    github_id: str
    words: str
    span: Span


class Found(NamedTuple):
    """A heading as it stands in a text."""

    level: int
    words: str
    span: Span


class Anchors:
    """Ids that are taken; what has the same words as another gets the next free number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with ids that others have."""
        self._after = dict.fromkeys(taken, "")

    def take(self, words: str) -> str:
        """Return the id of a heading's words, with the next number behind it: `alku_1`."""
        anchor = anchor_of(words)
        passed: list[str] = []
        while not anchor or anchor in self._after:
            passed.append(anchor)
            anchor = self._after.get(anchor) or _numbered(anchor)
        # Whoever comes this way again goes past them all at once: equal headings take no time.
        self._after.update(dict.fromkeys(passed, anchor))
        self._after[anchor] = ""
        return anchor


def headings_of(every: Iterable[Found]) -> tuple[Heading, ...]:
    """Return headings with their ids, in their order."""
    headings: list[Heading] = []
    ours = Anchors()
    githubs: dict[str, int] = {}
    for level, words, span in every:
        shown = " ".join(words.split())
        headings.append(Heading(level, ours.take(words), _github_id(shown, githubs), shown, span))
    return tuple(headings)


@lru_cache(maxsize=1024)  # most headings are of many texts
def anchor_of(words: str) -> str:
    """Return the id of a heading's words, be it taken or not: Python-Markdown's rule."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_words).strip().lower())


def _numbered(anchor: str) -> str:
    """Return what is tried after an id: the next number, Python-Markdown's rule."""
    found = _NUMBERED.fullmatch(anchor)
    return f"{found[1]}_{int(found[2]) + 1}" if found else f"{anchor}_1"


def _github_id(words: str, taken: dict[str, int]) -> str:
    """Return GitHub's id: letters stay as they are, and each space is a hyphen."""
    name = _NOT_GITHUBS.sub("", words.lower()).replace(" ", "-")
    number = taken.get(name, 0)
    taken[name] = number + 1
    return f"{name}-{number}" if number else name
