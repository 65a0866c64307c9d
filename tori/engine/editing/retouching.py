"""Pages made again after an edit of words alone: neither MkDocs nor the other records are asked.

Where an edit touches no field that was read to check, to link and to plan the site, and neither
links nor headings of a text, all of that would come out as it did. So only the units that read the
record are made again, of a Site that answers from memory. Whatever is not as expected on the way is
for `updating.py`.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from tori.content.anchors import anchors
from tori.content.body import links
from tori.content.records import FIELDS_ASLEEP, Record
from tori.engine.editing.edit import Editing, Update, differing_fields
from tori.engine.editing.kept_site import KeptSite, UnansweredError, kept_site
from tori.engine.kept.memory import KeptRecord, Memory, record_data, record_of
from tori.engine.kept.packing import Make, unpacked
from tori.engine.output import Output
from tori.engine.pages.shell import MissingShellError, Shells
from tori.engine.pages.splicing import Splicer
from tori.engine.watched_day import WatchedDay, earliest
from tori.render.sitemap import listed
from tori.render.tree import BytesDocument, CopiedFile, Document, MarkdownDocument
from tori.tracing import Tracer, traced

_MANY_UNITS = 300
"""More than these are not the pages of some edited words."""

_File = BytesDocument | CopiedFile | bytes
"""What a document becomes: the HTML of a page, or itself."""


class UnexpectedError(Exception):
    """The edit is of more than words, or shows in more than the pages that read them."""


def retouch(editing: Editing) -> Update | None:
    """Make the pages again that show the edited words; return None where that is not enough.

    Raises:
        BrokenStoreError: What was kept is not whole.
    """
    tracer = Tracer((), FIELDS_ASLEEP)
    tracer.start()
    today = WatchedDay.of(editing.setup.day)
    try:
        before = {name: editing.memory.record(name) for name in editing.edits}
        stale = sorted({path for each in before.items() for path in _readers(editing, *each)})
        made = list(_made(editing, kept_site(editing, tracer, today), stale))
    except (UnexpectedError, UnansweredError, MissingShellError, LookupError):
        return None
    finally:
        tracer.stop()
    output = Output(editing.setup.destination)
    for path, file in made:
        if isinstance(file, bytes):
            output.write_page(path, file)
        else:
            output.write_file(path, file)
    output.finish()
    edited = ((name, record) for name, record in editing.edits.items() if record)
    return Update(
        until=earliest(today.until, editing.until),
        records=[(name, before[name]._replace(data=record_data(each))) for name, each in edited],
    )


def _readers(editing: Editing, reference: str, kept: KeptRecord) -> Iterator[str]:
    """Yield the first paths of the units that read what was edited of a record."""
    old, new = record_of(kept), editing.edits[reference]
    if new is None:
        raise UnexpectedError(reference)
    fields = differing_fields(old, new)
    if fields & editing.frame.fields or _outline(old) != _outline(new):
        raise UnexpectedError(reference)
    if fields:
        yield from kept.readers
    if old.body != new.body:
        yield from kept.text_readers


def _outline(record: Record) -> tuple[object, ...]:
    """Return what of a text concerns others than its readers: where it leads, and its headings."""
    targets = tuple((link.target, link.is_image) for link in links(record.body, 0))
    return targets, anchors(record.body)


def _made(editing: Editing, site: KeptSite, stale: Sequence[str]) -> Iterator[tuple[str, _File]]:
    """Yield what units make now, if they read what they read before."""
    if len(stale) > _MANY_UNITS or not editing.memory.part("menu").keys().isdisjoint(stale):
        raise UnexpectedError(f"{len(stale)} units")
    shells = editing.memory.part("shells")
    if shells is None:
        raise UnexpectedError("pages are not spliced")
    splicer = Splicer(Shells(*shells), _KnownPaths(editing.memory))
    for path in stale:
        kept = editing.memory.unit(path)
        make = unpacked(kept.make, site)
        documents, reads = traced(partial(_all, make))
        if reads != frozenset(kept.reads) or tuple(listed(documents)) != kept.pages:
            raise UnexpectedError(path)
        for name, document in documents:
            if not isinstance(document, MarkdownDocument):
                yield name, document
                continue
            spliced = splicer.page(name, document)
            if spliced is None:
                raise UnexpectedError(name)
            yield name, spliced.html


def _all(make: Make) -> tuple[tuple[str, Document], ...]:
    return tuple(make())


class _KnownPaths:
    """The paths of the pages that were kept as units of their own."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def __contains__(self, path: object) -> bool:
        try:
            self._memory.unit(str(path))
        except LookupError:
            return False
        return True
