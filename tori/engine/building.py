"""A build from content to published site: named phases, each returning the next one's type."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic

from tori.content.loader import load_content
from tori.content.mail_template import read_mail_template
from tori.content.media_memory import disk_memory
from tori.content.publisher import read_publisher
from tori.diagnostics import errors
from tori.engine.fast import Setup, build_fast, why_not_fast
from tori.engine.forking import load_in_parallel
from tori.engine.locking import sole_build
from tori.engine.manifest import (
    Comparison,
    forget_manifest,
    hashed,
    is_current,
    is_self_contained,
    scan,
    write_manifest,
)
from tori.engine.memory import Keeper
from tori.engine.partial import build_update
from tori.engine.publishing import Outcome, publish, refuse_foreign, staging
from tori.engine.stock import Progress, build_with_mkdocs
from tori.render.mail_proofs import issue_proofs
from tori.render.site_tree import site_tree
from tori.site.linking import link


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told how a build goes.

    Attributes:
        phase_done: Called with one line of Finnish when a phase is done.
        page_written: Called with how many pages are written, and how many there are in all.
    """

    phase_done: Callable[[str], None]
    page_written: Progress


def build(  # noqa: PLR0913 — the options of one command
    root: Path,
    published: Path,
    day: date,
    listener: Listener,
    *,
    strict: bool = False,
    verifies: bool = False,
    comparison: Comparison | None = None,
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

    Raises:
        ForeignFolderError: `published` holds something that is no site of ours.
        MissingPageError: The menu names a page that the content does not have.
        EngineError: MkDocs complained: a fault of the program.
        UnusableConfigurationError: mkdocs.yml lacks something.
        BusyError: Another build does not end.
        OSError: The machine would not let a file be read or written.
    """
    started = monotonic()
    refuse_foreign(published)
    waiting = partial(
        listener.phase_done, "toinen koonti on käynnissä; odotetaan, että se valmistuu"
    )
    with sole_build(root, waiting) as now, _collector_at_rest():
        setup = Setup(root, published, day, verifies)
        outcome = None
        if comparison and is_current(comparison, root, published):
            outcome = build_update(setup, comparison, listener.phase_done, now)
        if outcome is None:
            outcome = _build_all(setup, listener, now, strict=strict)
        if outcome.change is None:
            return outcome
    listener.phase_done(
        f"valmis {monotonic() - started:.1f} sekunnissa: {outcome.change.total} tiedostoa, "
        f"{outcome.change.written} muuttui, {outcome.change.deleted} poistettiin"
    )
    return outcome


def _build_all(setup: Setup, listener: Listener, now: int, *, strict: bool) -> Outcome:
    """Build everything, and keep what the next build can use if there is no finding to repeat."""
    root, published = setup.root, setup.destination
    scanned = scan(root)
    publisher = read_publisher(root)
    content = load_content(root, disk_memory(root), load_in_parallel)
    listener.phase_done(
        f"luettu {len(content.records)} tietuetta ja {len(content.media)} mediatiedostoa"
    )
    site, diagnostics = link(content, publisher, setup.day)
    if site is None or (strict and diagnostics):
        return Outcome(diagnostics, None)
    proofs = issue_proofs(site, read_mail_template(root))
    faults = [
        f"kirjettä {entry.issue.id} ei voi lähettää: {fault}"
        for entry in proofs
        for fault in entry.faults
    ]
    foreign = why_not_fast(root)
    told = [*faults, f"tarkistettu, {len(errors(diagnostics))} virhettä"]
    if foreign:
        told.append(f"hidas koonti, koska mkdocs.yml käyttää muutakin: {foreign}")
    for line in told:
        listener.phase_done(line)
    forget_manifest(root, published)
    is_kept = not diagnostics and not faults and not foreign and is_self_contained(root)
    keeper = Keeper(root, published)
    with staging(published) as built:
        if foreign:
            build_with_mkdocs(site_tree(site, proofs), root, built, listener.page_written)
            change = publish(built, published)
            return Outcome(diagnostics, change)
        made = build_fast(
            replace(setup, destination=built),
            site,
            proofs,
            listener.page_written,
            meanwhile=partial(keeper.keep_content, content) if is_kept else _nothing,
        )
        change = publish(built, published)
    if is_kept:
        keeper.keep_made(made)
        sources = hashed(root, scanned, now)
        write_manifest(root, published, setup.day, sources, change.total, keeper.digests)
    return Outcome(diagnostics, change)


def _nothing() -> None:
    """Keep nothing."""


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles: there are hardly any, and looking takes a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
