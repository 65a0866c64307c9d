"""The same content and day give the same bytes, wherever, whenever and in whatever surroundings."""

import locale
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.factories import MP3, TRANSCRIPT
from tests.projects import (
    DAY,
    ROOT,
    BuiltSite,
    build_in,
    files_of,
    make_project,
    write,
)
from tori.content.loader import load_content
from tori.content.records import Dated
from tori.toolchain import probes

EAST: Mapping[str, str] = {
    "TZ": "Pacific/Kiritimati",  # UTC+14
    "LC_ALL": "C",
    "LANG": "C",
    "LANGUAGE": "en",
    "PYTHONHASHSEED": "0",
}
WEST: Mapping[str, str] = {
    "TZ": "America/Los_Angeles",
    "PYTHONHASHSEED": "12345",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "COLUMNS": "40",
    "NO_COLOR": "1",
}

PLAIN: Mapping[str, str] = {"TZ": "UTC", "LC_ALL": "C"}
FINNISH: Mapping[str, str] = {"TZ": "Pacific/Auckland", "LC_ALL": probes.FINNISH_LOCALE}

SPEAKING = """import locale, runpy, sys
locale.setlocale(locale.LC_ALL, "")
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a program in the surroundings' locale: Python itself takes only its characters from there,
so names of days would be English without this."""

DATED_CONTENT: Mapping[str, str] = {
    "podcasts/tyon-murros.md": """---
title: Työn murros kahden puhujan keskusteluna
published: 2020-10-15
summary: Jaksossa kaksi puhujaa keskustelee siitä, miten työ muuttuu.
number: 1
season: 1
guid: 00000000-0000-4000-8000-000000000001
audio: {file: media/keskustelu.mp3}
transcript: media/keskustelu.vtt
---

Jakson esittely.
""",
    "podcasts/media/keskustelu.vtt": TRANSCRIPT,
    "webinars/series/tekoalya.md": """---
title: Tekoälyä työhön
published: 2026-10-01
summary: Webinaareissa kuullaan, miten tekoälyä käytetään kunnissa.
---
""",
    "webinars/tuleva.md": """---
title: Tekoäly ja etiikka
published: 2026-10-01
summary: Webinaarissa kuullaan, miten tekoälyä käytetään kunnissa.
series: tekoalya
part: 1
starts: 2026-12-01T12:30+02:00
duration_minutes: 60
---
""",
}


def finnish_locale() -> str:
    """Return a locale of the machine that is unlike C, the Finnish one if there is one."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("fi_FI.UTF-8", "sv_SE.UTF-8", "en_US.UTF-8", "C.UTF-8"):
            try:
                return locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return "C"


def dated_project(folder: Path) -> Path:
    """Make a project with an episode, a webinar and a deed whose days are known."""
    project = make_project(folder, program=True)
    for path, text in DATED_CONTENT.items():
        write(project, path, text)
    (project / "content/podcasts/media/keskustelu.mp3").write_bytes(MP3)
    return project


def build_speaking(project: Path, surroundings: Mapping[str, str]) -> dict[str, bytes]:
    """Run a project's `build.py build` in the locale of its surroundings; return the site."""
    program = (project / "build.py", "build", "--today", str(DAY), "--output", "site")
    done = subprocess.run(
        [sys.executable, "-c", SPEAKING, *program],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return files_of(project / "site")


def build_elsewhere(folder: Path, output: str, surroundings: Mapping[str, str]) -> Path:
    """Run `build.py build` in a folder as a process of its own; return the built site."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "build", "--today", str(DAY), "--output", output],
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / output


@pytest.mark.parametrize("surroundings", [EAST, WEST], ids=["east", "west"])
def test_surroundings_change_no_byte(
    built_site: BuiltSite, tmp_path: Path, surroundings: Mapping[str, str]
) -> None:
    """Zone, locale, hash seed, folder and moment differ from this process's, and the site does not.

    The two surroundings are compared with the same site, so they are the same as each other too.
    """
    spoken = {"LC_ALL": finnish_locale(), **surroundings}
    site = build_elsewhere(tmp_path / "muu kansio ä", "sivusto/syvällä", spoken)
    ours, theirs = files_of(built_site.folder), files_of(site)
    assert [n for n in sorted(ours.keys() | theirs.keys()) if ours.get(n) != theirs.get(n)] == []


@pytest.mark.server
def test_finnish_locale_changes_no_byte(tmp_path: Path) -> None:
    """A build in the Finnish locale on the other side of the earth is that of C and UTC.

    The libraries that write dates ask the process's locale, and one of them changes it; the
    content has days for each kind of feed.
    """
    assert probes.finnish_locale(ROOT), f"run build.py test, which gets {probes.FINNISH_LOCALE}"
    plain = build_speaking(dated_project(tmp_path / "plain"), PLAIN)
    finnish = build_speaking(dated_project(tmp_path / "finnish"), FINNISH)
    assert [
        n for n in sorted(plain.keys() | finnish.keys()) if plain.get(n) != finnish.get(n)
    ] == []
    assert b"<pubDate>Thu, 15 Oct 2020 " in plain["podcast/feed.xml"]
    assert b"<pubDate>" in plain["rss.xml"]
    assert b"<updated>" in plain["atom.xml"]
    assert b"20261201T123000" in plain["webinaarit/kalenteri.ics"]


def days_of_change() -> Iterator[date]:
    """Yield the days on which the content itself says that the site changes."""
    for record in load_content(ROOT).records:
        if isinstance(record, Dated):
            yield record.published.latest
            if record.expires:
                yield record.expires.latest + timedelta(days=1)


def test_day_changes_no_byte_by_itself(built_site: BuiltSite, tmp_path: Path) -> None:
    """A later day on which nothing is published and nothing expires gives the same site."""
    coming = [day for day in days_of_change() if day > DAY]
    later = min(coming, default=DAY + timedelta(days=400)) - timedelta(days=1)
    assert later > DAY, "no day is left for this test: choose another DAY in tests/projects.py"
    build_in(ROOT, tmp_path / "site", later)
    ours, theirs = files_of(built_site.folder), files_of(tmp_path / "site")
    assert [n for n in sorted(ours.keys() | theirs.keys()) if ours.get(n) != theirs.get(n)] == []
