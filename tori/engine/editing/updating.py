"""A site brought up to date: only the units are written that would be made otherwise now.

The whole site is linked, checked and planned anew of the records that were kept; a unit is made
again when it is new, when it is made with other things, or when something that it read is answered
otherwise: a record's own words, or what the Site says of records.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain

from tori.content.loader import Content
from tori.content.records import FIELDS, Record
from tori.content.templates import read_mail_template
from tori.engine.editing.edit import Editing, Update, edited_reads
from tori.engine.kept import answers
from tori.engine.kept.keeping import Fields, frame_of, parts_of, readers_of
from tori.engine.kept.memory import KeptRecord, KeptUnit, Paths, record_data, record_of
from tori.engine.kept.packing import packed
from tori.engine.pages.rendering import MkDocs
from tori.engine.plan import Plan
from tori.engine.planning import PlannedSite
from tori.engine.setup import Made
from tori.engine.watched_day import WatchedDay, earliest
from tori.render.mail_proofs import issue_proofs
from tori.site.linking import link
from tori.tracing import FieldReads, Read

MANY_UNITS = 1000
"""More than these are written sooner by all cores, together with the rest."""
_UNKNOWN = KeptRecord(b"", (), (), (), ())
"""In place of what was kept of a record that there was not."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was kept, and the content as it is now."""

    records: Mapping[str, KeptRecord]
    units: Mapping[Paths, KeptUnit]
    before: Mapping[str, Record]
    content: Content


def update(editing: Editing, mkdocs: MkDocs) -> Update | None:
    """Write what differs; return None where all has to be made, or is made sooner.

    Args:
        editing: The edit.
        mkdocs: MkDocs, which is used up.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
        BrokenStoreError: What was kept is not whole.
    """
    known = _known(editing)
    with FieldReads(FIELDS) as reads:
        site, diagnostics = link(
            known.content, editing.frame.publisher, WatchedDay.of(editing.setup.day)
        )
        if site is None or diagnostics:
            return None
        proofs = issue_proofs(site, read_mail_template(editing.setup.root))
        if any(entry.faults for entry in proofs):
            return None
        planned = PlannedSite(site, proofs, is_traced=True)
    with closing(planned):
        plan = Plan(editing.setup, planned, mkdocs)
        if plan.renderer.mkdocs.facts.menu_titles != editing.memory.part("menu"):
            return None  # every page shows them
        return _updated(editing, known, plan, reads.found)


def _known(editing: Editing) -> _Known:
    records = dict(editing.memory.records())
    before = {reference: record_of(kept) for reference, kept in records.items()}
    now = {**before, **editing.edits}
    left = [record for record in now.values() if record is not None]
    in_order = tuple(sorted(left, key=lambda record: record.origin.path))
    units = {unit.paths: unit for unit in editing.memory.units()}
    return _Known(records, units, before, replace(editing.frame.content, records=in_order))


def _updated(editing: Editing, known: _Known, plan: Plan, fields: Fields) -> Update | None:
    site = plan.planned.site
    answered = {
        record.reference: answers.of_record(site, record) for record in known.content.records
    }
    other = frozenset(
        chain(
            edited_reads(known.before, editing.edits),
            answers.changed_lists(editing.frame.lists, answers.lists(site, editing.frame.lists)),
            _changed_answers(known, answered),
        )
    )
    stale = [
        unit
        for unit in plan.units
        if _is_stale(known.units.get(unit.paths), packed(unit.make), other)
    ]
    if len(stale) > MANY_UNITS:
        return None
    written = list(plan.write_units(stale))
    written += [
        plan.write_made(*entry)
        for entry in plan.menu
        if _is_stale(known.units.get(entry[0].paths), packed(entry[0].make), other)
    ]
    plan.planned.close()
    made_again = {unit.kept.paths: unit.kept for unit in written}
    units = [made_again.get(u.paths) or known.units[u.paths] for u in plan.planned.units]
    paths = frozenset(chain.from_iterable(unit.paths for unit in units))
    gone = known.units.keys() - {unit.paths for unit in units}
    anew = frozenset(chain.from_iterable(made_again))
    kept_search: Mapping[str, tuple[object, ...]] = editing.memory.part("search")
    search = {path: e for path, e in kept_search.items() if path in paths and path not in anew}
    for unit in written:
        search.update(unit.search)
    _, known_shells = editing.memory.part("shells") or ("", {})
    until = earliest(plan.planned.until, editing.until)
    menu = plan.renderer.mkdocs.facts.menu_titles
    made = Made(tuple(units), until, menu, search, plan.kept_shells(known_shells))
    plan.finish(site, made)
    frame = frame_of(known.content, site, made, fields)
    return Update(
        until=until,
        records=_records(editing, known, answered, made_again, gone),
        gone=frozenset(chain.from_iterable(known.units)) - paths,
        units=made_again.values(),
        parts=parts_of(made, frame),
        lost_records=[name for name, record in editing.edits.items() if record is None],
        lost_units={key[0] for key in known.units} - {unit.paths[0] for unit in units},
    )


def _is_stale(known: KeptUnit | None, make: bytes, other: frozenset[Read]) -> bool:
    return known is None or known.make != make or not other.isdisjoint(known.reads)


def _changed_answers(known: _Known, answered: Mapping[str, answers.OfRecord]) -> frozenset[Read]:
    """Return the reads of what the Site says of one record that are answered otherwise."""
    found: set[Read] = set()
    for reference, (mentions, kin) in answered.items():
        kept = known.records.get(reference)
        if kept is None or kept.mentions != mentions:
            found.add(f"mentions of {reference}")
        if kept is None or kept.kin != kin:
            found.add(f"kin of {reference}")
    return frozenset(found)


def _records(
    editing: Editing,
    known: _Known,
    answered: Mapping[str, answers.OfRecord],
    made_again: Mapping[Paths, KeptUnit],
    gone: Iterable[Paths],
) -> list[tuple[str, KeptRecord]]:
    """Return the records of which something else has to be kept than before."""
    undone = (known.units[paths] for paths in chain(gone, made_again) if paths in known.units)
    readers_before = readers_of(undone)
    readers_now = readers_of(made_again.values())

    def readers(kept: Paths, read: Read) -> Paths:
        if read not in readers_before and read not in readers_now:
            return kept
        others = frozenset(kept).difference(readers_before.get(read, ()))
        return tuple(sorted(others.union(readers_now.get(read, ()))))

    found = []
    for record in known.content.records:
        reference = record.reference
        before = known.records.get(reference, _UNKNOWN)
        edited = reference in editing.edits or before is _UNKNOWN
        now = KeptRecord(
            record_data(record) if edited else before.data,
            *answered[reference],
            readers(before.readers, reference),
            readers(before.text_readers, f"text of {reference}"),
        )
        if now != before:
            found.append((reference, now))
    return found
