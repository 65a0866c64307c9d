"""A build from content to published site: named phases, each returning the next one's type."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from tori.content.listing import ContentFile
from tori.content.loader import Content, load_content
from tori.content.media.memory import disk_memory
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template, refuse_unreadable_templates
from tori.diagnostics import errors
from tori.engine.collector import collector_at_rest
from tori.engine.digests import (
    NOTHING,
    digest_cache,
    read_last_build,
    shell_digest,
    write_digests,
)
from tori.engine.errors import EngineError, MissingPageError
from tori.engine.locking import sole_build
from tori.engine.manifest import (
    Manifest,
    is_self_contained,
    manifest_cache,
    source_digests,
    write_manifest,
)
from tori.engine.mkdocs.on_demand import StockMkDocs
from tori.engine.publishing import Outcome, publish, refuse_foreign, staging
from tori.engine.rendering import RenderedSite, render_site
from tori.engine.setup import Job, Listener, Setup
from tori.engine.sources import CONTENT, NO_FILE, ChangingSourcesError, Stat, digest_of, scan
from tori.newsletter.proofs import IssueProofs, issue_proofs
from tori.site.linking import link
from tori.site.next_change import next_change
from tori.tree.site_tree import site_tree

if TYPE_CHECKING:
    from tori.engine.cluster.scheduler import Cluster

_TRIES = 3
"""How often the sources are read, where somebody changes them meanwhile."""


@dataclass(frozen=True, slots=True)
class Build:
    """The options of a build.

    Attributes:
        root: The project's folder.
        published: Where the finished site goes; untouched when the content has errors.
        day: The day for which the site is made.
        strict: Whether warnings stop the build too.
        anew: Whether every page is rendered, though it be what the last build published.
        verifies: Whether a sample of the pages is compared with MkDocs'.
    """

    root: Path
    published: Path
    day: date
    strict: bool = False
    anew: bool = False
    verifies: bool = False


def build(options: Build, listener: Listener, scheduler: str = "") -> Outcome:
    """Build the site of a project and publish it.

    Args:
        options: What is built.
        listener: Told how it goes.
        scheduler: The address of the Dask cluster that renders the pages, if any.

    Raises:
        ForeignFolderError: `published` holds something that is no site of ours.
        MissingPageError: The menu names a page that the content does not have.
        EngineError: MkDocs complained: a fault of the program.
        UnusableConfigurationError: mkdocs.yml lacks something, or a template cannot be read.
        BusyError: Another build does not end.
        UnusableLockError: Something else stands where the lock should.
        ChangingSourcesError: Somebody changes the content without an end.
        ClusterError: The cluster cannot be had, or was lost.
        UnlikeWorkerError: One of its workers would make another site.
        LostProcessError: A process of the build was killed.
        OSError: The machine would not let a file be read or written.
    """
    started = monotonic()
    refuse_foreign(options.published)
    refuse_unreadable_templates(options.root)
    waiting = partial(
        listener.phase_done, "toinen koonti on käynnissä; odotetaan, että se valmistuu"
    )
    with sole_build(options.root, waiting) as now, collector_at_rest():
        cluster = _cluster(scheduler, options.root) if scheduler else None
        outcome = _built_of_steady_sources(options, listener, now, cluster)
    if outcome.change:
        change, seconds = outcome.change, monotonic() - started
        for name in change.unlinked:
            listener.phase_done(f"poistettiin {name}: se oli linkki, putki tai pistoke")
        listener.phase_done(
            f"valmis {seconds:.1f} sekunnissa: {change.total} tiedostoa, "
            f"{change.written} muuttui, {change.deleted} poistettiin"
        )
    return outcome


def _cluster(scheduler: str, root: Path) -> "Cluster":
    """Return a cluster, before anything is read that its workers read too."""
    from tori.engine.cluster.scheduler import find_cluster  # noqa: PLC0415 — it reads the whole program

    return find_cluster(scheduler, root)


def _built_of_steady_sources(
    options: Build, listener: Listener, now: int, cluster: "Cluster | None"
) -> Outcome:
    """Build again where the sources changed meanwhile, so that no site is a mixture of two."""
    for _ in range(_TRIES):
        scanned = scan(options.root)
        try:
            outcome = _built(options, listener, now, scanned, cluster)
        except (OSError, EngineError, MissingPageError):
            if scan(options.root) == scanned:
                raise
            outcome = None
        if outcome:
            return outcome
        listener.phase_done("tiedostoja muutettiin kesken koonnin; luetaan ne uudelleen")
    raise ChangingSourcesError


def _built(
    options: Build,
    listener: Listener,
    now: int,
    scanned: Mapping[str, Stat],
    cluster: "Cluster | None",
) -> Outcome | None:
    """Read, check, render and publish; None where the sources are no more what was scanned."""
    root, tell = options.root, listener.phase_done
    digests: dict[str, str] = {}
    content = load_content(root, disk_memory(root), partial(_read, digests))
    tell(f"luettu {len(content.records)} tietuetta ja {len(content.media)} mediatiedostoa")
    site, diagnostics = link(content, read_publisher(root), options.day)
    if site is None or (options.strict and diagnostics):
        return Outcome(diagnostics, None) if _is_steady(root, content, scanned) else None
    proofs = issue_proofs(site, read_mail_template(root))
    faults = _faults(proofs)
    for line in (*faults, f"tarkistettu, {len(errors(diagnostics))} virhettä"):
        tell(line)
    remembers, shell = is_self_contained(root), shell_digest(root, scanned)
    with staging(options.published) as folder:
        setup = Setup(root, folder, shell, verifies=options.verifies, build=uuid4().hex)
        is_known = remembers and not options.anew and not options.verifies
        last = read_last_build(root, options.published, shell) if is_known else NOTHING
        rendered = _rendered(setup, Job(site, proofs, last), listener, cluster)
        if not _is_steady(root, content, scanned):
            return None
        manifest_cache(root, options.published).forget()
        digest_cache(root, options.published).forget()
        change = publish(folder, options.published, rendered.files if rendered else ())
    if rendered and remembers:
        write_digests(root, options.published, shell, rendered.frame, rendered.digests)
    if not diagnostics and not faults and remembers:
        until = next_change(content.records, options.day)
        sources = source_digests(root, scanned, now, digests)
        write_manifest(root, options.published, Manifest(options.day, until, sources, change.total))
    return Outcome(diagnostics, change)


def _rendered(
    setup: Setup, job: Job, listener: Listener, cluster: "Cluster | None"
) -> RenderedSite | None:
    """Write what differs from the last build into an empty folder; where MkDocs does it, all."""
    foreign = "" if job.last.frame else StockMkDocs(setup.root, setup.destination).foreign()
    if foreign:
        from tori.engine.mkdocs.stock import build_with_mkdocs  # noqa: PLC0415 — all of MkDocs

        listener.phase_done(f"hidas koonti, koska mkdocs.yml käyttää muutakin: {foreign}")
        tree = site_tree(job.site, job.proofs)
        build_with_mkdocs(tree, setup.root, setup.destination, listener.page_written)
        return None
    with cluster.crew(setup) if cluster else nullcontext() as crew:
        if crew:
            listener.phase_done(f"Dask-työntekijöitä: {crew.processes}")
        return render_site(setup, job, listener.page_written, crew)


def _read(digests: dict[str, str], file: ContentFile) -> bytes:
    """Return a file's bytes, and keep their digest while they are at hand."""
    data = file.read()
    digests[file.file] = digest_of(data)
    return data


def _is_steady(root: Path, content: Content, scanned: Mapping[str, Stat]) -> bool:
    """Tell whether what was read is what was scanned, and is there still as it was."""
    files = {path for path, (_, size) in scanned.items() if size != NO_FILE}
    listed = {path for path in files if path.startswith(CONTENT)}
    return content.files == listed and scan(root) == scanned


def _faults(proofs: Iterable[IssueProofs]) -> tuple[str, ...]:
    return tuple(
        f"kirjettä {entry.issue.id} ei voi lähettää: {fault}"
        for entry in proofs
        for fault in entry.faults
    )
