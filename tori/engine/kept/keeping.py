"""What is kept of a site that was built: rows for the records, the units and the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from tori.content.loader import Content
from tori.content.publisher import Publisher
from tori.content.records import Record
from tori.engine.kept import answers
from tori.engine.kept.memory import KeptRecord, KeptUnit, Memory, Paths, record_data
from tori.engine.setup import Made
from tori.site.model import Site
from tori.tracing import Read

Fields = frozenset[tuple[str, str]]
"""Names of record types and of their fields."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is kept beside records and units.

    Attributes:
        content: Without its records.
        fields: Those that were read before any page was made: to check, to link, to plan. A record
            that differs in no other may be shown otherwise, but nothing is elsewhere for it.
        lists: The answers to reads of many records.
    """

    content: Content
    publisher: Publisher
    fields: Fields
    lists: Mapping[Read, answers.References]


def frame_of(content: Content, site: Site, made: Made, fields: Fields) -> Frame:
    """Return the frame of a site that was made."""
    reads = frozenset(chain.from_iterable(unit.reads for unit in made.units))
    return Frame(replace(content, records=()), site.publisher, fields, answers.lists(site, reads))


def keep(memory: Memory, content: Content, site: Site, made: Made, fields: Fields) -> None:
    """Keep a site that was built as a whole, in an empty memory."""
    readers = readers_of(made.units)
    memory.keep_records(
        (record.reference, kept_record(record, record_data(record), site, readers))
        for record in content.records
    )
    memory.keep_units(made.units)
    memory.keep_parts(parts_of(made, frame_of(content, site, made, fields)))


def kept_record(
    record: Record, data: bytes, site: Site, readers: Mapping[Read, Paths]
) -> KeptRecord:
    """Return what is kept of a record, whose own bytes are given."""
    reference = record.reference
    return KeptRecord(
        data,
        *answers.of_record(site, record),
        readers.get(reference, ()),
        readers.get(f"text of {reference}", ()),
    )


def parts_of(made: Made, frame: Frame) -> Mapping[str, object]:
    """Return what is kept by a name of its own."""
    return {
        "frame": frame,
        "menu": made.menu,
        "search": made.search,
        "shells": made.shells,
    }


def readers_of(units: Iterable[KeptUnit]) -> Mapping[Read, Paths]:
    """Return which units made each read of a record's own words, by their first paths."""
    found: dict[Read, list[str]] = {}
    for unit in units:
        for read in unit.reads:
            if " " not in read or read.startswith("text of "):
                found.setdefault(read, []).append(unit.paths[0])
    return {read: tuple(sorted(names)) for read, names in found.items()}
