"""Where the kept files of a closed issue tell of each record: what a redaction cuts.

`entries.txt` states it when the issue is closed, so that nobody need know later what templates made
of an entry then. A line is a place: the file, its first byte, the byte after its last, and a
record's reference or the name of a part (a heading with its entries). A record that the issue
counts and shows nowhere has a line of its reference alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_LINE = re.compile(
    r"(?P<file>[a-z0-9.-]+)\t(?P<begin>[0-9]+)\t(?P<end>[0-9]+)\t(?P<name>\S+)"
    r"|(?P<unshown>\S+/\S+)"
)


class BadEntriesError(ValueError):
    """The text is not as the program writes it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file tells of a record, or has a part.

    Attributes:
        name: The record's reference; or the part's name, which has no slash.
        begin: The first byte, counted from the file's start.
        end: The byte after the last.
    """

    name: str
    begin: int
    end: int

    @property
    def is_entry(self) -> bool:
        """Whether it is of a record."""
        return "/" in self.name

    def holds(self, other: "Place") -> bool:
        """Tell whether the other lies within this one."""
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True)
class EntryPlaces:
    """What is stated of one issue.

    Attributes:
        places: By the names of the files.
        unshown: The references of what is counted and shown nowhere.
    """

    places: Mapping[str, Sequence[Place]]
    unshown: frozenset[str]

    def files_of(self, reference: str) -> frozenset[str]:
        """Return the names of the files that tell of a record."""
        return frozenset(
            file
            for file, places in self.places.items()
            if any(place.name == reference for place in places)
        )

    def text(self) -> bytes:
        """Return the text that states it."""
        rows = [
            f"{file}\t{place.begin}\t{place.end}\t{place.name}\n"
            for file, places in sorted(self.places.items())
            for place in sorted(places, key=lambda place: (place.begin, -place.end))
        ]
        rows += (f"{reference}\n" for reference in sorted(self.unshown))
        return "".join(rows).encode()


def read_entries(files: Mapping[str, bytes], text: bytes) -> EntryPlaces:
    """Return what a text states of an issue's kept files.

    Raises:
        BadEntriesError: A line is of another form, or its place is not in its file.
    """
    places: dict[str, list[Place]] = {}
    unshown = []
    for line in text.decode(errors="replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise BadEntriesError(line)
        if match["unshown"]:
            unshown.append(match["unshown"])
            continue
        place = Place(match["name"], int(match["begin"]), int(match["end"]))
        if not _is_in(files.get(match["file"], b""), place):
            raise BadEntriesError(line)
        places.setdefault(match["file"], []).append(place)
    return EntryPlaces(places, frozenset(unshown))


def _is_in(data: bytes, place: Place) -> bool:
    """Tell whether a file has a place, and it begins and ends between letters."""
    try:
        data[: place.begin].decode()
        data[place.begin : place.end].decode()
    except UnicodeDecodeError:
        return False
    return place.begin < place.end <= len(data)


def without(
    data: bytes, places: Sequence[Place], reference: str
) -> tuple[bytes, tuple[Place, ...]]:
    """Return a file without a record, and the places that are left, where they are then.

    A part goes with the last entry that is in any of its places.
    """
    gone = tuple(_gone(places, reference))
    left = tuple(
        Place(place.name, *(len(_cut(data[:at], gone)) for at in (place.begin, place.end)))
        for place in places
        if not any(cut.holds(place) for cut in gone)
    )
    return _cut(data, gone), left


def _gone(places: Sequence[Place], reference: str) -> Iterator[Place]:
    others = [place for place in places if place.is_entry and place.name != reference]
    needed = {
        place.name
        for place in places
        if not place.is_entry and any(place.holds(entry) for entry in others)
    }
    for place in places:
        if place.name == reference or not (place.is_entry or place.name in needed):
            yield place


def _cut(data: bytes, gone: Sequence[Place]) -> bytes:
    made, done = bytearray(), 0
    for place in sorted(gone, key=lambda place: place.begin):
        made += data[done : place.begin]
        done = max(done, place.end)
    return bytes(made + data[done:])
