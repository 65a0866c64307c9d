"""What an import would do, decided before anything is written.

A record that was imported before keeps its file. A file that somebody has edited is never
overwritten, and nothing is deleted.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from typing import Literal

from rapidfuzz import fuzz, process

from tori.authoring.importing.imported import ImportedRecord, Note, Reading
from tori.authoring.importing.ledger import Ledger, LedgerEntry, digest, ledger_key, record_digest
from tori.authoring.importing.matching import name_key
from tori.authoring.importing.rendering import rendered
from tori.text import SLUG_LIMIT, slug

Outcome = Literal["new", "same", "updated", "skipped"]
Reader = Callable[[str], bytes | None]
"""Gives a file's bytes by its path relative to the root; None where there is none."""

_LIKENESS_OF_A_COPY = 88
_NEAREST = 5
_LONGEST = 200
"""Of a title's beginning, which is compared with all others; a longer title is none."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Action:
    """What happens to a record's file: its bytes to come, and what changes."""

    outcome: Outcome
    path: str
    data: bytes
    diff: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import would do, the memory that it leaves, and all notes in order."""

    actions: tuple[Action, ...]
    ledger: Ledger
    notes: tuple[Note, ...]

    @property
    def numbers(self) -> Mapping[Outcome, int]:
        """How many records have each outcome."""
        return Counter(action.outcome for action in self.actions)


@dataclass(slots=True)
class _Work:
    """A plan being made."""

    read: Reader
    ledger: dict[str, LedgerEntry]
    titles: dict[str, dict[str, str]]
    seen: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    by_id: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Below which number an id's, or a name's in a collection, are all taken."""
    notes: list[Note] = field(default_factory=list)


def planned(
    reading: Reading, ledger: Ledger, read: Reader, titles: Mapping[str, Mapping[str, str]]
) -> ImportPlan:
    """Decide what happens to each record.

    Args:
        reading: The source's records, matched.
        ledger: The memory of earlier imports.
        read: Gives the files that are there.
        titles: The titles that are there, by path, by collection.
    """
    work = _Work(read, dict(ledger), {name: dict(known) for name, known in titles.items()})
    work.taken.update(entry.file for entry in ledger.values())
    for key in ledger:
        collection, _, rest = key.partition(":")
        work.by_id[collection, rest.partition(":")[2]].append(key)
    work.notes.extend(reading.notes)
    actions = tuple(_action(record, reading.source, work) for record in reading.records)
    if reading.complete:
        work.notes.extend(_vanished(reading, ledger, work.seen))
    return ImportPlan(actions, work.ledger, tuple(work.notes))


def _action(record: ImportedRecord, source: str, work: _Work) -> Action:
    work.notes.extend(record.notes)
    record = _with_own_id(record, source, work)
    key = ledger_key(record.collection, source, record.legacy_id)
    work.seen.add(key)
    data = rendered(record)
    entry = work.ledger.get(key) or _from_renamed_source(key, record, work)
    if entry is None:
        return _new(key, record, data, work)
    action = _again(entry, record, data, work)
    # What was skipped stays as it was remembered, so that the next import tells of it again.
    if action.outcome == "updated":
        work.ledger[key] = LedgerEntry(entry.file, digest(data), record_digest(record))
    return action


def _with_own_id(record: ImportedRecord, source: str, work: _Work) -> ImportedRecord:
    """Give a record whose id another of the same file has an id of its own."""
    wanted = ledger_key(record.collection, source, record.legacy_id)
    number = work.numbers.get((wanted, ""), 1)
    identifier = record.legacy_id if number == 1 else f"{record.legacy_id}#{number}"
    while ledger_key(record.collection, source, identifier) in work.seen:
        number += 1
        identifier = f"{record.legacy_id}#{number}"
    work.numbers[wanted, ""] = number
    if number > 1:
        text = f'tunniste "{record.legacy_id}" on lähteessä jo aiemmin; tuotiin omana tietueenaan'
        work.notes.append(Note(record.place, text))
    return replace(record, legacy_id=identifier)


def _from_renamed_source(key: str, record: ImportedRecord, work: _Work) -> LedgerEntry | None:
    """Return, and move, the entry of the same record from a source by another name.

    Only if the file also bears the record's title: two tables may well number their rows alike.
    """
    for other in work.by_id.get((record.collection, record.legacy_id), ()):
        entry = work.ledger.get(other)
        if entry and other not in work.seen and _bears_title(entry.file, record.title):
            del work.ledger[other]
            work.ledger[key] = entry
            return entry
    return None


def _bears_title(path: str, title: str) -> bool:
    """Tell whether a file was named after the title, with or without a number for a clash."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    return (
        stem == slug(title) or re.fullmatch(rf"{slug(title, SLUG_LIMIT - 2)}-\d", stem) is not None
    )


def _again(entry: LedgerEntry, record: ImportedRecord, data: bytes, work: _Work) -> Action:
    """Decide about a record that was imported before."""
    present = work.read(entry.file)
    if present is not None and record_digest(record) == entry.record:
        return Action("same", entry.file, data)
    diff = _diff(entry.file, present, data)
    if present is None:
        text = f"tiedosto {entry.file} on poistettu tuonnin jälkeen; sitä ei tehty uudelleen"
        work.notes.append(Note(record.place, text))
        return Action("skipped", entry.file, data)
    if present == data or digest(present) == entry.sha256:
        return Action("updated", entry.file, data, diff)
    text = f"tiedostoa {entry.file} on muokattu tuonnin jälkeen; uutta versiota ei kirjoitettu"
    work.notes.append(Note(record.place, text))
    return Action("skipped", entry.file, data, diff)


def _new(key: str, record: ImportedRecord, data: bytes, work: _Work) -> Action:
    """Decide where a record goes that was not imported before."""
    path, outcome = _free_path(record, data, work)
    work.taken.add(path)
    work.ledger[key] = LedgerEntry(path, digest(data), record_digest(record))
    if outcome == "new":
        work.notes.extend(_near_duplicate(record, path, work))
    work.titles.setdefault(record.collection, {})[path] = name_key(record.title)[:_LONGEST]
    return Action(outcome, path, data, _diff(path, None, data) if outcome == "new" else "")


def _free_path(record: ImportedRecord, data: bytes, work: _Work) -> tuple[str, Outcome]:
    """Return a path that no other record has, or that of a file that is the same already."""
    name = slug(record.title)
    if not record.title:
        text = f"otsikko puuttuu, joten tiedoston nimeksi tulee {name}; nimeä se uudelleen"
        work.notes.append(Note(record.place, text))
    wanted = f"content/{record.collection}/{name}.md"
    key = (record.collection, slug(record.title, sys.maxsize))
    number = work.numbers.get(key, 1)
    while (path := _numbered(record, number)) in work.taken:
        number += 1
    work.numbers[key] = number
    while path in work.taken or (present := work.read(path)) is not None:
        if path not in work.taken and present == data:
            return path, "same"
        number += 1
        path = _numbered(record, number)
    if number > 1:
        work.notes.append(Note(record.place, f"nimi {wanted} on varattu; tuotiin nimellä {path}"))
    return path, "new"


def _numbered(record: ImportedRecord, number: int) -> str:
    """Return the path of the record's name, with a number from 2 on where others have it."""
    suffix = f"-{number}" if number > 1 else ""
    return f"content/{record.collection}/{slug(record.title, SLUG_LIMIT - len(suffix))}{suffix}.md"


def _near_duplicate(record: ImportedRecord, path: str, work: _Work) -> Iterator[Note]:
    known = work.titles.get(record.collection, {})
    title = name_key(record.title)[:_LONGEST]
    near = process.extract(
        title, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS_OF_A_COPY, limit=_NEAREST
    )
    # TOP 12 is nothing like TOP 18.
    numbers = set(_NUMBER.findall(title))
    meant = next((file for other, _, file in near if set(_NUMBER.findall(other)) == numbers), None)
    if meant and title:
        text = f'otsikko "{record.title}" muistuttaa tiedostoa {meant}; onko asia sama?'
        yield Note(f"{record.place} ({path})", text)


def _vanished(reading: Reading, ledger: Ledger, seen: set[str]) -> Iterator[Note]:
    collections = {record.collection for record in reading.records}
    for key, entry in sorted(ledger.items()):
        collection, _, rest = key.partition(":")
        source, _, identifier = rest.partition(":")
        if source == reading.source and collection in collections and key not in seen:
            text = (
                f'tunnistetta "{identifier}" ei enää ole lähteessä; tiedosto jätettiin paikalleen'
            )
            yield Note(entry.file, text)


def _diff(path: str, before: bytes | None, after: bytes) -> str:
    """Return a unified diff for people to read."""
    old = before.decode("utf-8", "replace").split("\n") if before is not None else []
    new = after.decode().split("\n")
    origin = "/dev/null" if before is None else path
    return "\n".join(unified_diff(old, new, origin, path, lineterm=""))
