"""A plain `mkdocs build` through the hook: the oracle of the engine's bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import DAY, DEED, DEED_PATH, ROOT, BuiltSite, files_of, make_project, write
from tori.engine.day import VARIABLE


def mkdocs_build(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run MkDocs' own command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments],
        cwd=folder,
        env={**os.environ, VARIABLE: DAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def differing(built: BuiltSite, folder: Path) -> list[str]:
    """Return the files that are not the same in both sites."""
    ours, theirs = files_of(built.folder), files_of(folder)
    return sorted(
        name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)
    )


def test_plain_mkdocs_writes_the_same_site(built_site: BuiltSite, tmp_path: Path) -> None:
    """`mkdocs build --strict` at the root gives the engine's site byte for byte."""
    done = mkdocs_build(ROOT, "-d", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert differing(built_site, tmp_path / "site") == []


def test_plain_mkdocs_works_from_another_folder(built_site: BuiltSite, tmp_path: Path) -> None:
    """With -f the folder in which MkDocs is started does not matter."""
    done = mkdocs_build(tmp_path, "-f", ROOT / "mkdocs.yml", "-d", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert differing(built_site, tmp_path / "site") == []


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The tiny project with a copy of the program."""
    return make_project(tmp_path / "project", program=True)


def test_error_fails_plain_mkdocs_with_all_findings(program: Path, tmp_path: Path) -> None:
    """MkDocs ends with an error, and every finding is in what it prints."""
    write(program, DEED_PATH, DEED.replace("digitalisaatio", "digitalisatio"))
    write(program, "deeds/toinen.md", DEED.replace("alavuden-kaupunki", "alavuden-kylä"))
    done = mkdocs_build(program, "-d", tmp_path / "site")
    assert done.returncode != 0
    assert f"content/{DEED_PATH}" in done.stderr
    assert "T204" in done.stderr
    assert 'tarkoititko "digitalisaatio"?' in done.stderr
    assert "content/deeds/toinen.md:5:15: virhe T203" in done.stderr
    assert "Traceback" not in done.stderr


def test_hook_takes_the_project_of_its_configuration(program: Path, tmp_path: Path) -> None:
    """The content that is built is the one beside mkdocs.yml, not the one of the present folder."""
    done = mkdocs_build(ROOT, "-f", program / "mkdocs.yml", "-d", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/teot/sisainen-viestinta/index.html").is_file()
    assert not (tmp_path / "site/teot/varauskalenteri-alavus").exists()


def test_plain_mkdocs_neither_writes_nor_deletes_through_links(
    program: Path, tmp_path: Path
) -> None:
    """A link in the site is unlinked; a site that is a link is refused."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("tärkeää", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/teot").symlink_to(elsewhere)
    done = mkdocs_build(program, "-d", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site/teot").is_symlink()
    (tmp_path / "linkki").symlink_to(elsewhere)
    done = mkdocs_build(program, "-d", tmp_path / "linkki")
    assert done.returncode != 0
    assert "on linkki kansioon" in done.stderr
    assert files_of(elsewhere) == {"index.html": "tärkeää".encode()}


@pytest.mark.parametrize("name", ["content/kaikki", "overrides/main.html"])
def test_plain_mkdocs_follows_no_link_of_the_project(
    program: Path, tmp_path: Path, name: str
) -> None:
    """It is told before MkDocs walks through the folders, or waits for a pipe."""
    (program / name).unlink(missing_ok=True)
    if name.endswith(".html"):
        os.mkfifo(program / name)
    else:
        (program / name).symlink_to("/")
    done = mkdocs_build(program, "-d", tmp_path / "site")
    assert done.returncode != 0
    assert f"{name}:1:1: virhe T141" in done.stderr
