"""The command `export`, run as a program beside the tiny project."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import DAY, DEED, DEED_PATH, make_project, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny project with a copy of the program."""
    return make_project(tmp_path / "project", program=True)


def export(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = (sys.executable, "build.py", "export", str(folder), "--today", DAY.isoformat())
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_export_is_written_and_told(project: Path, tmp_path: Path) -> None:
    """A new folder has the pages, and the command says how to go on; it is not written over."""
    done = export(project, tmp_path / "vienti")
    assert done.returncode == 0, done.stderr
    assert "mkdocs build" in done.stderr
    page = (tmp_path / "vienti/docs/teot/varauskalenteri/index.md").read_text("utf-8")
    assert '<div class="page">' in page
    again = export(project, tmp_path / "vienti")
    assert again.returncode == 3
    assert "Ei viety: kansio vienti ei ole tyhjä" in again.stderr


def test_faulty_content_is_told_and_not_exported(project: Path, tmp_path: Path) -> None:
    """The findings are those of a build, and no folder is made."""
    write(project, DEED_PATH, DEED.replace("title: ", "otsikko: "))
    done = export(project, tmp_path / "vienti")
    assert done.returncode == 1
    assert f"content/{DEED_PATH}" in done.stdout + done.stderr
    assert not (tmp_path / "vienti").exists()


def test_faulty_settings_are_findings(project: Path, tmp_path: Path) -> None:
    """A fault in mkdocs.yml is told as a build tells it, with the status of findings."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("email: palaute@tori.example", "email: palaute"), "utf-8")
    done = export(project, tmp_path / "vienti")
    assert done.returncode == 1
    assert "mkdocs.yml:13:12: virhe T501" in done.stdout
    assert not (tmp_path / "vienti").exists()


def test_present_folder_is_named(project: Path) -> None:
    """A folder without a name of its own is told by how it was given."""
    done = export(project, Path())
    assert done.returncode == 3
    assert "kansio . ei ole tyhjä" in done.stderr
