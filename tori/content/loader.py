"""The content folder read into records, vocabulary and media files.

A load always succeeds and says what was wrong: what could be read is in the result, what could not
is a finding, and the paths of rejected files are listed so that the checks do not report what
merely follows.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import basename, splitext
from typing import Any

from pydantic import ValidationError

from tori.content.closed_issues import ClosedIssue, issue_of
from tori.content.file_names import can_be_shown, unreadable_name
from tori.content.frontmatter.front_matter import read_front_matter
from tori.content.frontmatter.source_text import read_source
from tori.content.listing import (
    CONTENT,
    MARKDOWN,
    TEMPLATES,
    ContentFile,
    list_files,
    rejected_name,
)
from tori.content.media.media_files import MediaFile, read_media
from tori.content.media.memory import MediaMemory
from tori.content.merge_conflicts import conflicts_below
from tori.content.published_guids import (
    PUBLISHED_GUIDS,
    PublishedGuid,
    read_published_guids,
)
from tori.content.records import COLLECTIONS, Origin, Record
from tori.content.records.value_faults import value_findings
from tori.content.settings.checks import setting_findings
from tori.content.vocabulary import Vocabulary, read_vocabulary
from tori.diagnostics import FILE_START, Diagnostic, said
from tori.markdown.findings import text_findings
from tori.markdown.text import parsed
from tori.text import is_slug, nfc, slug

VOCABULARY_FILE = "vocabulary.yml"
_VOCABULARY = f"{CONTENT}/{VOCABULARY_FILE}"
_GUIDS = f"{CONTENT}/{PUBLISHED_GUIDS}"
_LISTS = frozenset({_VOCABULARY, _GUIDS})
"""Files that are neither records nor media."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the content folder holds.

    Attributes:
        records: In the order of their paths.
        media: Every other file of the collections, by its path relative to the project's root.
        rejected: References (`deeds/…`) of files that could not become records, and the paths of
            others that could not be read.
        published_guids: What podcast players know already.
        closed_issues: What newsletter issues said when they were closed, by their ids.
        files: All plain files of the folder, by their paths from the project's root as the disk
            has them.
    """

    records: tuple[Record, ...]
    vocabulary: Vocabulary | None
    media: Mapping[str, MediaFile]
    rejected: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    published_guids: tuple[PublishedGuid, ...] = ()
    closed_issues: Mapping[str, ClosedIssue] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


Loaded = tuple[Record | None, tuple[Diagnostic, ...]]
Read = Callable[[ContentFile], bytes]


def load_content(
    root: Path, memory: MediaMemory | None = None, read: Read = ContentFile.read
) -> Content:
    """Read `content/` below the project's root; of the templates it is only told what is no file.

    Args:
        root: The project's folder.
        memory: What is known of media files already; it is brought up to date.
        read: Returns a file's bytes; media are too large for that, and are looked into.

    Raises:
        FileNotFoundError: There is no content folder.
        OSError: The machine would not let a file be read.
    """
    memory = memory or MediaMemory()
    if not (root / CONTENT).is_dir():
        message = f"kansiota {CONTENT}/ ei ole"
        raise FileNotFoundError(message)
    records: list[Record] = []
    media: dict[str, MediaFile] = {}
    rejected: set[str] = set()
    kept: dict[str, dict[str, bytes]] = {}
    listed, others = list_files(root, CONTENT)
    rejected.update(rejected_name(found.path) for found in others)
    lists = {each.path: read(each) for each in listed if each.path in _LISTS}
    vocabulary, findings = _load_vocabulary(lists.get(_VOCABULARY))
    if {_VOCABULARY, CONTENT} & {found.path for found in others}:
        findings = ()
    published_guids, guid_findings = _load_published_guids(lists.get(_GUIDS))
    if guid_findings and not published_guids:
        rejected.add(_GUIDS)
    diagnostics = [*others, *list_files(root, TEMPLATES).others, *findings, *guid_findings]
    diagnostics += (*setting_findings(root), *conflicts_below(root, TEMPLATES))
    named = {
        each.path: unreadable_name(each.path) for each in listed if not can_be_shown(each.path)
    }
    diagnostics += named.values()
    for each in listed:
        if each.path in _LISTS or each.path in named:
            continue
        name = basename(each.file)
        issue = "" if _is_markdown(each.file) else issue_of(each.collection, name)
        if issue:
            kept.setdefault(issue, {})[name] = read(each)
            continue
        loaded, found = _load_file(each, memory, read)
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
        frozenset(each.file.removeprefix(f"{root}/") for each in listed),
    )


def _stem(path: str) -> str:
    return splitext(basename(path))[0]


def _is_markdown(file: str) -> bool:
    return file[-len(MARKDOWN) :].lower() == MARKDOWN


def _load_file(
    each: ContentFile, memory: MediaMemory, read: Read
) -> tuple[Record | MediaFile | None, tuple[Diagnostic, ...]]:
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
    text = parsed(front_matter.body, front_matter.body_line)
    found.extend(text_findings(text, path, _title(data)))
    record, value_faults = _typed(Origin(collection, stem, path, front_matter, text), data)
    found.extend(value_faults)
    return record, tuple(found)


def _title(data: Mapping[str, Any]) -> str:
    title = data.get("title")
    return title if isinstance(title, str) else ""


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
    return record, ()


def _name_findings(path: str, stem: str) -> Iterator[Diagnostic]:
    if not is_slug(stem) or not path.endswith(MARKDOWN):
        message = said(
            'tiedoston nimi "{name}" ei kelpaa: siitä tulee sivun osoite', name=basename(path)
        )
        hint = said("anna nimeksi {name}", name=f"{slug(stem)}{MARKDOWN}")
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


def _load_vocabulary(raw: bytes | None) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    if raw is None:
        hint = said("palauta tiedosto {file}: siinä ovat palvelualueet ja teemat", file=_VOCABULARY)
        return None, (Diagnostic(_VOCABULARY, FILE_START, "T115", "sanasto puuttuu", hint),)
    return read_vocabulary(_VOCABULARY, raw)


def _load_published_guids(
    raw: bytes | None,
) -> tuple[tuple[PublishedGuid, ...], tuple[Diagnostic, ...]]:
    return ((), ()) if raw is None else read_published_guids(_GUIDS, raw)
