"""A build from content to published site: named phases, each returning the next one's type."""

from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tori.content.templates import refuse_unreadable_templates
from tori.engine.collector import collector_at_rest
from tori.engine.kept.manifest import Comparison, has_manifest, is_current
from tori.engine.locking import sole_build
from tori.engine.publishing import Outcome, refuse_foreign
from tori.engine.setup import Listener, Setup

if TYPE_CHECKING:
    from tori.engine.cluster.scheduler import Cluster


def build(  # noqa: PLR0913 — the options of one command
    root: Path,
    published: Path,
    day: date,
    listener: Listener,
    *,
    strict: bool = False,
    verifies: bool = False,
    comparison: Comparison | None = None,
    scheduler: str = "",
) -> Outcome:
    """Build the site of the project at `root` and publish it.

    Args:
        root: The project's folder.
        published: Where the finished site goes; untouched when the content has errors.
        day: The day for which the site is made.
        listener: Told how it goes.
        strict: Whether warnings stop the build too.
        verifies: Whether a sample of the pages is compared with MkDocs'.
        comparison: How the sources differ from what the published site was made of; then only what
            shows that is made. Without it everything is.
        scheduler: The address of the Dask cluster that renders the pages of such a build, if any.

    Raises:
        ForeignFolderError: `published` holds something that is no site of ours.
        MissingPageError: The menu names a page that the content does not have.
        EngineError: MkDocs complained: a fault of the program.
        UnusableConfigurationError: mkdocs.yml lacks something, or a template cannot be read.
        BusyError: Another build does not end.
        ClusterError: The cluster cannot be had, or was lost.
        UnlikeWorkerError: One of its workers would make another site.
        OSError: The machine would not let a file be read or written.
    """
    started = monotonic()
    refuse_foreign(published)
    refuse_unreadable_templates(root)
    waiting = partial(
        listener.phase_done, "toinen koonti on käynnissä; odotetaan, että se valmistuu"
    )
    with sole_build(root, waiting) as now, collector_at_rest():
        # The first build of a project is often the only one, so only later ones learn from theirs.
        learns = has_manifest(root, published) and not scheduler
        setup = Setup(root, published, day, verifies=verifies, learns=learns)
        outcome = None
        if comparison and is_current(comparison, root, published):
            from tori.engine.editing.partial import build_update  # noqa: PLC0415 — the first build needs none

            outcome = build_update(setup, comparison, listener.phase_done, now)
        if outcome is None:
            outcome = _built_whole(setup, listener, now, strict=strict, scheduler=scheduler)
        if outcome.change is None:
            return outcome
    listener.phase_done(
        f"valmis {monotonic() - started:.1f} sekunnissa: {outcome.change.total} tiedostoa, "
        f"{outcome.change.written} muuttui, {outcome.change.deleted} poistettiin"
    )
    return outcome


def _built_whole(
    setup: Setup, listener: Listener, now: int, *, strict: bool, scheduler: str
) -> Outcome:
    """Import each part of the program when there is nothing better to do."""
    from tori.engine.mkdocs.distant import mkdocs_of  # noqa: PLC0415 — most edits need none

    cluster = _cluster(scheduler, setup.root) if scheduler else None
    with mkdocs_of(setup.root, setup.destination) as mkdocs:
        from tori.engine.reading import read_sources  # noqa: PLC0415 — MkDocs gets ready meanwhile

        sources = read_sources(setup.root)
        from tori.engine.whole import build_whole  # noqa: PLC0415 — what reads is forked before

        return build_whole(setup, sources, mkdocs, listener, now, strict=strict, cluster=cluster)


def _cluster(scheduler: str, root: Path) -> "Cluster":
    """Return a cluster, before anything is read that its workers read too."""
    from tori.engine.cluster.scheduler import find_cluster  # noqa: PLC0415 — it reads the whole program

    return find_cluster(scheduler, root)
