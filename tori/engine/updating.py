"""A site brought up to date: only the units are written that would be made otherwise now.

A unit is made again when it is new, when it is made with other things, or when something that it
read is answered otherwise: a record's own words, or what the Site says of records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tori.engine.fast import Plan, Setup
from tori.engine.memory import Made, Paths, Trace, UnitTrace
from tori.engine.stock import mkdocs_failures
from tori.engine.values import values_of
from tori.render.mail_proofs import IssueProofs
from tori.render.tree import Unit
from tori.site.model import Site
from tori.tracing import Read

MANY_UNITS = 1000
"""More than these are written sooner by all cores, together with the rest."""


@dataclass(frozen=True, slots=True)
class Update:
    """What was written into the setup's folder, and what is no more.

    Attributes:
        gone: The paths of documents that the site had and has not.
    """

    made: Made
    gone: frozenset[str]


def update(
    setup: Setup,
    site: Site,
    proofs: Sequence[IssueProofs],
    before: Made,
    edited: frozenset[Read],
) -> Update | None:
    """Write what differs into an empty folder; return None where all is better made anew.

    Args:
        setup: Where from and where to.
        site: What the site is made of.
        proofs: Of its newsletters.
        before: How it was made before.
        edited: The reads of records' own words that are answered otherwise since.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
    """
    with mkdocs_failures():
        plan = Plan(setup, site, proofs)
        try:
            return _update(plan, site, before, edited)
        finally:
            plan.close()


def _update(plan: Plan, site: Site, before: Made, edited: frozenset[Read]) -> Update | None:
    old = before.trace
    menu = plan.menu_trace()
    if {path: page.title for path, page in menu.items()} != {
        path: page.title for path, page in old.menu.items()
    }:
        return None  # every page shows the menu
    values = dict(values_of(site, old.values))
    other = edited | {read for read, value in values.items() if value != old.values[read]}
    fingerprints = {unit.paths: plan.fingerprints.of(unit.make) for unit in plan.units}
    stale = [unit for unit in plan.units if _is_stale(unit, fingerprints, old.units, other)]
    if len(stale) > MANY_UNITS:
        return None
    made_anew = frozenset(chain.from_iterable(unit.paths for unit in stale))
    search = {path: found for path, found in before.search.items() if path not in made_anew}
    units = {unit.paths: old.units[unit.paths] for unit in plan.units if unit.paths in old.units}
    for unit in stale:
        written = plan.write_unit(unit)
        units[unit.paths] = written.trace
        search.update(written.search)
    search.update(plan.write_menu({path for path in menu if menu[path] != old.menu[path]}))
    plan.close()
    new = frozenset(chain.from_iterable(units[unit.paths].reads for unit in stale)) - values.keys()
    gone = _documents(old) - {path for unit in plan.units for path in unit.paths} - menu.keys()
    search = {path: entries for path, entries in search.items() if path not in gone}
    made = Made(Trace(units, {**values, **values_of(site, new)}, menu), search)
    plan.finish(site, made)
    return Update(made, gone)


def _is_stale(
    unit: Unit,
    fingerprints: Mapping[Paths, bytes],
    old: Mapping[Paths, UnitTrace],
    other: frozenset[Read],
) -> bool:
    known = old.get(unit.paths)
    return (
        known is None
        or known.fingerprint != fingerprints[unit.paths]
        or not other.isdisjoint(known.reads)
    )


def _documents(trace: Trace) -> frozenset[str]:
    return frozenset((*chain.from_iterable(trace.units), *trace.menu))
