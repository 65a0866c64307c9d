"""A text's headings and their ids: ours, as they have been published, and GitHub's of the same."""

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tori.diagnostics import Span

_NUMBERED = re.compile(r"(.*)_([0-9]+)")
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


def headings_of(every: Iterable[Found]) -> tuple[Heading, ...]:
    """Return headings with their ids, in their order."""
    headings: list[Heading] = []
    ours: set[str] = set()
    latest: dict[str, str] = {}  # all before these are taken, so that equal headings take no time
    githubs: dict[str, int] = {}
    for level, words, span in every:
        wanted = anchor_of(words)
        name = latest[wanted] = free_anchor(latest.get(wanted, wanted), ours)
        ours.add(name)
        shown = " ".join(words.split())
        headings.append(Heading(level, name, _github_id(shown, githubs), shown, span))
    return tuple(headings)


@lru_cache(maxsize=1024)  # most headings are of many texts
def anchor_of(words: str) -> str:
    """Return the id of a heading's words, be it taken or not: Python-Markdown's rule."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_words).strip().lower())


def free_anchor(anchor: str, taken: Container[str]) -> str:
    """Return the id, or with the next number behind it when it is taken: `alku_1`."""
    while anchor in taken or not anchor:
        numbered = _NUMBERED.fullmatch(anchor)
        anchor = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{anchor}_1"
    return anchor


def _github_id(words: str, taken: dict[str, int]) -> str:
    """Return GitHub's id: letters stay as they are, and each space is a hyphen."""
    name = _NOT_GITHUBS.sub("", words.lower()).replace(" ", "-")
    number = taken.get(name, 0)
    taken[name] = number + 1
    return f"{name}-{number}" if number else name
