"""Projects to build in the tests: the real one, and a tiny one that a test may change.

The tiny project has the real configuration and templates, and the least content of every kind that
the engine's tests need. Only tests import this module.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tori.content.settings.publisher import Publisher, read_publisher
from tori.documents import Tree
from tori.engine.building import Build, build
from tori.engine.publishing import Outcome
from tori.engine.setup import Listener
from tori.site.model import Site

ROOT = Path(__file__).resolve().parents[1]
PUBLISHER = read_publisher(ROOT)
"""The project's own publisher: a placeholder."""

ARTWORK = "podcasts/media/podcast-kansi.png"
"""The podcast's cover, below `content/`."""

DAY = date(2026, 11, 24)
"""The day for which the tests make the site."""

_PROGRAM = ("build.py", "pyproject.toml", "requirements.lock", "requirements-test.lock")

_PAGE = """---
title: {title}
published: 2020
summary: Tämä on sivu, jolla on riittävän pitkä tiivistelmä.
---

Sivun teksti.
"""

DEED_PATH = "deeds/varauskalenteri.md"
DEED = """---
title: Varauskalenteri kokosi tiedon tiloista
published: /2020-10
summary: Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.
organisation: alavuden-kaupunki
service_area: tekniset alat ja ympäristö
themes: [digitalisaatio]
---

Tieto vapaista tiloista oli hajallaan.
"""

_CONTENT: Mapping[str, str] = {
    DEED_PATH: DEED,
    "deeds/sisainen-viestinta.md": DEED.replace("Varauskalenteri kokosi", "Viestintä kokosi"),
    "organisations/alavuden-kaupunki.md": (
        "---\nname: Alavuden kaupunki\nkind: kunta\n"
        "municipality: Alavus\nregion: Etelä-Pohjanmaa\n---\n"
    ),
    "newsletters/2020-10.md": """---
title: Kooste lokakuussa 2020
published: 2020-10
summary: Tässä kirjeessä kerrotaan kahdesta teosta.
period: /2020-10
picks: [deeds/varauskalenteri]
---
""",
    "pages/tietoa.md": _PAGE.format(title="Tietoa sivustosta"),
    "pages/saavutettavuusseloste.md": _PAGE.format(title="Saavutettavuusseloste"),
    "pages/tietosuoja.md": _PAGE.format(title="Tietosuoja"),
}


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site and what it was built from."""

    folder: Path
    site: Site
    tree: Tree
    publisher: Publisher


def silent_listener() -> Listener:
    """Return a listener that tells nobody."""
    return Listener(lambda _: None, lambda _written, _total: None)


def build_in(
    project: Path,
    published: Path | None = None,
    day: date = DAY,
    **options: bool,
) -> Outcome:
    """Build a project's site, into its own folder unless another is named, and tell nobody."""
    stated = Build(project, published or project / "site", day, **options)
    return build(stated, silent_listener())


def make_project(folder: Path, *, program: bool = False) -> Path:
    """Make the tiny project, and return its folder.

    Args:
        folder: Where; it must not exist.
        program: Whether the project has a copy of the program too, to be run as a program.
    """
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for path, text in _CONTENT.items():
        write(folder, path, text)
    shutil.copy(ROOT / "content/vocabulary.yml", folder / "content")
    (folder / "content" / ARTWORK).parent.mkdir(parents=True)
    shutil.copy(ROOT / "content" / ARTWORK, folder / "content" / ARTWORK)
    if program:
        for name in _PROGRAM:
            shutil.copy(ROOT / name, folder)
        without_caches = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "tori", folder / "tori", ignore=without_caches)
    return folder


def write(project: Path, path: str, text: str) -> Path:
    """Write a file of the project's content and return it."""
    file = project / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times_of(folder: Path) -> dict[str, int]:
    """Return when each file and folder was last changed, in nanoseconds."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")
    }
