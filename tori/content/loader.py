"""The content folder read into records, vocabulary and media files.

A load always succeeds and says what was wrong: what could be read is in the result, what could not
is a finding, and the paths of rejected files are listed so that the checks do not report what
merely follows.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import basename, splitext
from typing import Any, NamedTuple

from pydantic import ValidationError

from tori.content.body import body_findings
from tori.content.closed_issues import ClosedIssue, issue_of
from tori.content.file_names import can_be_shown, unreadable_name
from tori.content.frontmatter import read_front_matter
from tori.content.media import MediaFile, read_media
from tori.content.media_memory import MediaMemory
from tori.content.published_guids import (
    PUBLISHED_GUIDS,
    PublishedGuid,
    read_published_guids,
)
from tori.content.records import COLLECTIONS, Origin, Record, lean
from tori.content.source_text import read_source
from tori.content.value_faults import value_findings
from tori.content.vocabulary import Vocabulary, read_vocabulary
from tori.diagnostics import FILE_START, Diagnostic, said
from tori.text import is_slug, nfc, slug

CONTENT = "content"
VOCABULARY_FILE = "vocabulary.yml"
_MARKDOWN = ".md"
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 16
"""How many bytes are asked for at once: more than nearly any record has."""
_LISTS = frozenset({VOCABULARY_FILE, PUBLISHED_GUIDS})
"""Files that are neither records nor media."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the content folder holds.

    Attributes:
        records: In the order of their paths.
        media: Every other file of the collections, by its path relative to the project's root.
        rejected: References (`deeds/…`) of files that could not become records.
        published_guids: What podcast players know already.
        closed_issues: What newsletter issues said when they were closed, by their ids.
    """

    records: tuple[Record, ...]
    vocabulary: Vocabulary | None
    media: Mapping[str, MediaFile]
    rejected: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    published_guids: tuple[PublishedGuid, ...] = ()
    closed_issues: Mapping[str, ClosedIssue] = field(default_factory=dict)


class ContentFile(NamedTuple):
    """A file below the content folder.

    Attributes:
        path: Relative to the project's root, in normal form C.
        collection: For a Markdown file its folder; any other belongs to the record type above it.
        file: Its place on this machine. No Path: making one takes as long as reading a record.
    """

    path: str
    collection: str
    file: str

    def read(self) -> bytes:
        """Return its bytes."""
        opened = os.open(self.file, _READ)  # twice as quick as a file object
        try:
            return b"".join(iter(partial(os.read, opened, _AT_ONCE), b""))
        finally:
            os.close(opened)


Loaded = tuple[Record | None, tuple[Diagnostic, ...]]
Read = Callable[[ContentFile], bytes]
LoadedFile = tuple[Record | MediaFile | None, tuple[Diagnostic, ...]]
LoadFiles = Callable[[Sequence[ContentFile], MediaMemory], Sequence[LoadedFile]]
"""Reads files of records and media, and keeps their order; the memory is brought up to date."""


def load_in_turn(
    files: Sequence[ContentFile], memory: MediaMemory, read: Read = ContentFile.read
) -> Sequence[LoadedFile]:
    """Read records and media one after the other.

    Args:
        files: Of records and media.
        memory: What is known of media files already; it is brought up to date.
        read: Returns the bytes of a record's file.

    Raises:
        OSError: The machine would not let a file be read.
    """
    return [_load_file(each, memory, read) for each in files]


def load_content(
    root: Path, memory: MediaMemory | None = None, load_files: LoadFiles = load_in_turn
) -> Content:
    """Read `content/` below the project's root.

    Args:
        root: The project's folder.
        memory: What is known of media files already; it is brought up to date.
        load_files: Who reads the files.

    Raises:
        FileNotFoundError: There is no content folder.
        OSError: The machine would not let a file be read.
    """
    memory = memory or MediaMemory()
    folder = root / CONTENT
    if not folder.is_dir():
        message = f"kansiota {CONTENT}/ ei ole"
        raise FileNotFoundError(message)
    records: list[Record] = []
    media: dict[str, MediaFile] = {}
    rejected: set[str] = set()
    kept: dict[str, dict[str, bytes]] = {}
    vocabulary, findings = _load_vocabulary(folder / VOCABULARY_FILE)
    published_guids, guid_findings = _load_published_guids(folder)
    diagnostics = [*findings, *guid_findings]
    files: list[ContentFile] = []
    for each in _files(folder):
        name = basename(each.file)
        issue = "" if _is_markdown(each.file) else issue_of(each.collection, name)
        if not can_be_shown(each.path):
            diagnostics.append(unreadable_name(each.path))
        elif issue:
            kept.setdefault(issue, {})[name] = each.read()
        else:
            files.append(each)
    for each, (loaded, found) in zip(files, load_files(files, memory), strict=True):
        diagnostics.extend(found)
        if isinstance(loaded, Record):
            records.append(loaded)
        elif loaded:
            media[each.path] = loaded
        elif _is_markdown(each.file):
            rejected.add(nfc(f"{each.collection}/{_stem(each.path)}"))
        else:
            rejected.add(each.path)
    memory.write()
    return Content(
        tuple(records),
        vocabulary,
        media,
        frozenset(rejected),
        tuple(diagnostics),
        published_guids,
        {issue: ClosedIssue(files) for issue, files in kept.items()},
    )


def _stem(path: str) -> str:
    return splitext(basename(path))[0]


def _is_markdown(file: str) -> bool:
    return file[-len(_MARKDOWN) :].lower() == _MARKDOWN


def _load_file(each: ContentFile, memory: MediaMemory, read: Read) -> LoadedFile:
    path, collection, file = each
    if _is_markdown(file):
        return load_record(path, collection, read(each))
    if not _is_beside_records(collection):
        return None, (_misplaced(path, collection),)
    return read_media(path, Path(file), memory)


def load_record(path: str, collection: str, raw: bytes) -> Loaded:
    """Read one record of a collection from a file's bytes.

    Returns:
        The record, or None when the bytes cannot be one; and all that is wrong with them.
    """
    if collection not in COLLECTIONS:
        return None, (_misplaced(path, collection),)
    source, findings = read_source(path, raw)
    if source is None:
        return None, findings
    front_matter, data, faults = read_front_matter(source)
    if front_matter is None:
        return None, faults
    stem = _stem(path)
    found = [*faults, *_name_findings(path, stem)]
    found.extend(body_findings(path, front_matter.body, front_matter.body_line))
    record, value_faults = _typed(Origin(collection, stem, path, front_matter), data)
    found.extend(value_faults)
    return record, tuple(found)


def _typed(origin: Origin, data: dict[str, Any]) -> Loaded:
    record_type, front_matter = COLLECTIONS[origin.collection], origin.front_matter
    # A field left empty is as good as absent; an unknown one is a finding even so.
    known = record_type.model_fields if None in data.values() else ()
    values = {k: value for k, value in data.items() if value is not None or k not in known}
    if "origin" in values:
        span = front_matter.place(("origin",)).key
        message = said('tuntematon kenttä "{field}"', field="origin")
        return None, (Diagnostic(origin.path, span, "T202", message, "poista rivi"),)
    try:
        record = record_type.model_validate({**values, "origin": origin})
    except ValidationError as error:
        return None, tuple(value_findings(origin.path, front_matter, record_type, error))
    return lean(record_type, record.__dict__), ()


def _name_findings(path: str, stem: str) -> Iterator[Diagnostic]:
    if not is_slug(stem) or not path.endswith(_MARKDOWN):
        message = said(
            'tiedoston nimi "{name}" ei kelpaa: siitä tulee sivun osoite', name=basename(path)
        )
        hint = said("anna nimeksi {name}", name=f"{slug(stem)}{_MARKDOWN}")
        yield Diagnostic(path, FILE_START, "T112", message, hint)


def _misplaced(path: str, collection: str) -> Diagnostic:
    message = said('kansiossa "{folder}" ei voi olla sisältöä', folder=collection or CONTENT)
    hint = said("siirrä tiedosto johonkin näistä: {folders}", folders=", ".join(COLLECTIONS))
    return Diagnostic(path, FILE_START, "T110", message, hint)


def _is_beside_records(folder: str) -> bool:
    """Tell whether a folder is a collection's or below one, so that a file in it has an address."""
    return folder in COLLECTIONS or any(
        parent.as_posix() in COLLECTIONS for parent in PurePosixPath(folder).parents
    )


def _load_vocabulary(file: Path) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    path = f"{CONTENT}/{VOCABULARY_FILE}"
    if not file.is_file():
        hint = said("palauta tiedosto {file}: siinä ovat palvelualueet ja teemat", file=path)
        return None, (Diagnostic(path, FILE_START, "T115", "sanasto puuttuu", hint),)
    return read_vocabulary(path, file.read_bytes())


def _load_published_guids(
    folder: Path,
) -> tuple[tuple[PublishedGuid, ...], tuple[Diagnostic, ...]]:
    file = folder / PUBLISHED_GUIDS
    if not file.is_file():
        return (), ()
    return read_published_guids(f"{CONTENT}/{PUBLISHED_GUIDS}", file.read_bytes())


def _files(folder: Path) -> Iterator[ContentFile]:
    """Yield the files in the order of their paths, without hidden files and our own lists."""
    found: list[tuple[str, str]] = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        collection = Path(here).relative_to(folder).as_posix().removeprefix(".")
        below = f"{collection}/" if collection else ""
        found.extend((f"{below}{name}", collection) for name in names if name[0] != ".")
    for path, collection in sorted(found):
        if path not in _LISTS:
            yield ContentFile(nfc(f"{CONTENT}/{path}"), collection, f"{folder}/{path}")
