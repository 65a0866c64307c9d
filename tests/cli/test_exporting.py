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
