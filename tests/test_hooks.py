"""The hooks that check content before a commit, in a git repository of the test's own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import DAY, DEED, DEED_PATH, ROOT, make_project, write
from tori.engine.day import VARIABLE

pytestmark = pytest.mark.server

HOOKS = ROOT / ".githooks"
FAULTY = DEED.replace("digitalisaatio", "digitalisatio")


@dataclass(frozen=True)
class Repository:
    """A repository with the hook enabled."""

    folder: Path
    environment: dict[str, str]

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git in it."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Stage everything and commit it, as an editor does."""
        assert self.git("add", "--all").returncode == 0
        return self.git("commit", "-m", "Muutos")

    def commits(self) -> int:
        """Return how many commits there are."""
        return int(self.git("rev-list", "--count", "HEAD").stdout)


def python_on_path(folder: Path) -> str:
    """Return a PATH whose first `python3` is the one that runs the tests."""
    folder.mkdir()
    program = folder / "python3"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return os.pathsep.join((str(folder), os.environ["PATH"]))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The tiny project with the program, committed, and the hook enabled after that."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {
        **kept,
        "PATH": python_on_path(tmp_path / "bin"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        VARIABLE: DAY.isoformat(),
    }
    made = Repository(make_project(tmp_path / "project", program=True), environment)
    (made.folder / ".gitignore").write_text("__pycache__/\n", "utf-8")
    for arguments in (
        ("init", "--quiet"),
        ("config", "user.name", "Toimittaja"),
        ("config", "user.email", "toimittaja@tori.example"),
    ):
        assert made.git(*arguments).returncode == 0
    assert made.commit().returncode == 0
    assert made.git("config", "core.hooksPath", str(HOOKS)).returncode == 0
    return made


def test_faulty_deed_is_refused(repository: Repository) -> None:
    """A commit with a fault is not made, and the finding is told with its place and hint."""
    write(repository.folder, DEED_PATH, FAULTY)
    done = repository.commit()
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert f'content/{DEED_PATH}:7:10: virhe T204: teemaa "digitalisatio"' in told
    assert "Muutosta ei tallennettu. Korjaa virheet" in told
    assert repository.commits() == 1


def test_sound_deed_goes_through(repository: Repository) -> None:
    """A commit without a fault is made."""
    write(repository.folder, DEED_PATH, f"{DEED}\nUusi kappale.\n")
    write(repository.folder, "deeds/uusi-teko.md", DEED)
    done = repository.commit()
    assert done.returncode == 0, done.stderr
    assert repository.commits() == 2


def test_fault_of_another_file_is_no_hindrance(repository: Repository) -> None:
    """Only what is being committed is checked: somebody else's draft on disk stops nobody."""
    write(repository.folder, "deeds/kesken.md", FAULTY)
    write(repository.folder, DEED_PATH, f"{DEED}\nUusi kappale.\n")
    assert repository.git("add", f"content/{DEED_PATH}").returncode == 0
    done = repository.git("commit", "-m", "Muutos")
    assert done.returncode == 0, done.stderr


def test_commit_outside_content_is_not_checked(repository: Repository) -> None:
    """The program's own files are for other tools, even while content is faulty."""
    write(repository.folder, DEED_PATH, FAULTY)
    (repository.folder / "muistio.txt").write_text("Muistiinpano.\n", "utf-8")
    assert repository.git("add", "muistio.txt").returncode == 0
    done = repository.git("commit", "-m", "Muutos")
    assert done.returncode == 0, done.stderr


def test_removed_file_is_no_hindrance(repository: Repository) -> None:
    """A file that is no longer there cannot be checked, and is not asked for."""
    (repository.folder / "content/deeds/sisainen-viestinta.md").unlink()
    done = repository.commit()
    assert done.returncode == 0, done.stderr


def test_fault_that_is_mended_on_disk_only_is_refused(repository: Repository) -> None:
    """What was staged is what counts: a later mending that is not staged does not hide a fault."""
    write(repository.folder, DEED_PATH, FAULTY)
    assert repository.git("add", "--all").returncode == 0
    write(repository.folder, DEED_PATH, DEED)
    done = repository.git("commit", "-m", "Muutos")
    assert done.returncode != 0
    assert f"content/{DEED_PATH}" in done.stderr
    assert "git add" in done.stderr


def test_check_that_cannot_run_is_told(repository: Repository) -> None:
    """A program that fails is not taken for faulty content, nor for sound."""
    (repository.folder / "build.py").write_text("raise SystemExit(3)\n", "utf-8")
    write(repository.folder, DEED_PATH, f"{DEED}\nUusi kappale.\n")
    done = repository.commit()
    assert done.returncode != 0
    assert "tarkistusta ei voitu ajaa" in done.stderr


def test_hook_may_be_run() -> None:
    """Git passes over a hook that is not executable."""
    assert os.access(HOOKS / "pre-commit", os.X_OK)


def precommit_hook() -> dict[str, Any]:
    """Return the one hook of the pre-commit tool's configuration."""
    configuration = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    ((hook,),) = (repo["hooks"] for repo in configuration["repos"])
    return dict(hook)


def test_precommit_tool_is_told_the_same() -> None:
    """The pre-commit tool hands the changed files of content/ to the same check, all at once."""
    hook = precommit_hook()
    assert (hook["language"], hook["files"]) == ("system", "^content/")
    assert hook["pass_filenames"] is hook["require_serial"] is True


@pytest.mark.parametrize(("text", "status"), [(FAULTY, 1), (DEED, 0)], ids=["faulty", "sound"])
def test_precommit_entry_checks(repository: Repository, text: str, status: int) -> None:
    """The command that the pre-commit tool would run gives the status that stops a commit."""
    write(repository.folder, DEED_PATH, text)
    done = subprocess.run(
        [*precommit_hook()["entry"].split(" "), f"content/{DEED_PATH}"],
        cwd=repository.folder,
        env=repository.environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == status
