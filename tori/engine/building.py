"""A build from content to published site: named phases, each returning the next one's type."""

import gc
import shutil
import tempfile
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
from tori.diagnostics import Diagnostic, errors
from tori.engine.fast import Setup, build_fast, why_not_fast
from tori.engine.forking import load_in_parallel
from tori.engine.locking import sole_build
from tori.engine.manifest import (
    forget_manifest,
    hashed,
    is_self_contained,
    scan,
    write_manifest,
)
from tori.engine.publishing import Change, publish, refuse_foreign
from tori.engine.stock import Progress, build_with_mkdocs
from tori.render.mail_proofs import issue_proofs
from tori.render.site_tree import site_tree
from tori.site.linking import link

_STAGING = ".tori-site-"
"""How a folder begins in which a site is made before it is published."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told how a build goes.

    Attributes:
        phase_done: Called with one line of Finnish when a phase is done.
        page_written: Called with how many pages are written, and how many there are in all.
    """

    phase_done: Callable[[str], None]
    page_written: Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did; `change` is None when errors stopped it before publishing."""

    diagnostics: tuple[Diagnostic, ...]
    change: Change | None


def build(  # noqa: PLR0913 — the options of one command
    root: Path,
    published: Path,
    day: date,
    listener: Listener,
    *,
    strict: bool = False,
    verifies: bool = False,
) -> Outcome:
    """Build the site of the project at `root` and publish it.

    Args:
        root: The project's folder.
        published: Where the finished site goes; untouched when the content has errors.
        day: The day for which the site is made.
        listener: Told how it goes.
        strict: Whether warnings stop the build too.
        verifies: Whether a sample of the pages is compared with MkDocs'.

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
        scanned = scan(root)
        outcome, is_clean = _build(Setup(root, published, day, verifies), listener, strict=strict)
        if outcome.change is None:
            return outcome
        if is_clean and is_self_contained(root):
            sources = hashed(root, scanned, now)
            write_manifest(root, published, day, sources, outcome.change.total)
    listener.phase_done(
        f"valmis {monotonic() - started:.1f} sekunnissa: {outcome.change.total} tiedostoa, "
        f"{outcome.change.written} muuttui, {outcome.change.deleted} poistettiin"
    )
    return outcome


def _build(setup: Setup, listener: Listener, *, strict: bool) -> tuple[Outcome, bool]:
    """Return the outcome, and whether there was nothing to tell that a next build must repeat."""
    root, published = setup.root, setup.destination
    publisher = read_publisher(root)
    content = load_content(root, disk_memory(root), load_in_parallel)
    listener.phase_done(
        f"luettu {len(content.records)} tietuetta ja {len(content.media)} mediatiedostoa"
    )
    site, diagnostics = link(content, publisher, setup.day)
    if site is None or (strict and diagnostics):
        return Outcome(diagnostics, None), False
    proofs = issue_proofs(site, read_mail_template(root))
    told = [
        f"kirjettä {entry.issue.id} ei voi lähettää: {fault}"
        for entry in proofs
        for fault in entry.faults
    ]
    told.append(f"tarkistettu, {len(errors(diagnostics))} virhettä")
    foreign = why_not_fast(root)
    if foreign:
        told.append(f"hidas koonti, koska mkdocs.yml käyttää muutakin: {foreign}")
    for line in told:
        listener.phase_done(line)
    forget_manifest(root, published)
    with _staging(published) as folder:
        built = Path(folder) / "site"
        built.mkdir()
        if foreign:
            tree = site_tree(site, proofs)
            build_with_mkdocs(tree, root, built, listener.page_written)
        else:
            build_fast(replace(setup, destination=built), site, proofs, listener.page_written)
        change = publish(built, published)
    return Outcome(diagnostics, change), not diagnostics and len(told) == 1


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


def _staging(published: Path) -> "tempfile.TemporaryDirectory[str]":
    """Return a folder beside the published one: on the same disk, moving files is cheap.

    Those that a killed build of the same site left are removed; another site's stay.
    """
    parent = published.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    own = f"{_STAGING}{published.name}-"
    for left in parent.glob(f"{own}*"):
        shutil.rmtree(left, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix=own, dir=parent)
