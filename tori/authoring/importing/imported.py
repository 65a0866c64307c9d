"""What the readers give: records as their source tells them, and a note for each lossy step.

Nothing here knows the formats or the disk. Every module of the package may import this one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tori.text import grouped

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
"""A field's value as front matter can say it."""

MAX_BYTES = 20 * 1024 * 1024
MAX_RECORDS = 5_000
"""More is no work for one review, and near titles are sought among all."""
MAX_COLUMNS = 200


class ImportRefusedError(Exception):
    """The file cannot or must not be read at all; says why in Finnish."""


def refuse_records(number: int) -> None:
    """Refuse a source of so many rows or posts, before more of it is read.

    Raises:
        ImportRefusedError: They are over the bound.
    """
    if number > MAX_RECORDS:
        bound = grouped(MAX_RECORDS)
        message = (
            f"Tiedostossa on yli {bound} riviä tai kohdetta. Jaa se osiin, ja tuo ne erikseen."
        )
        raise ImportRefusedError(message)


def refuse_columns(number: int) -> None:
    """Refuse a table of so many columns.

    Raises:
        ImportRefusedError: They are over the bound.
    """
    if number > MAX_COLUMNS:
        message = f"Taulukossa on yli {MAX_COLUMNS} saraketta. Poista sarakkeet, joita ei tuoda."
        raise ImportRefusedError(message)


@dataclass(frozen=True, slots=True)
class Note:
    """A lossy step, or something that an editor must look at: where, and what.

    Attributes:
        place: In the source, as an editor would say it: 'rivi 12, sarake "Teemat"'; may be empty.
    """

    place: str
    text: str

    def __str__(self) -> str:
        """Return the note as a line of the report."""
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True, slots=True)
class ImportedRecord:
    """A record as its source tells it.

    Attributes:
        legacy_id: What the source calls it; unique within the source and collection.
        place: Where it stands in the source: 'rivi 12'.
        fields: By the record type's own field names.
        columns: Where a field came from: 'sarake "Teemat"'.
        tags: Words that are themes or the service area if the vocabulary has them.
    """

    legacy_id: str
    place: str
    collection: str
    fields: Mapping[str, Value]
    body: str
    notes: tuple[Note, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The record's title or name, or nothing."""
        title = self.fields.get("title") or self.fields.get("name") or ""
        return title if isinstance(title, str) else ""

    def note(self, name: str, text: str) -> Note:
        """Return a note about one of the record's fields."""
        return Note(f"{self.place}, {self.columns.get(name, f'kenttä {name}')}", text)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file gave.

    Attributes:
        source: The file's name among sources, a slug: ids are unique within it.
        notes: Lossy steps that concern the whole file.
        remarks: What is worth saying though nothing was lost.
        complete: Whether a record that is no longer in the file has vanished from its source.
    """

    source: str
    records: tuple[ImportedRecord, ...]
    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()
    complete: bool = True
