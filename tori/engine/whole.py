"""A build of everything, from the content's files to the published site and what is kept of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from tori.content.publisher import read_publisher
from tori.content.records import FIELDS
from tori.content.templates import read_mail_template
from tori.diagnostics import errors
from tori.engine.fast import build_fast
from tori.engine.kept.keeping import keep
from tori.engine.kept.manifest import forget_manifest, hashed, is_self_contained, write_manifest
from tori.engine.kept.memory import MARK, Memory, new_memory
from tori.engine.kept.store import BrokenStoreError
from tori.engine.pages.rendering import MkDocs
from tori.engine.planning import PlannedSite
from tori.engine.publishing import Change, Outcome, publish, staging
from tori.engine.reading import ReadSources
from tori.engine.setup import Listener, Made, Progress, Setup
from tori.engine.watched_day import WatchedDay
from tori.render.mail_proofs import IssueProofs, issue_proofs
from tori.render.site_tree import site_tree
from tori.site.linking import link
from tori.site.model import Site
from tori.tracing import FieldReads

if TYPE_CHECKING:
    from tori.engine.cluster.scheduler import Cluster


def build_whole(  # noqa: PLR0913 — the options of a build
    setup: Setup,
    sources: ReadSources,
    mkdocs: MkDocs,
    listener: Listener,
    now: int,
    *,
    strict: bool,
    cluster: "Cluster | None" = None,
) -> Outcome:
    """Build and publish everything, and keep what the next build can go by.

    Findings have to be told again, so nothing is kept where there is one.

    Args:
        setup: The project, and the published site.
        sources: What the project holds.
        mkdocs: MkDocs, which is used up.
        listener: Told how it goes.
        now: The file system's time, in nanoseconds.
        strict: Whether warnings stop the build too.
        cluster: Who renders the pages; by default this machine.

    Raises:
        MissingPageError: The menu names a page that the content does not have.
        EngineError: MkDocs complained: a fault of the program.
        UnusableConfigurationError: mkdocs.yml lacks something.
        ClusterError: The cluster cannot be had, or was lost.
        UnlikeWorkerError: One of its workers would make another site.
        OSError: The machine would not let a file be read or written.
    """
    root, content, tell = setup.root, sources.content, listener.phase_done
    tell(f"luettu {len(content.records)} tietuetta ja {len(content.media)} mediatiedostoa")
    with FieldReads(FIELDS) as reads:
        today = WatchedDay.of(setup.day)
        site, diagnostics = link(content, read_publisher(root), today)
        if site is None or (strict and diagnostics):
            return Outcome(diagnostics, None)
        for record in content.records:  # nobody will ask for places any more
            record.origin.front_matter.forget_block()
        proofs = issue_proofs(site, read_mail_template(root))
        faults = _faults(proofs)
        for line in (*faults, f"tarkistettu, {len(errors(diagnostics))} virhettä"):
            tell(line)
        foreign = mkdocs.foreign()
        if foreign:
            tell(f"hidas koonti, koska mkdocs.yml käyttää muutakin: {foreign}")
            return Outcome(diagnostics, _slow(setup, site, proofs, listener.page_written))
        planned = PlannedSite(site, proofs, is_traced=setup.learns)
    is_clean = not diagnostics and not faults and is_self_contained(root)
    made, change = _published(setup, planned, mkdocs, listener, cluster)
    if is_clean:
        keeps = partial(keep, content=content, site=site, made=made, fields=reads.found)
        marks = _kept(setup, keeps) if setup.learns else {}
        hashes = hashed(root, sources.scanned, now, sources.digests)
        days = (setup.day, made.until)
        write_manifest(root, setup.destination, days, hashes, change.total, marks)
    return Outcome(diagnostics, change)


def _published(
    setup: Setup,
    planned: PlannedSite,
    mkdocs: MkDocs,
    listener: Listener,
    cluster: "Cluster | None",
) -> tuple[Made, Change]:
    """Make the site, and put it in place of the one that there is."""
    forget_manifest(setup.root, setup.destination)
    with staging(setup.destination) as built:
        inside = replace(setup, destination=built, build=uuid4().hex)
        with cluster.crew(inside) if cluster else nullcontext() as crew:
            if crew:
                listener.phase_done(f"Dask-työntekijöitä: {crew.processes}")
            made = build_fast(inside, planned, listener.page_written, mkdocs, crew)
        return made, publish(built, setup.destination, made.total)


def _kept(setup: Setup, keeps: Callable[[Memory], None]) -> Mapping[str, bytes]:
    """Keep what came of it, and return the memory's mark; none where nothing can be kept."""
    try:
        with new_memory(setup.root, setup.destination) as memory:
            keeps(memory)
            return {MARK: memory.commit()}
    except (BrokenStoreError, OSError):
        return {}


def _faults(proofs: Iterable[IssueProofs]) -> tuple[str, ...]:
    return tuple(
        f"kirjettä {entry.issue.id} ei voi lähettää: {fault}"
        for entry in proofs
        for fault in entry.faults
    )


def _slow(setup: Setup, site: Site, proofs: Sequence[IssueProofs], progress: Progress) -> Change:
    from tori.engine.mkdocs.stock import build_with_mkdocs  # noqa: PLC0415 — all of MkDocs

    forget_manifest(setup.root, setup.destination)
    with staging(setup.destination) as built:
        build_with_mkdocs(site_tree(site, proofs), setup.root, built, progress)
        return publish(built, setup.destination)
