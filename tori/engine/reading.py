"""What a project holds, read while the program and MkDocs are made ready.

Reading needs little of the program. So a process that reads is forked before the rest is imported,
and it is here only that a build of everything imports it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tori.content.loader import Content, ContentFile, LoadedFile, load_content, load_in_turn
from tori.content.media_memory import Known, MediaMemory, disk_memory
from tori.engine.forking import forked_executor, processes_in_reach
from tori.engine.manifest import Stat, digest_of, scan

if TYPE_CHECKING:
    from tori.engine.preparing import Ready

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
        ready: MkDocs, where there was time to make it ready.
    """

    scanned: Mapping[str, Stat]
    content: Content
    digests: Digests
    ready: "Ready | None"


def read_sources(root: Path, published: Path) -> ReadSources:
    """Read a project's content; the site is to be published at `published`.

    Raises:
        FileNotFoundError: There is no content folder.
        OSError: The machine would not let a file be read.
    """
    scanned, ready = scan(root), list["Ready"]()
    reader = Reader(partial(_prepare, root, published, ready))
    content = load_content(root, disk_memory(root), reader.load)
    return ReadSources(scanned, content, reader.digests, ready[0] if ready else None)


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

        Another process reads from the front while this one has something else to do, and on until
        this one, which then reads from the back, has come to it.

        Raises:
            OSError: The machine would not let a file be read.
        """
        if not processes_in_reach():
            return self._taken(_read(files, memory), memory)
        starts = range(0, len(files), FILES_AT_ONCE)
        parts = [files[start : start + FILES_AT_ONCE] for start in starts]
        found: dict[int, Sequence[LoadedFile]] = {}
        with forked_executor(1) as executor:
            futures = [executor.submit(_read, part, memory) for part in parts[:PARTS_ELSEWHERE]]
            self.meanwhile()
            for number in reversed(range(len(parts))):
                if number >= len(futures) or futures[number].cancel():
                    found[number] = self._taken(_read(parts[number], memory), memory)
            for number, future in enumerate(futures):
                if not future.cancelled():
                    found[number] = self._taken(future.result(), memory)
        return [each for number in range(len(parts)) for each in found[number]]

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


def _prepare(root: Path, published: Path, ready: "list[Ready]") -> None:
    """Import the rest of the program, and make MkDocs ready if that goes without a word."""
    from tori.engine import whole  # noqa: F401, PLC0415 — what reads is forked before
    from tori.engine.preparing import made_ready, why_not_fast  # noqa: PLC0415 — as above
    from tori.engine.stock import mkdocs_failures  # noqa: PLC0415 — as above

    # Whatever is wrong is told when its turn comes: the faults of the content are told before it.
    with suppress(Exception):
        with mkdocs_failures():
            found = () if why_not_fast(root) else (made_ready(root, published),)
        ready.extend(found)
