"""The fast engine: the units of a Tree rendered in shares, by as many processes as there are cores.

A share is made, rendered and written where it is worked on. Only what the whole has to know of it
comes back (what the sitemap and the search index hold), and that is put together in the order of
paths, so that the result does not depend on who did what.

A process that works on a share needs the build's `Plan`: forked ones have their parent's, and any
other makes its own from the `Setup`, which is all that travels.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from tori.content.loader import load_content
from tori.content.mail_template import read_mail_template
from tori.content.publisher import read_publisher
from tori.engine.forking import forked_executor, processes_in_reach
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
from tori.engine.verification import Verification
from tori.render.mail_proofs import IssueProofs, issue_proofs
from tori.render.site_tree import site_units
from tori.render.sitemap import sitemap
from tori.render.tree import Document, MarkdownDocument
from tori.site.linking import link
from tori.site.model import Site

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
class PageNote:
    """What the whole site has to know of a written page; the page's body is left out."""

    path: str
    page: MarkdownDocument
    search_entries: tuple[Any, ...]


class Plan:
    """The units of a site and what renders them."""

    def __init__(self, setup: Setup, site: Site, proofs: Sequence[IssueProofs]) -> None:
        """Prepare MkDocs and make the pages of the menu.

        Raises:
            MissingPageError: The menu names a page that is not there.
        """
        self.output = Output(setup.destination)
        units = site_units(site, proofs)
        _ = site.kinship  # once here, and not in each of the processes
        paths = frozenset(path for unit in units for path in unit.paths)
        config = site_config(setup.root, setup.destination)
        menu = pages_of_menu(config, paths)
        of_menu = [unit for unit in units if menu & set(unit.paths)]
        self.menu_documents = dict(chain.from_iterable(unit.make() for unit in of_menu))
        self.units = tuple(unit for unit in units if not menu & set(unit.paths))
        named = {path: self.menu_documents[path] for path in sorted(menu)}
        self.renderer = Renderer(config, named, paths)
        self._verification = Verification(self.renderer) if setup.verifies else None

    def write(self, path: str, document: Document) -> Iterator[PageNote]:
        """Write a document; yield what is to be known of it."""
        if not isinstance(document, MarkdownDocument):
            self.output.write_file(path, document)
            return
        is_of_menu = path in self.renderer.menu
        render = self.renderer.stock_page if is_of_menu else self.renderer.page
        rendered = render(path, document)
        if self._verification and not is_of_menu:
            self._verification.check(path, document, rendered)
        self.output.write_page(path, rendered.html)
        yield PageNote(path, replace(document, body=""), rendered.search_entries)

    def write_share(self, number: int, shares: int) -> Iterator[PageNote]:
        """Make and write every so manieth unit; yield what is to be known of them."""
        for unit in self.units[number::shares]:
            for path, document in unit.make():
                yield from self.write(path, document)


_plans: dict[Setup, Plan] = {}
"""The plans of this process."""


def write_share(setup: Setup, number: int, shares: int) -> tuple[PageNote, ...]:
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
        return tuple(plan.write_share(number, shares))


def build_fast(
    setup: Setup,
    site: Site,
    proofs: Sequence[IssueProofs],
    progress: Progress,
    executor: Executor | None = None,
) -> None:
    """Write a site into an empty folder.

    Args:
        setup: Where from and where to.
        site: What the site is made of.
        proofs: Of its newsletters.
        progress: Told of pages as they are written.
        executor: Who works on the shares; by default forked processes, or this one alone.

    Raises:
        MissingPageError: The menu in mkdocs.yml names a page that is not there.
        EngineError: MkDocs warned or failed.
    """
    with mkdocs_failures():
        plan = _plans[setup] = Plan(setup, site, proofs)
        try:
            notes = {note.path: note for note in _written(setup, plan, progress, executor)}
        finally:
            del _plans[setup]
        in_order = [notes[path] for path in sorted(notes)]
        path, document = sitemap(site.publisher, ((note.path, note.page) for note in in_order))
        plan.output.write_file(path, document)
        plan.output.finish()
        plan.renderer.finish(chain.from_iterable(note.search_entries for note in in_order))


def _written(
    setup: Setup, plan: Plan, progress: Progress, executor: Executor | None
) -> Iterator[PageNote]:
    """Have all written; yield what is to be known of it, in no order."""
    pages = sum(path.endswith(".md") for unit in plan.units for path in unit.paths)
    pages += len(plan.menu_documents)
    written = 0
    processes = processes_in_reach() if executor is None else 0
    with ExitStack() as stack:
        workers = stack.enter_context(forked_executor(processes)) if processes else executor
        shares = _SHARES_OF_A_PROCESS * max(processes, 1)
        futures: Sequence[Future[tuple[PageNote, ...]]] = ()
        if workers is not None:
            futures = [workers.submit(write_share, setup, n, shares) for n in range(shares)]
        for path, document in plan.menu_documents.items():
            yield from plan.write(path, document)
        if workers is None:
            done = (write_share(setup, n, shares) for n in range(shares))
        else:
            done = (future.result() for future in as_completed(futures))
        for notes in done:
            written += len(notes)
            progress(min(written + len(plan.menu_documents), pages), pages)
            yield from notes


def why_not_fast(root: Path) -> str:
    """Return what in mkdocs.yml only MkDocs itself can do, or an empty string.

    A plugin or a hook may look at any page at any time, and the fast engine asks none.
    """
    stated = stated_config(root)
    entries = stated.get("plugins") or ()
    plugins = {entry if isinstance(entry, str) else next(iter(entry)) for entry in entries}
    foreign = sorted({*plugins, *(stated.get("hooks") or ())} - {"search", OUR_HOOK})
    return ", ".join([*foreign, *stated.get("extra_templates", ())])
