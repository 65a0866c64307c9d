"""The fast engine: the units of a Tree rendered in shares, by as many processes as there are cores.

A share is made, rendered and written where it is worked on. Only what the whole has to know of it
comes back (what the sitemap and the search index hold), and that is put together in the order of
paths, so that the result does not depend on who did what.

A process that works on a share needs the build's `Plan`: forked ones have their parent's, and any
other makes its own of the site, which is handed over in a file beside the destination. It may live
on and help with other builds: it keeps the last plan only, and no two builds have the same `Setup`.

What each unit was made with and what it read is noted on the way, so that the next build need make
only the units that would be made otherwise now (`updating.py`).
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tori.engine.kept.memory import Paths
from tori.engine.pages.rendering import MkDocs
from tori.engine.pages.shell import Class, Shell
from tori.engine.plan import Plan, WrittenUnit
from tori.engine.planning import PlannedSite
from tori.engine.processes.forking import forked_executor, processes_in_reach
from tori.engine.setup import Crew, Made, Progress, Setup
from tori.engine.watched_day import earliest

if TYPE_CHECKING:
    from tori.tracing import Read

_SHARES_OF_A_PROCESS = 20
"""So many that no process waits long for the last share, and no more."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some units that were written, what was asked of the day, and the shells that were made."""

    units: tuple[WrittenUnit, ...]
    until: date | None
    shells: Mapping[Class, Shell]


_plans: dict[Setup, Plan] = {}
"""The plans of the builds that this process runs."""
plans_of_others: dict[Setup, Plan] = {}
"""At most one: of the last build of another process that this one helped with."""
_at_work = Lock()
"""Held by the thread that uses a plan, or MkDocs at all: pages in the making change the search
index, the menu and the output's state, and MkDocs' complaints go to one logger. Threads that share
an interpreter would gain nothing by rendering at once, so they take turns."""


def write_share(setup: Setup, number: int, shares: int) -> Share:
    """Work on a share of a build, one of so many, in whatever process and thread.

    Raises:
        EngineError: MkDocs warned or failed.
    """
    with _at_work:
        plan = _plans.get(setup) or _plan_of(setup)
        shells = frozenset(plan.shells)
        # Neighbours read much the same, which is in the memory of one process then.
        size = -(-len(plan.units) // shares)
        chosen = plan.units[number * size : (number + 1) * size]
        units = tuple(plan.write_units(chosen))
        new = {key: plan.shells[key] for key in plan.shells.keys() - shells}
        return Share(units, plan.planned.until, new)


def forget_plan(build: str) -> None:
    """Let go of the plan of another process' build, when nobody works on it any more."""
    with _at_work:
        if any(setup.build == build for setup in plans_of_others):
            plans_of_others.clear()


def _plan_of(setup: Setup) -> Plan:
    """Return the plan of another process' build, which traces no reads."""
    plan = plans_of_others.get(setup)
    if plan is None:
        plans_of_others.clear()  # before the new one is made: a large site has room for one only
        site, proofs = pickle.loads(_handed(setup).read_bytes())  # noqa: S301 — ours, of this build
        planned = PlannedSite(site, proofs, is_traced=False)
        from tori.engine.mkdocs.stock_renderer import StockMkDocs  # noqa: PLC0415 — all of MkDocs

        mkdocs = StockMkDocs(setup.root, setup.destination)
        plan = plans_of_others[setup] = Plan(setup, planned, mkdocs, moves=True)
    return plan


@contextmanager
def _handed_over(setup: Setup, planned: PlannedSite) -> Iterator[None]:
    """Keep what the site is made of where other processes find it meanwhile."""
    file = _handed(setup)
    data = pickle.dumps((planned.site, planned.proofs), pickle.HIGHEST_PROTOCOL)
    file.write_bytes(data)
    try:
        yield
    finally:
        file.unlink()


def _handed(setup: Setup) -> Path:
    return setup.destination.with_name(f"{setup.destination.name}.{setup.build}")


def build_fast(
    setup: Setup,
    planned: PlannedSite,
    progress: Progress,
    mkdocs: MkDocs,
    crew: Crew | None = None,
) -> Made:
    """Write a site into an empty folder.

    Args:
        setup: Where from and where to.
        planned: What the site is made of; its reads are traced no more afterwards.
        progress: Told of pages as they are written.
        mkdocs: MkDocs, which is used up.
        crew: Who works on the shares of a site that is not traced; by default this process, and as
            many forked ones as there are other cores.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
        OSError: What the crew wrote is not to be seen here.
    """
    setup = replace(setup, build=setup.build or uuid4().hex)
    with closing(planned):
        plan = _plans[setup] = Plan(setup, planned, mkdocs)
        units: list[WrittenUnit] = []

        def write_frame() -> None:
            with _at_work:
                units.extend(plan.write_made(*entry) for entry in plan.menu)
                plan.renderer.mkdocs.write_theme()

        try:
            with _handed_over(setup, planned) if crew else nullcontext():
                written = _written(setup, plan, crew, write_frame)
                shares = list(_counted(written, plan, progress))
            units += chain.from_iterable(share.units for share in shares)
        finally:
            del _plans[setup]
        made = _together(plan, shares, units)
        plan.finish(planned.site, made)
        if crew:
            plan.output.expect(path for unit in plan.units for path in unit.paths)
    return replace(made, total=plan.total)


def _together(plan: Plan, shares: Sequence[Share], units: Sequence[WrittenUnit]) -> Made:
    """Return what is to be known of the whole."""
    names: dict[Read, Read] = {}
    search: dict[str, tuple[Any, ...]] = {}
    shells: dict[Class, Shell] = {}
    for share in shares:
        shells |= share.shells
    for unit in units:
        search.update(unit.search)
    return Made(
        tuple(unit.kept.with_names(names) for unit in units),
        earliest(plan.planned.until, *(share.until for share in shares)),
        plan.renderer.mkdocs.facts.menu_titles,
        search,
        plan.kept_shells(shells),
    )


def _written(
    setup: Setup, plan: Plan, crew: Crew | None, write_frame: Callable[[], None]
) -> Iterator[Share]:
    """Have all shares written, and meanwhile what no share has; yield each when it is done."""
    processes = crew.processes if crew else max(processes_in_reach(), 1)
    count = _SHARES_OF_A_PROCESS * processes
    with ExitStack() as stack:
        workers = crew.executor if crew else None
        if crew is None and processes > 1:
            workers = stack.enter_context(forked_executor(processes - 1))
        futures = _submitted(workers, setup, count) if workers else {}
        write_frame()
        if crew is None:
            # What nobody has begun is done here: a process more would need memory of its own.
            for number in reversed(range(count)):
                if number not in futures or futures[number].cancel():
                    futures.pop(number, None)
                    yield write_share(setup, number, count)
        plan.planned.close()  # nothing more is made here
        for future in as_completed(futures.values()):
            yield future.result()


def _submitted(workers: Executor, setup: Setup, count: int) -> dict[int, Future[Share]]:
    return {n: workers.submit(write_share, setup, n, count) for n in range(count)}


def _counted(shares: Iterable[Share], plan: Plan, progress: Progress) -> Iterator[Share]:
    """Yield shares as they are done, and tell how many pages are."""
    written = _pages(unit.paths for unit, _, _ in plan.menu)
    pages = written + _pages(unit.paths for unit in plan.units)
    for share in shares:
        written += _pages(unit.kept.paths for unit in share.units)
        progress(written, pages)
        yield share


def _pages(paths: Iterable[Paths]) -> int:
    return sum(path.endswith(".md") for path in chain.from_iterable(paths))
