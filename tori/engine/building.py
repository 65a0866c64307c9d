"""A build from content to published site: named phases, each taking one type and returning the next."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from tori.content.loader import load_content
from tori.content.publisher import read_publisher
from tori.diagnostics import Diagnostic, errors
from tori.engine.publishing import Change, publish
from tori.engine.stock import Progress, build_with_mkdocs
from tori.render.site_tree import site_tree
from tori.render.tree import MarkdownDocument
from tori.site.linking import link

Report = Callable[[str], None]
"""Called with one line of Finnish when a phase is done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did; `change` is None when errors stopped it before anything was published."""

    diagnostics: tuple[Diagnostic, ...]
    change: Change | None


def build(
    root: Path, published: Path, day: date, *, strict: bool, report: Report, progress: Progress
) -> Outcome:
    """Build the site of the project at `root` and publish it.

    Args:
        root: The project's folder.
        published: Where the finished site goes; untouched when the content has errors.
        day: The day for which the site is made.
        strict: Whether warnings stop the build too.
        report: Told of each finished phase.
        progress: Told of each written page.

    Raises:
        EngineError: MkDocs complained: a fault of the program.
        UnusableConfigurationError: mkdocs.yml lacks something.
        OSError: The machine would not let a file be read or written.
    """
    started = monotonic()
    publisher = read_publisher(root)
    content = load_content(root)
    report(f"luettu {len(content.records)} tietuetta ja {len(content.media)} mediatiedostoa")
    site, diagnostics = link(content, day)
    if site is None or (strict and diagnostics):
        return Outcome(diagnostics, None)
    tree = site_tree(site, publisher)
    pages = sum(isinstance(document, MarkdownDocument) for document in tree.values())
    report(f"tarkistettu, {len(errors(diagnostics))} virhettä; {pages} sivua")
    with tempfile.TemporaryDirectory(prefix=".tori-", dir=_beside(published)) as folder:
        build_with_mkdocs(tree, root, Path(folder), progress)
        change = publish(Path(folder), published)
    report(
        f"valmis {monotonic() - started:.1f} sekunnissa: {change.total} tiedostoa, "
        f"{change.written} muuttui, {change.deleted} poistettiin"
    )
    return Outcome(diagnostics, change)


def _beside(published: Path) -> Path:
    """Return the folder above the published one, on the same disk, so that moving files is cheap."""
    parent = published.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    return parent
