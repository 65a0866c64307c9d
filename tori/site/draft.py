"""What the checks look at: all records of the content, and what each says of others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar, cast

from tori.content.loader import Content
from tori.content.records import Record
from tori.content.settings.publisher import Publisher
from tori.content.vocabulary import Vocabulary
from tori.site.references import NamedFile, Reference, named_files, references

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the checks look at.

    Attributes:
        records: All records by reference.
        of_types: The same by their types.
        references: What each record says of others.
        files: The files that they name, by the references of those that name any.
    """

    content: Content
    vocabulary: Vocabulary
    publisher: Publisher
    today: date
    records: Mapping[str, Record]
    of_types: Mapping[type[Record], Sequence[Record]]
    references: Mapping[str, tuple[Reference, ...]]
    files: Mapping[str, tuple[NamedFile, ...]]

    def all(self, record_type: type[AnyRecord]) -> Iterator[AnyRecord]:
        """Yield the records of a type, drafts and coming ones too."""
        kinds = (found for kind, found in self.of_types.items() if issubclass(kind, record_type))
        return cast("Iterator[AnyRecord]", chain.from_iterable(kinds))


def draft_of(content: Content, vocabulary: Vocabulary, publisher: Publisher, today: date) -> Draft:
    """Gather what the checks need, each thing once."""
    records = {record.reference: record for record in content.records}
    of_types: dict[type[Record], list[Record]] = {}
    says, files = {}, {}
    for name, record in records.items():
        of_types.setdefault(type(record), []).append(record)
        says[name] = tuple(references(record))
        named = tuple(named_files(record))
        if named:
            files[name] = named
    return Draft(content, vocabulary, publisher, today, records, of_types, says, files)
