"""What the Site answers to reads that are no record's own words: a digest of each answer.

A unit is made again when an answer that it got has another digest now. What a record says itself
needs no digest: the records before and after an edit are compared.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from tori.content.loader import Content
from tori.content.records import Deed, Record
from tori.site.model import Site, unnoted
from tori.tracing import Read

_DIGEST_BYTES = 16


def values_of(site: Site, reads: Iterable[Read]) -> Mapping[Read, bytes]:
    """Return the digest of the Site's answer to each read that is not of a record's own words."""
    answers = _Answers(site)
    return {
        read: blake2b(answers.to(read).encode(), digest_size=_DIGEST_BYTES).digest()
        for read in reads
        if " " in read and not read.startswith("text of ")
    }


def edited_reads(before: Content, after: Content) -> frozenset[Read]:
    """Return the reads of records' own words that two contents answer differently."""
    old = {record.reference: record for record in before.records}
    new = {record.reference: record for record in after.records}
    return frozenset(
        read
        for reference in old.keys() | new.keys()
        if old.get(reference) is not new.get(reference)
        for read in _reads_of_edit(reference, old.get(reference), new.get(reference))
    )


def _reads_of_edit(reference: str, old: Record | None, new: Record | None) -> Iterable[Read]:
    if old is None or new is None or _fields(old) != _fields(new):
        yield reference
    if old is None or new is None or old.body != new.body:
        yield f"text of {reference}"


def _fields(record: Record) -> Mapping[str, object]:
    return {name: value for name, value in record.__dict__.items() if name != "origin"}


class _Answers:
    """A Site's answers in words."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._published = dict.fromkeys(record.reference for record in unnoted(site.records))
        self._retired = dict.fromkeys(record.reference for record in unnoted(site.retired))

    def to(self, read: Read) -> str:
        what, _, whose = read.rpartition(" ")
        match what:
            case "published" | "retired":
                known = self._published if what == "published" else self._retired
                return "\n".join(known) if whose == "all" else str(whose in known)
            case "every":
                return "\n".join(
                    record.reference
                    for record in unnoted(self._site.records)
                    if any(kind.__name__ == whose for kind in type(record).__mro__)
                )
            case "mentions of":
                found = self._site.mentions.get(whose, ())
                return "\n".join(f"{m.speaker.reference} {m.relation} {m.why}" for m in found)
            case "kin of":
                deed = self._site.find(whose)
                kin = self._site.kin_of(deed) if isinstance(deed, Deed) else ()
                return "\n".join(each.reference for each in kin)
            case _:
                message = f"nobody knows what {read!r} is a read of"
                raise ValueError(message)
