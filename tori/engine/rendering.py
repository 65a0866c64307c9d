"""The site rendered in shares, by as many processes as there are cores, or by a cluster's.

A share's documents are made where it is worked on, and what differs from the last build is rendered
and written there. Only what the whole has to know of them comes back (their digests, what the
sitemap and the search index hold), and that is put together in the order of paths, so that the
result does not depend on who did what.

Whoever works on a share needs the build's `BuildPlan`. Forked processes have their parent's; a
cluster's make their own of the site, which is handed over in a file beside the destination, and
keep the last one, as they help with many builds.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from tori.engine.digests import LastBuild
from tori.engine.frame import Frame, Pieces
from tori.engine.output import file_of, place_among_files
from tori.engine.plan import BuildPlan
from tori.engine.setup import Crew, Job, Progress, Setup
from tori.engine.workers import forked_executor, processes_in_reach
from tori.engine.writer import Writer, Written
from tori.tree.sitemap import SITEMAP, sitemap_of

_SHARES_OF_A_PROCESS = 20
"""So many that no process waits long for the last share, and no more."""


class Share(NamedTuple):
    """What comes back of a share: its documents, and the shells that it needed and nobody had."""

    documents: tuple[Written, ...]
    shells: Pieces


_plans: dict[Setup, BuildPlan] = {}
"""The plans of the builds that this process runs."""
plans_of_others: dict[Setup, BuildPlan] = {}
"""At most one: of the last build of another machine that this process helped with."""
_at_work = Lock()
"""Held by the thread that uses a plan, or MkDocs at all: pages in the making change the search
index, the menu and the output's state, and MkDocs' complaints go to one logger. Threads that share
an interpreter would gain nothing by rendering at once, so they take turns."""


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """A site of which the files are written that differ from the last build's.

    Attributes:
        files: All that it has.
        digests: Of its documents, by their paths.
        frame: What is around its pages.
    """

    files: frozenset[str]
    digests: Mapping[str, str]
    frame: Frame


def render_site(
    setup: Setup, job: Job, progress: Progress, crew: Crew | None = None
) -> RenderedSite:
    """Write what of a site differs from the last build into an empty folder.

    Args:
        setup: Where from and where to; no two builds have the same one.
        job: What is rendered.
        progress: Told of pages as they are done.
        crew: Who works on the shares; by default this process, and as many forked ones as there are
            other cores.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
        OSError: What the crew wrote is not to be seen here.
    """
    plan = _plans[setup] = BuildPlan(setup, job)
    written: list[Written] = []
    shells: list[Pieces] = []

    def write_frame() -> None:
        with _at_work:
            written.extend(plan.write_menu())
            plan.writer.write_theme()

    try:
        with _handed_over(setup, job) if crew else nullcontext():
            for share in _counted(_written(setup, crew, write_frame), plan, progress):
                written += share.documents
                shells.append(share.shells)
    finally:
        del _plans[setup]
    _finish(plan.writer, written, job)
    if crew:
        plan.writer.output.expect(each.path for each in written if each.search is not None)
    frame = plan.writer.frame(shells)
    digests = {each.path: each.digest for each in written}
    return RenderedSite(frozenset((*map(file_of, digests), SITEMAP, *frame.files)), digests, frame)


def _finish(writer: Writer, written: Sequence[Written], job: Job) -> None:
    """Write what needs to know every page."""
    listed = ((each.path, each.day) for each in written if each.day is not None)
    writer.output.write_file(*sitemap_of(job.site.publisher, listed))
    writer.output.finish()
    if writer.has_search:
        writer.mkdocs.write_search(search_entries(written, job.last))


def search_entries(written: Iterable[Written], last: LastBuild) -> Iterator[Any]:
    """Yield the search index' entries in the order in which MkDocs finds their pages."""
    known = last.search_entries() if last.folder else {}
    for each in sorted(written, key=lambda each: place_among_files(each.path)):
        yield from known.get(each.path, ()) if each.search is None else each.search


def write_share(setup: Setup, number: int, shares: int) -> Share:
    """Work on a share of a build, one of so many, in whatever process and thread.

    Raises:
        EngineError: MkDocs warned or failed.
    """
    with _at_work:
        plan = _plans.get(setup) or _plan_of(setup)
        # Neighbours show much the same, which is in the memory of one process then.
        size = -(-len(plan.units) // shares)
        documents = tuple(plan.write_units(plan.units[number * size : (number + 1) * size]))
        return Share(documents, plan.writer.made_shells())


def forget_plan(build: str) -> None:
    """Let go of the plan of another machine's build, when nobody works on it any more."""
    with _at_work:
        if any(setup.build == build for setup in plans_of_others):
            plans_of_others.clear()


def _plan_of(setup: Setup) -> BuildPlan:
    """Return the plan of another machine's build."""
    plan = plans_of_others.get(setup)
    if plan is None:
        plans_of_others.clear()  # before the new one is made: a large site has room for one only
        job = pickle.loads(_handed(setup).read_bytes())  # noqa: S301 — ours, of this build
        plan = plans_of_others[setup] = BuildPlan(setup, job, moves=True)
    return plan


@contextmanager
def _handed_over(setup: Setup, job: Job) -> Iterator[None]:
    """Keep what the site is made of where other machines find it meanwhile."""
    file = _handed(setup)
    file.write_bytes(pickle.dumps(job, pickle.HIGHEST_PROTOCOL))
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


def _counted(shares: Iterable[Share], plan: BuildPlan, progress: Progress) -> Iterator[Share]:
    """Yield shares as they are done, and tell how many pages are."""
    pages = sum(path.endswith(".md") for path in plan.paths)
    done = pages - sum(path.endswith(".md") for unit in plan.units for path in unit.paths)
    for share in shares:
        done += sum(each.path.endswith(".md") for each in share.documents)
        progress(done, pages)
        yield share
