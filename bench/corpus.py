"""What every generator of a comparison gets: the same deeds, and the shell of the same pages.

The deeds are `bench.volume`'s, read with our own loader, so that no format has words of its own.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.rivals.shell import Shell
from bench.volume import write_content
from tori.content.loader import load_content
from tori.content.records import Deed
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import as_text
from tori.pages.wording import source_in_finnish
from tori.site.linking import link
from tori.site.model import Site

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("build.py", "mkdocs.yml", "pyproject.toml", "overrides", "tori")
LOCKS = ("requirements.lock", "requirements-setup.lock", "requirements-test.lock")
DAY = date(2026, 11, 24)
"""The day for which the sites are made."""

TAXONOMIES = ("palvelualueet", "teemat", "organisaatiot", "vuodet")
"""The ways to find a deed that every generator is given; ours has more."""

WITH_FEEDS = ("palvelualueet", "teemat", "organisaatiot")
"""Those of which every term has a feed, whoever makes the site."""

_UNFIT_NAME = re.compile(r"[,;]")


class UnfitContentError(Exception):
    """The generated content does not pass our own checks: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed as every format states it.

    Attributes:
        day: When it was published, in ISO 8601.
        body: Markdown: the text, then results, lessons and source under their headings.
    """

    id: str
    title: str
    summary: str
    day: str
    organisation: str
    service_area: str
    themes: tuple[str, ...]
    stage: str
    contact: str
    body: str

    def terms(self) -> Mapping[str, tuple[str, ...]]:
        """Return the deed's terms, by taxonomy in the order of TAXONOMIES."""
        of_each = ((self.service_area,), self.themes, (self.organisation,), (self.day[:4],))
        return dict(zip(TAXONOMIES, of_each, strict=True))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The content of one comparison.

    Attributes:
        content: A folder in the form of our `content/`.
        site: The same, read and linked.
        entries: The same deeds for others.
        shell: The page around them.
    """

    content: Path
    site: Site
    entries: tuple[Entry, ...]
    shell: Shell


def make_content(folder: Path, deeds: int) -> Path:
    """Write a `content/` of so many deeds, with the project's own texts; return it."""
    write_content(folder, deeds)
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    return folder / "content"


def copy_program(folder: Path) -> None:
    """Copy what the project is without its content."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in (*PROGRAM, *LOCKS):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)


def read_site(folder: Path) -> Site:
    """Return the linked content of a folder that has `content/`.

    Raises:
        UnfitContentError: It has errors.
    """
    site, diagnostics = link(load_content(folder), read_publisher(ROOT), DAY)
    if site is None:
        raise UnfitContentError("\n".join(as_text(diagnostic) for diagnostic in diagnostics))
    return site


def entries_of(site: Site) -> tuple[Entry, ...]:
    """Return the deeds of a site for other generators, in the order of their ids."""
    return tuple(_entry(site, deed) for deed in sorted(site.all(Deed), key=lambda deed: deed.id))


def term_counts(entries: Sequence[Entry]) -> Mapping[str, int]:
    """Return how many terms each taxonomy has."""
    return {
        taxonomy: len({term for entry in entries for term in entry.terms()[taxonomy]})
        for taxonomy in TAXONOMIES
    }


def _entry(site: Site, deed: Deed) -> Entry:
    organisation = site.organisation(deed.organisation).name
    if _UNFIT_NAME.search(organisation):
        raise UnfitContentError(f"Pelican would split the name {organisation!r} into several")
    return Entry(
        id=deed.id,
        title=deed.title,
        summary=deed.summary,
        day=deed.published.latest.isoformat(),
        organisation=organisation,
        service_area=deed.service_area,
        themes=deed.themes,
        stage=deed.stage or "",
        contact=deed.contact or "",
        body="\n\n".join(_body(deed)) + "\n",
    )


def _body(deed: Deed) -> Iterator[str]:
    yield deed.body.strip()
    for heading, lines in (("Tulokset", deed.results), ("Opit ja siirrettävyys", deed.transfer)):
        if lines:
            yield f"## {heading}"
            yield "\n".join(f"- {line}" for line in lines)
    if deed.source:
        yield f"Lähde: {source_in_finnish(deed.source)}. Teksti on kirjoitettu omin sanoin."
