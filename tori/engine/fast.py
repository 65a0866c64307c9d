"""The fast engine: the units of a Tree rendered in shares, by as many processes as there are cores.

A share is made, rendered and written where it is worked on. Only what the whole has to know of it
comes back (what the sitemap and the search index hold), and that is put together in the order of
paths, so that the result does not depend on who did what.

A process that works on a share needs the build's `Plan`: forked ones have their parent's, and any
other makes its own from the `Setup`, which is all that travels.

What each unit was made with and what it read is noted on the way, so that the next build need make
only the units that would be made otherwise now (`updating.py`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from tori.content.loader import load_content
from tori.content.mail_template import read_mail_template
from tori.content.publisher import read_publisher
from tori.content.records import FIELDS_ASLEEP
from tori.engine.fingerprint import Fingerprints
from tori.engine.forking import forked_executor, processes_in_reach
from tori.engine.memory import Made, MenuTrace, Paths, Trace, UnitTrace
from tori.engine.output import Output
from tori.engine.renderer import Renderer
from tori.engine.stock import (
    OUR_HOOK,
    EngineError,
    Progress,
    mkdocs_failures,
    pages_of_menu,
    site_config,
    stated_config,
)
from tori.engine.values import values_of
from tori.engine.verification import Verification
from tori.render.mail_proofs import IssueProofs, issue_proofs
from tori.render.site_tree import site_units
from tori.render.sitemap import listed, sitemap_of
from tori.render.tree import Document, MarkdownDocument, Unit
from tori.site.linking import link
from tori.site.model import Site, unnoted
from tori.tracing import Read, Tracer, traced

_SHARES_OF_A_PROCESS = 8
"""So many that no process waits long for the last share, and no more."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a build is of, and where it goes: enough for any process to make its plan.

    Attributes:
        verifies: Whether a sample of the pages is compared with MkDocs'.
    """

    root: Path
    destination: Path
    day: date
    verifies: bool = False


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """What is to be known of a unit that was written.

    Attributes:
        search: Its pages' entries in the search index, by their paths.
    """

    paths: Paths
    trace: UnitTrace
    search: Mapping[str, tuple[Any, ...]]


class Plan:
    """The units of a site and what renders them; reads are traced from here on, until `close`."""

    def __init__(self, setup: Setup, site: Site, proofs: Sequence[IssueProofs]) -> None:
        """Prepare MkDocs and make the pages of the menu.

        Raises:
            MissingPageError: The menu names a page that is not there.
        """
        self._tracer = Tracer((*unnoted(site.records), *unnoted(site.retired)), FIELDS_ASLEEP)
        self._tracer.start()
        self.output = Output(setup.destination)
        units = [unit for unit in site_units(site, proofs) if unit.paths]
        paths = frozenset(path for unit in units for path in unit.paths)
        config = site_config(setup.root, setup.destination)
        menu = pages_of_menu(config, paths)
        of_menu = [unit for unit in units if menu & set(unit.paths)]
        self.menu_documents = dict(chain.from_iterable(unit.make() for unit in of_menu))
        self.units = tuple(unit for unit in units if not menu & set(unit.paths))
        named = {path: self.menu_documents[path] for path in sorted(menu)}
        self.renderer = Renderer(config, named, paths)
        self.fingerprints = Fingerprints()
        self._verification = Verification(self.renderer) if setup.verifies else None

    def close(self) -> None:
        """Trace no more."""
        self._tracer.stop()

    def write(self, path: str, document: Document) -> tuple[Any, ...]:
        """Write a document; return its entries in the search index."""
        if not isinstance(document, MarkdownDocument):
            self.output.write_file(path, document)
            return ()
        is_of_menu = path in self.renderer.menu
        render = self.renderer.stock_page if is_of_menu else self.renderer.page
        rendered = render(path, document)
        if self._verification and not is_of_menu:
            self._verification.check(path, document, rendered)
        self.output.write_page(path, rendered.html)
        return rendered.search_entries

    def write_unit(self, unit: Unit) -> WrittenUnit:
        """Make and write a unit; return what is to be known of it."""
        made, reads = traced(lambda: tuple(unit.make()))
        found = {path: self.write(path, document) for path, document in made}
        search = {path: entries for path, entries in found.items() if entries}
        trace = UnitTrace(self.fingerprints.of(unit.make), tuple(reads), tuple(listed(made)))
        return WrittenUnit(unit.paths, trace, search)

    def write_menu(self, paths: Collection[str] | None = None) -> Mapping[str, tuple[Any, ...]]:
        """Write the menu's documents, or those of some paths; return their search entries."""
        return {
            path: self.write(path, document)
            for path, document in self.menu_documents.items()
            if paths is None or path in paths
        }

    def menu_trace(self) -> Mapping[str, MenuTrace]:
        """Return what is to be known of the menu's documents."""
        return {
            path: MenuTrace(
                getattr(document, "title", ""),
                self.fingerprints.of(document),
                tuple(listed([(path, document)])),
            )
            for path, document in self.menu_documents.items()
        }

    def finish(self, site: Site, made: Made) -> None:
        """Write what the whole site has to be known for: the sitemap and the search index."""
        path, document = sitemap_of(site.publisher, made.trace.pages)
        self.output.write_file(path, document)
        self.output.finish()
        entries = (made.search[path] for path in sorted(made.search))
        self.renderer.write_search(chain.from_iterable(entries))


_plans: dict[Setup, Plan] = {}
"""The plans of this process."""


def write_share(setup: Setup, number: int, shares: int) -> tuple[WrittenUnit, ...]:
    """Work on a share of a build, in whatever process.

    Raises:
        EngineError: MkDocs warned or failed.
    """
    plan = _plans.get(setup)
    if plan is None:
        publisher = read_publisher(setup.root)
        site, _ = link(load_content(setup.root), publisher, setup.day)
        if site is None:
            raise EngineError("the content changed while it was being built")
        proofs = issue_proofs(site, read_mail_template(setup.root))
        plan = _plans[setup] = Plan(setup, site, proofs)
    with mkdocs_failures():
        return tuple(plan.write_unit(unit) for unit in plan.units[number::shares])


def build_fast(  # noqa: PLR0913, PLR0917 — the parts of a build
    setup: Setup,
    site: Site,
    proofs: Sequence[IssueProofs],
    progress: Progress,
    executor: Executor | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Made:
    """Write a site into an empty folder.

    Args:
        setup: Where from and where to.
        site: What the site is made of.
        proofs: Of its newsletters.
        progress: Told of pages as they are written.
        executor: Who works on the shares; by default forked processes, or this one alone.
        meanwhile: Called once, while others work on the shares if there are others.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
    """
    with mkdocs_failures():
        plan = _plans[setup] = Plan(setup, site, proofs)
        try:
            units: dict[Paths, UnitTrace] = {}
            search: dict[str, tuple[Any, ...]] = {}
            names: dict[Read, Read] = {}
            for unit in _written(setup, plan, progress, executor, meanwhile):
                units[unit.paths] = unit.trace.with_names(names)
                search.update(unit.search)
            search.update(plan.write_menu())
            menu = plan.menu_trace()
        finally:
            del _plans[setup]
            plan.close()
        reads = frozenset(chain.from_iterable(trace.reads for trace in units.values()))
        made = Made(Trace(units, values_of(site, reads), menu), search)
        plan.renderer.write_theme()
        plan.finish(site, made)
    return made


def _written(
    setup: Setup,
    plan: Plan,
    progress: Progress,
    executor: Executor | None,
    meanwhile: Callable[[], None],
) -> Iterator[WrittenUnit]:
    """Have all units written; yield what is to be known of each, in no order."""
    processes = processes_in_reach() if executor is None else 0
    with ExitStack() as stack:
        workers = stack.enter_context(forked_executor(processes)) if processes else executor
        shares = _SHARES_OF_A_PROCESS * max(processes, 1)
        if workers is None:
            alone = (write_share(setup, number, shares) for number in range(shares))
            yield from _counted(alone, plan, progress)
            plan.close()
            meanwhile()
            return
        futures = [workers.submit(write_share, setup, number, shares) for number in range(shares)]
        plan.close()  # nothing more is made here
        meanwhile()
        done = (future.result() for future in as_completed(futures))
        yield from _counted(done, plan, progress)


def _counted(
    shares: Iterable[Sequence[WrittenUnit]], plan: Plan, progress: Progress
) -> Iterator[WrittenUnit]:
    """Yield the units of shares as they are done, and tell how many pages are."""
    pages = sum(path.endswith(".md") for unit in plan.units for path in unit.paths)
    written = of_menu = len(plan.menu_documents)
    for share in shares:
        written += sum(path.endswith(".md") for unit in share for path in unit.paths)
        progress(written, pages + of_menu)
        yield from share


def why_not_fast(root: Path) -> str:
    """Return what in mkdocs.yml only MkDocs itself can do, or an empty string.

    A plugin or a hook may look at any page at any time, and the fast engine asks none.
    """
    stated = stated_config(root)
    entries = stated.get("plugins") or ()
    plugins = {entry if isinstance(entry, str) else next(iter(entry)) for entry in entries}
    foreign = sorted({*plugins, *(stated.get("hooks") or ())} - {"search", OUR_HOOK})
    return ", ".join([*foreign, *stated.get("extra_templates", ())])
