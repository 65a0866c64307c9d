"""One YAML block read in one pass over PyYAML's parser events, with a position for every value.

Plain scalars stay strings: the record type decides what they are, so `no`, `12:30` and `00100` are
what was typed. Anchors, aliases, tags, repeated keys and deep nesting are findings, seen before
anything is built, so neither a merge bomb nor 50,000 open brackets can hurt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tori.content.frontmatter.source_text import control_character
from tori.content.frontmatter.yaml_faults import explain, odd_indent, quoted
from tori.diagnostics import Diagnostic, Span, said
from tori.text import nfc

MAX_DEPTH = 8

Location = tuple[str | int, ...]
"""The way to a value: keys and item numbers from the top, as in pydantic's `loc`."""

_NO_TAG = frozenset({None, "!"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTE_HINT = "jos merkki kuuluu tekstiin, kirjoita koko arvo lainausmerkkeihin"
_REPEAT_HINT = "jätä toinen riveistä pois tai yhdistä niiden arvot"
_PART_HINT = "poista merkit --- rivin alusta; lopettavalla rivillä ei ole muuta kuin ---"
_FORM_HINT = "kirjoita joka riville kentän nimi, kaksoispiste, välilyönti ja arvo: title: Otsikko"
_DEPTH_HINT = "tarkista sisennykset ja sulut: yksikään kenttä ei tarvitse näin montaa tasoa"


class Place(NamedTuple):
    """Where a key and its value stand; for an item of a list both are the item's own span."""

    key: Span
    value: Span


class UnreadableBlockError(Exception):
    """The block cannot be read further; carries the finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the finding."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Frame:
    """A mapping or list being filled, and for a mapping the key that waits for its value.

    `keys` has each key's event, where it was first met.
    """

    value: dict[str, Any] | list[Any]
    location: Location
    key: ScalarEvent | None = None
    keys: dict[str, ScalarEvent] = field(default_factory=dict)

    @property
    def expects_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def places_in(path: str, text: str, first_line: int) -> Mapping[Location, Place]:
    """Return the place of every key, value and item of a block; `()` is the whole block.

    Positions are wanted only for findings, so they are had by reading once more, and 10,000 sound
    files cost neither the time nor the memory for them.

    Raises:
        UnreadableBlockError: T104, T106, T107, T111 or T113.
    """
    places: dict[Location, Place] = {}
    YamlBlock(path, text, first_line, places).read()
    return places


class YamlBlock:
    """Reads one block.

    Attributes:
        diagnostics: Findings that did not end the reading (T105, T109, T114).
    """

    def __init__(
        self,
        path: str,
        text: str,
        first_line: int,
        places: dict[Location, Place] | None = None,
        *,
        max_depth: int = MAX_DEPTH,
    ) -> None:
        """Prepare to read the text, whose first line is the file's line `first_line`.

        Args:
            path: Of the file, for findings.
            text: The block without its boundaries.
            first_line: 1-based.
            places: Filled with the place of every key, value and item, if given.
            max_depth: How many levels may be within each other.
        """
        self._max_depth = max_depth
        self._places = places
        self.diagnostics: list[Diagnostic] = []
        self._path = path
        self._text = text
        self._lines = text.split("\n")
        self._has_hash = "#" in text
        self._has_escapes = "\\" in text
        self._first_line = first_line
        self._stack: list[_Frame] = []
        self._root: Any = {}
        self._has_root = False

    def read(self) -> dict[str, Any]:
        """Return the block's mapping.

        Raises:
            UnreadableBlockError: T104, T106, T107, T111 or T113.
        """
        if found := odd_indent(self._path, self._lines, self._first_line):
            raise UnreadableBlockError(found)
        loader = _LOADER(self._text)
        try:
            while (event := loader.get_event()) is not None:
                self._take(event)
        except yaml.MarkedYAMLError as error:
            raise UnreadableBlockError(self._syntax_finding(error)) from error
        finally:
            loader.dispose()
        if not isinstance(self._root, dict):
            span = Span(self._first_line, 1, self._first_line, 1)
            message = "etutiedot eivät ole kenttiä muotoa avain: arvo"
            raise UnreadableBlockError(Diagnostic(self._path, span, "T113", message, _FORM_HINT))
        return self._root

    def _take(self, event: Event) -> None:
        match event:
            case ScalarEvent():  # first, since it is the most frequent
                self._scalar(event)
            case MappingStartEvent():
                self._open(event, {})
            case SequenceStartEvent():
                self._open(event, [])
            case MappingEndEvent() | SequenceEndEvent():
                self._stack.pop()
            case AliasEvent():
                alias = said("YAMLin viittaus (*{name}) ei ole käytössä", name=event.anchor)
                raise self._unreadable(event, "T106", alias)
            case DocumentStartEvent() if self._has_root:
                message = "etutiedoissa on toinenkin osa"
                raise self._unreadable(event, "T104", message, _PART_HINT)

    def _scalar(self, event: ScalarEvent) -> None:
        if event.anchor is not None or event.tag not in _NO_TAG:
            self._refuse_yaml_features(event)
        if self._has_escapes and event.style == '"':
            self._report_escaped_control(event)
            event.value = nfc(event.value)
        if self._stack and self._stack[-1].expects_key:
            if event.value == "<<":
                message = "YAMLin yhdistelyavain << ei ole käytössä"
                raise self._unreadable(event, "T106", message, "kirjoita kentät auki")
            self._stack[-1].key = event
            return
        if self._has_hash and not event.style:
            self._warn_of_comment(event)
        self._place(event, event.value if event.style or event.value else None)

    def _open(self, event: NodeEvent, container: dict[str, Any] | list[Any]) -> None:
        self._refuse_yaml_features(event)
        if len(self._stack) >= self._max_depth:
            message = said("sisäkkäisiä tasoja on yli {most}", most=self._max_depth)
            raise self._unreadable(event, "T107", message, _DEPTH_HINT)
        if self._stack and self._stack[-1].expects_key:
            raise self._unreadable(event, "T113", "kentän nimenä on luettelo tai rakenne")
        self._stack.append(_Frame(container, self._place(event, container)))

    def _place(self, event: Event, value: Any) -> Location:  # noqa: ANN401 — a YAML value is any of five types
        """Put a value into the container on top of the stack; return its location."""
        if not self._stack:
            self._root = value
            self._has_root = True
            self._remember((), event, event)
            return ()
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            location: Location = (*frame.location, len(frame.value))
            frame.value.append(value)
            self._remember(location, event, event)
            return location
        key = frame.key
        assert key is not None, "a value in a mapping follows its key"  # noqa: S101 — PyYAML's grammar says so
        frame.key = None
        location = (*frame.location, key.value)
        if key.value in frame.value:
            self._report_repeated_key(key, self._span(frame.keys[key.value]).line)
            return (*location, "repeated")
        frame.value[key.value] = value
        frame.keys[key.value] = key
        self._remember(location, key, event)
        return location

    def _remember(self, location: Location, key: Event, value: Event) -> None:
        if self._places is not None:
            self._places[location] = Place(self._span(key), self._span(value))

    def _report_repeated_key(self, key: ScalarEvent, first_line: int) -> None:
        message = said(
            'kenttä "{field}" on kahdesti (ensimmäisen kerran rivillä {line})',
            field=key.value,
            line=first_line,
        )
        self.diagnostics.append(
            Diagnostic(self._path, self._span(key), "T105", message, _REPEAT_HINT)
        )

    def _refuse_yaml_features(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            message = said("YAMLin ankkuri (&{name}) ei ole käytössä", name=event.anchor)
            raise self._unreadable(event, "T106", message)
        tag = getattr(event, "tag", None)
        if tag not in _NO_TAG:
            message = said("YAMLin tunniste ({tag}) ei ole käytössä", tag=tag)
            raise self._unreadable(event, "T106", message)

    def _report_escaped_control(self, event: ScalarEvent) -> None:
        r"""Report a control character that is written as an escape, `"\x00"`."""
        control = control_character(event.value)
        if control:
            sign = f"U+{ord(control[0]):04X}"
            message = said("arvossa on ohjausmerkki ({sign})", sign=sign)
            finding = Diagnostic(
                self._path, self._span(event), "T114", message, "poista kenoviivalla alkava merkki"
            )
            self.diagnostics.append(finding)

    def _warn_of_comment(self, event: ScalarEvent) -> None:
        """Warn where `#word` follows a plain value: YAML silently drops the rest of the line."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self._lines):
            return
        line = self._lines[mark.line]
        dropped = line[mark.column :].strip()
        if len(dropped) > 1 and dropped[0] == "#" and dropped[1] not in " #":
            message = said(
                'arvosta jää pois "{dropped}": # aloittaa YAMLissa huomautuksen', dropped=dropped
            )
            span = self._span(event)
            corrected = quoted(line) if span.line == span.end_line else ""
            warning = Diagnostic(
                self._path, span, "T109", message, _QUOTE_HINT, corrected, severity="warning"
            )
            self.diagnostics.append(warning)

    def _syntax_finding(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        fault = explain(error, self._lines)
        line = self._first_line + fault.line
        span = Span(line, fault.column + 1, line, fault.column + 1)
        return Diagnostic(self._path, span, "T104", fault.message, fault.hint, fault.corrected)

    def _unreadable(
        self, event: Event, code: str, message: str, hint: str = _QUOTE_HINT
    ) -> UnreadableBlockError:
        """Return the error; where quoting the value would help, with the line corrected."""
        span = self._span(event)
        line = self._lines[span.line - self._first_line]
        corrected = quoted(line) if hint == _QUOTE_HINT else ""
        return UnreadableBlockError(Diagnostic(self._path, span, code, message, hint, corrected))

    def _span(self, event: Event) -> Span:
        """Return the event's place in the file."""
        start, end = event.start_mark, event.end_mark
        assert start, "the parser marks every event"  # noqa: S101 — its stubs allow None
        assert end, "the parser marks every event"  # noqa: S101 — its stubs allow None
        first = self._first_line
        return Span(start.line + first, start.column + 1, end.line + first, end.column + 1)
