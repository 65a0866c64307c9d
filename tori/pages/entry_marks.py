"""Marks around what an issue tells: they say where each entry is in what a template makes.

A template prints a mark before and after each entry, and before and after each part: a heading with
its entries. Where an issue's mails and kept files are made, the marks are taken out again, and what
was between them is known by its record, whatever elements and classes the template has. Everywhere
else marks are empty.

A mark names a hash of all that the template is to show. So no text that is shown can hold one.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass, replace
from typing import Any, ClassVar, Protocol, TypeVar

from markupsafe import Markup

from tori.content.entry_places import Place
from tori.pages.page import Data

_TEACHING = (
    "kirjoita mallipohjassa jokaisen kohdan eteen {{ entry.mark.begin }} ja perään "
    "{{ entry.mark.end }} sekä jokaisen osan eteen {{ part.mark.begin }} ja perään "
    "{{ part.mark.end }} (docs/templates.md)"
)


class MarksError(Exception):
    """A template does not say where the entries are; the message is in Finnish, and teaches."""


@dataclass(frozen=True, slots=True)
class Mark(Data):
    """What a template prints around an entry or a part: a closed issue can lose it then.

    Attributes:
        begin: Printed before it; empty but where an issue's files are made.
        end: Printed after it.
    """

    begin: Markup
    end: Markup


NO_MARK = Mark(Markup(), Markup())


class MarkableEntry(Protocol):
    """An entry of a page or of a letter: a frozen dataclass with a field `mark` too."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def reference(self) -> str:
        """The record's."""


class MarkablePart(Protocol):
    """A heading with entries: a frozen dataclass with a field `mark` too."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def entries(self) -> tuple[MarkableEntry, ...]:
        """What stands below the heading."""


MarkedPart = TypeVar("MarkedPart", bound=MarkablePart)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one issue, or of a variant of it.

    Attributes:
        key: What no shown text can hold.
        parts: The references of each part's entries.
    """

    key: str
    parts: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, shown: object, parts: Iterable[MarkablePart]) -> "Marks":
        """Return the marks for parts of a value that holds all that a template is to show."""
        key = hashlib.sha256(repr(shown).encode(errors="surrogatepass")).hexdigest()
        return cls(key, tuple(tuple(e.reference for e in part.entries) for part in parts))

    def around(self, parts: Iterable[MarkedPart]) -> tuple[MarkedPart, ...]:
        """Return the parts, in the order of `of`, with marks around them and their entries."""
        return tuple(
            replace(
                part,
                entries=tuple(replace(e, mark=self._mark(e.reference)) for e in part.entries),
                mark=self._mark(_part_name(number)),
            )
            for number, part in enumerate(parts)
        )

    def taken_out(self, marked: str) -> tuple[str, tuple[Place, ...]]:
        """Return a text without its marks, and what was between them, in bytes of that text.

        Raises:
            MarksError: A mark is missing, broken or in the wrong place, or there is nothing in it.
        """
        made = bytearray()
        places: list[Place] = []
        opened: list[tuple[str, int]] = []
        for words, is_end, name in self._pieces(marked):
            made += words.encode()
            if is_end:
                started, begin = opened.pop() if opened else ("", 0)
                if started != name or not made[begin:].strip():
                    raise _fault(f"{_named(name)} merkit eivät ole sen ympärillä")
                places.append(Place(name, begin, len(made)))
            elif name:
                if opened and _is_entry(opened[-1][0]):
                    raise _fault(f"{_named(opened[-1][0])} merkkien välissä on muita merkkejä")
                opened.append((name, len(made)))
        if opened:
            raise _fault(f"{_named(opened[-1][0])} loppumerkki puuttuu")
        text = made.decode()
        if self.key in text:
            raise _fault("merkki on paikassa, jossa se näkyy tekstinä")
        self._refuse_unmarked(places)
        return text, tuple(places)

    def _mark(self, name: str) -> Mark:
        # A comment stands anywhere in HTML, in tables too, and no style sheet sees it.
        begin, end = f"<!--{self.key} {name}-->", f"<!--/{self.key} {name}-->"
        return Mark(Markup(begin), Markup(end))  # noqa: S704 — a hash and a reference

    def _pieces(self, marked: str) -> Iterator[tuple[str, bool, str]]:
        """Yield each mark with the words before it; after the last words there is no mark."""
        done = 0
        for match in re.finditer(rf"<!--(/?){self.key} (\S+?)-->", marked):
            yield marked[done : match.start()], bool(match[1]), match[2]
            done = match.end()
        yield marked[done:], False, ""

    def _refuse_unmarked(self, places: list[Place]) -> None:
        """Raise an error unless each part is there with all of its entries within."""
        for number, references in enumerate(self.parts):
            parts = [place for place in places if place.name == _part_name(number)]
            for reference in references:
                entries = [place for place in places if place.name == reference]
                if not entries:
                    raise _fault(f"kohdan {reference} ympärillä ei ole merkkejä")
                if not any(part.holds(entry) for part in parts for entry in entries):
                    raise _fault(f"kohta {reference} ei ole osansa merkkien välissä")


def _part_name(number: int) -> str:
    return f"part-{number + 1}"


def _is_entry(name: str) -> bool:
    return "/" in name


def _named(name: str) -> str:
    """Return what a mark is of, in Finnish, as its possessor."""
    return f"kohdan {name}" if _is_entry(name) else f"osan {name.removeprefix('part-')}"


def _fault(words: str) -> MarksError:
    return MarksError(f"{words}; {_TEACHING}")
