"""The site rendered in shares, by as many processes as there are cores, or by a cluster's.

A share is made, rendered and written where it is worked on. Only what the whole has to know of it
comes back (what the sitemap and the search index hold), and that is put together in the order of
paths, so that the result does not depend on who did what.

Whoever works on a share needs the build's `Plan`. Forked processes have their parent's; a cluster's
make their own of the site, which is handed over in a file beside the destination, and keep the last
one, as they help with many builds.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any

from tori.engine.output import place_among_files
from tori.engine.plan import Plan, WrittenUnit
from tori.engine.setup import Crew, Progress, Setup
from tori.engine.workers import forked_executor, processes_in_reach
from tori.render.mail_proofs import IssueProofs
from tori.render.sitemap import sitemap_of
from tori.site.model import Site

_SHARES_OF_A_PROCESS = 20
"""So many that no process waits long for the last share, and no more."""

Share = tuple[WrittenUnit, ...]

_plans: dict[Setup, Plan] = {}
"""The plans of the builds that this process runs."""
plans_of_others: dict[Setup, Plan] = {}
"""At most one: of the last build of another machine that this process helped with."""
_at_work = Lock()
"""Held by the thread that uses a plan, or MkDocs at all: pages in the making change the search
index, the menu and the output's state, and MkDocs' complaints go to one logger. Threads that share
an interpreter would gain nothing by rendering at once, so they take turns."""


def render_site(
    setup: Setup,
    site: Site,
    proofs: Sequence[IssueProofs],
    progress: Progress,
    crew: Crew | None = None,
) -> int:
    """Write a site into an empty folder, and return how many files it has.

    Args:
        setup: Where from and where to; no two builds have the same one.
        site: What the pages show.
        proofs: The proofs of its newsletters.
        progress: Told of pages as they are written.
        crew: Who works on the shares; by default this process, and as many forked ones as there are
            other cores.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
        OSError: What the crew wrote is not to be seen here.
    """
    plan = _plans[setup] = Plan(setup, site, proofs)
    units: list[WrittenUnit] = []

    def write_frame() -> None:
        with _at_work:
            units.extend(plan.write_made(made) for _, made in plan.menu)
            plan.mkdocs.write_theme()

    try:
        with _handed_over(setup, site, proofs) if crew else nullcontext():
            written = _written(setup, crew, write_frame)
            units.extend(chain.from_iterable(_counted(written, plan, progress)))
    finally:
        del _plans[setup]
    listed = chain.from_iterable(unit.listed for unit in units)
    plan.output.write_file(*sitemap_of(site.publisher, listed))
    plan.output.finish()
    plan.mkdocs.write_search(_search(units))
    if crew:
        plan.output.expect(path for unit in plan.units for path in unit.paths)
    return plan.total


def _search(units: Iterable[WrittenUnit]) -> Iterator[Any]:
    """Yield the search index' entries in the order in which MkDocs finds their pages."""
    found = dict(chain.from_iterable(unit.search for unit in units))
    return chain.from_iterable(found[path] for path in sorted(found, key=place_among_files))


def write_share(setup: Setup, number: int, shares: int) -> Share:
    """Work on a share of a build, one of so many, in whatever process and thread.

    Raises:
        EngineError: MkDocs warned or failed.
    """
    with _at_work:
        plan = _plans.get(setup) or _plan_of(setup)
        # Neighbours show much the same, which is in the memory of one process then.
        size = -(-len(plan.units) // shares)
        return tuple(plan.write_units(plan.units[number * size : (number + 1) * size]))


def forget_plan(build: str) -> None:
    """Let go of the plan of another machine's build, when nobody works on it any more."""
    with _at_work:
        if any(setup.build == build for setup in plans_of_others):
            plans_of_others.clear()


def _plan_of(setup: Setup) -> Plan:
    """Return the plan of another machine's build."""
    plan = plans_of_others.get(setup)
    if plan is None:
        plans_of_others.clear()  # before the new one is made: a large site has room for one only
        site, proofs = pickle.loads(_handed(setup).read_bytes())  # noqa: S301 — ours, of this build
        plan = plans_of_others[setup] = Plan(setup, site, proofs, moves=True)
    return plan


@contextmanager
def _handed_over(setup: Setup, site: Site, proofs: Sequence[IssueProofs]) -> Iterator[None]:
    """Keep what the site is made of where other machines find it meanwhile."""
    file = _handed(setup)
    file.write_bytes(pickle.dumps((site, proofs), pickle.HIGHEST_PROTOCOL))
    try:
        yield
    finally:
        file.unlink()


def _handed(setup: Setup) -> Path:
    return setup.destination.with_name(f"{setup.destination.name}.{setup.build}")


def _written(setup: Setup, crew: Crew | None, write_frame: Callable[[], None]) -> Iterator[Share]:
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
        for future in as_completed(futures.values()):
            yield future.result()


def _submitted(workers: Executor, setup: Setup, count: int) -> dict[int, Future[Share]]:
    return {n: workers.submit(write_share, setup, n, count) for n in range(count)}


def _counted(shares: Iterable[Share], plan: Plan, progress: Progress) -> Iterator[Share]:
    """Yield shares as they are done, and tell how many pages are."""
    units = (*(unit for unit, _ in plan.menu), *plan.units)
    pages = sum(path.endswith(".md") for unit in units for path in unit.paths)
    written = pages - sum(path.endswith(".md") for unit in plan.units for path in unit.paths)
    for share in shares:
        written += sum(unit.rendered for unit in share)
        progress(written, pages)
        yield share
