"""What the checks look at: all records of the content, and what each says of others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tori.content.loader import Content
from tori.content.publisher import Publisher
from tori.content.records import Record
from tori.content.vocabulary import Vocabulary
from tori.site.references import Reference, references

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the checks look at.

    Attributes:
        records: All records by reference.
        references: What each of them says of others, computed once.
    """

    content: Content
    vocabulary: Vocabulary
    publisher: Publisher
    today: date
    records: Mapping[str, Record]
    references: Mapping[str, tuple[Reference, ...]]

    def all(self, record_type: type[AnyRecord]) -> Iterator[AnyRecord]:
        """Yield the records of a type, drafts and coming ones too."""
        return (record for record in self.records.values() if isinstance(record, record_type))


def draft_of(content: Content, vocabulary: Vocabulary, publisher: Publisher, today: date) -> Draft:
    """Gather what the checks need."""
    records = {record.reference: record for record in content.records}
    return Draft(
        content,
        vocabulary,
        publisher,
        today,
        records,
        {name: tuple(references(record)) for name, record in records.items()},
    )
