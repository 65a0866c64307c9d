"""What a project holds, read while the rest of the program is imported.

Reading needs little of the program. So a process that reads is forked before the rest is imported,
and it is here only that a build of everything imports it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

from tori.content.listing import ContentFile
from tori.content.loader import Content, LoadedFile, load_content, load_in_turn
from tori.content.media_memory import Known, MediaMemory, disk_memory
from tori.engine.kept.manifest import Stat, digest_of, scan
from tori.engine.processes.forking import forked_process, processes_in_reach
from tori.engine.processes.handing import MOST_NUMBERS, Numbers, Spool

FILES_AT_ONCE = 128
"""So few that the last ones are soon read, and so many that to hand them over costs little."""
PARTS_ELSEWHERE = 80
"""The most that are handed over: it takes memory for them twice."""

Digests = Mapping[str, bytes]
"""The hashes of files, by the files' names."""


@dataclass(frozen=True, slots=True)
class ReadSources:
    """What a project holds.

    Attributes:
        scanned: Its source files, as they were before they were read.
        digests: Of the records' files, as they were read.
    """

    scanned: Mapping[str, Stat]
    content: Content
    digests: Digests


def read_sources(root: Path) -> ReadSources:
    """Read a project's content.

    Raises:
        FileNotFoundError: There is no content folder.
        OSError: The machine would not let a file be read.
    """
    scanned, reader = scan(root), Reader(_import_rest)
    content = load_content(root, disk_memory(root), reader.load)
    return ReadSources(scanned, content, reader.digests)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of records and media, here and in another process.

    Attributes:
        meanwhile: Done here while the other process reads; not at all where there is none.
        digests: Of the records' files that were read.
    """

    meanwhile: Callable[[], None]
    digests: dict[str, bytes] = field(default_factory=dict)

    def load(self, files: Sequence[ContentFile], memory: MediaMemory) -> Sequence[LoadedFile]:
        """Read files; the result is that of `load_in_turn`.

        Another process reads while this one has something else to do, and then both do. The last
        files are read first: media are among them, and take longest.

        Raises:
            OSError: The machine would not let a file be read.
        """
        if not processes_in_reach():
            return self._taken(_read(files, memory), memory)
        at_once = max(FILES_AT_ONCE, -(-len(files) // MOST_NUMBERS))
        parts = [files[start : start + at_once] for start in range(0, len(files), at_once)]
        found: dict[int, _Part] = {}
        with (
            closing(Numbers(reversed(range(len(parts))))) as numbers,
            TemporaryFile(buffering=0) as file,
        ):
            spool = Spool(file)
            work = partial(_read_elsewhere, parts, memory, numbers, spool)
            with forked_process(work) as process:
                self.meanwhile()
                for number in numbers:
                    found.update(spool.taken())
                    found[number] = _read(parts[number], memory)
                process.join()
            found.update(spool.taken())
        for number in range(len(parts)):
            if number not in found:  # the other process met an error: it is met again here
                found[number] = _read(parts[number], memory)
        return [each for n in range(len(parts)) for each in self._taken(found[n], memory)]

    def _taken(self, part: "_Part", memory: MediaMemory) -> Sequence[LoadedFile]:
        loaded, met, digests = part
        memory.learn(met)
        self.digests.update(digests)
        return loaded


_Part = tuple[Sequence[LoadedFile], Mapping[str, Known], Digests]
"""Some files, the media met among them, and their digests."""


def _read(files: Sequence[ContentFile], memory: MediaMemory) -> _Part:
    digests: dict[str, bytes] = {}

    def read(file: ContentFile) -> bytes:
        data = file.read()
        digests[file.file] = digest_of(data)  # while the bytes are at hand
        return data

    return load_in_turn(files, memory, read), memory.met, digests


def _read_elsewhere(
    parts: Sequence[Sequence[ContentFile]], memory: MediaMemory, numbers: Numbers, spool: Spool
) -> None:
    # Whatever the machine refuses, it refuses the one that waits too, which tells.
    with suppress(OSError):
        for number in islice(numbers, PARTS_ELSEWHERE):
            spool.put((number, _read(parts[number], memory)))


def _import_rest() -> None:
    from tori.engine import whole  # noqa: F401, PLC0415 — what reads is forked before
