"""The same content and day give the same bytes, wherever, whenever and in whatever surroundings."""

import locale
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.projects import DAY, ROOT, BuiltSite, files_of, silent_listener
from tori.content.loader import load_content
from tori.content.records import Dated
from tori.engine.building import build

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
    build(ROOT, tmp_path / "site", later, silent_listener())
    ours, theirs = files_of(built_site.folder), files_of(tmp_path / "site")
    assert [n for n in sorted(ours.keys() | theirs.keys()) if ours.get(n) != theirs.get(n)] == []
