"""What a build keeps so that the next one makes only what has changed: content and traces.

The content is kept as it was read, without what only findings need of it: the words and places of
front matter. What editors changed since is kept beside it, so that one edit does not write all
again. Each file belongs to a manifest, which knows its digest; one that does not fit is none.
"""

import copyreg
import io
import marshal
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from tori.content.frontmatter import FrontMatter
from tori.content.loader import Content
from tori.content.records import Record
from tori.engine.kept import kept_file, read_kept, write_kept
from tori.render.sitemap import Day
from tori.tracing import Read

Paths = tuple[str, ...]
"""The paths of a unit's documents, which name the unit."""
Edits = Mapping[str, Record | None]
"""Records that were read since the content was kept, by reference; None is one that is gone."""

_FORMAT = f"tori memory 1, Python {sys.version_info[:2]}\n".encode()
_CONTENT, _EDITS, _TRACE, _SEARCH = "content", "edits", "trace", "search"
_MANY_EDITS = 500
"""So many are kept beside the content before all of it is written again."""


class UnitTrace(NamedTuple):
    """A unit as it was made: what it was made with, what it read, what the sitemap lists of it."""

    fingerprint: bytes
    reads: tuple[Read, ...]
    pages: tuple[tuple[str, Day], ...]

    def with_names(self, names: dict[Read, Read]) -> "UnitTrace":
        """Return the same with the reads' names as they are known already, to keep each once."""
        return self._replace(reads=tuple(names.setdefault(read, read) for read in self.reads))


class MenuTrace(NamedTuple):
    """A page of the menu: its title, which every page shows, its digest, and the sitemap's."""

    title: str
    digest: bytes
    pages: tuple[tuple[str, Day], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How a site was made.

    Attributes:
        units: All but those of the menu's pages.
        values: The digest of each value that was read, but for what records themselves say.
        menu: The menu's pages by their paths.
    """

    units: Mapping[Paths, UnitTrace]
    values: Mapping[Read, bytes]
    menu: Mapping[str, MenuTrace]

    @property
    def pages(self) -> Iterator[tuple[str, Day]]:
        """What the sitemap lists."""
        for unit in self.units.values():
            yield from unit.pages
        for page in self.menu.values():
            yield from page.pages


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a site that was made.

    Attributes:
        search: Each page's entries in the search index.
    """

    trace: Trace
    search: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What an earlier build kept.

    Attributes:
        content: As that build had it.
        edits: What of it is kept beside the rest.
    """

    content: Content
    edits: Edits
    made: Made


class Keeper:
    """Writes the memory of one published site.

    Attributes:
        digests: Those of the files written, for the manifest.
    """

    def __init__(self, root: Path, published: Path) -> None:
        """Take the project's folder and the published site's."""
        self._root, self._published = root, published
        self.digests: dict[str, bytes] = {}

    def keep_content(self, content: Content) -> None:
        """Keep all of the content."""
        self._write(_CONTENT, _pickled(content))
        self._write(_EDITS, _pickled({}))

    def keep_edits(self, content: Content, edits: Edits, before: Mapping[str, bytes]) -> None:
        """Keep what was edited beside the content that is kept; all of it when that is much.

        Args:
            content: As it is now.
            edits: What has changed since the content was kept.
            before: The digests of what was kept.
        """
        if len(edits) > _MANY_EDITS:
            self.keep_content(content)
            return
        self.digests[_CONTENT] = before[_CONTENT]
        self._write(_EDITS, _pickled(edits))

    def keep_made(self, made: Made) -> None:
        """Keep how the site was made."""
        trace = made.trace
        units = {paths: tuple(unit) for paths, unit in trace.units.items()}
        menu = {path: tuple(page) for path, page in trace.menu.items()}
        self._write(_TRACE, marshal.dumps((units, dict(trace.values), menu)))
        self._write(_SEARCH, pickle.dumps(dict(made.search)))

    def _write(self, name: str, data: bytes) -> None:
        file = kept_file(self._root, self._published, name)
        self.digests[name] = write_kept(file, _FORMAT, data)


def read_memory(root: Path, published: Path, digests: Mapping[str, bytes]) -> Memory | None:
    """Return what was kept of a site; None where any of it is missing or other than expected."""
    data = {
        name: read_kept(kept_file(root, published, name), _FORMAT, digests.get(name, b""))
        for name in (_CONTENT, _EDITS, _TRACE, _SEARCH)
    }
    if None in data.values():
        return None
    content, edits, search = (
        pickle.loads(data[name] or b"")  # noqa: S301 — their hashes are ours
        for name in (_CONTENT, _EDITS, _SEARCH)
    )
    units, values, menu = marshal.loads(data[_TRACE] or b"")  # noqa: S302 — as above
    trace = Trace(
        {paths: UnitTrace(*unit) for paths, unit in units.items()},
        values,
        {path: MenuTrace(*page) for path, page in menu.items()},
    )
    return Memory(edited(content, edits), edits, Made(trace, search))


def edited(content: Content, edits: Edits) -> Content:
    """Return content with some records changed, in the order of their files."""
    records: dict[str, Record | None] = {each.reference: each for each in content.records}
    records.update(edits)
    left = [record for record in records.values() if record is not None]
    return replace(content, records=tuple(sorted(left, key=lambda record: record.origin.path)))


def _pickled(thing: object) -> bytes:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, FrontMatter: _bare}
    pickler.dump(thing)
    return stream.getvalue()


def _bare(front_matter: FrontMatter) -> tuple[type[FrontMatter], tuple[object, ...]]:
    """Return how a front matter is made anew, without words and places."""
    return FrontMatter, (front_matter.path, {}, "", front_matter.body, front_matter.body_line)
