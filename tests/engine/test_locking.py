"""One build at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT
from tori.engine.locking import BusyError, sole_build

HOLDING = """
import sys
from pathlib import Path
from tori.engine.locking import sole_build
with sole_build(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(root: Path) -> "subprocess.Popen[str]":
    """Start a process that holds the lock until it is told to end."""
    process = subprocess.Popen(
        (sys.executable, "-c", HOLDING, str(root)),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_second_waits_for_the_first(tmp_path: Path) -> None:
    """It says so, and goes on when the first has ended."""
    first = holder(tmp_path)
    told: list[str] = []

    def waiting() -> None:
        told.append("waiting")
        first.communicate("\n")

    with sole_build(tmp_path, waiting):
        assert first.returncode == 0
    assert told == ["waiting"]


def test_waiting_has_an_end(tmp_path: Path) -> None:
    """A build that never ends is told as what it is."""
    first = holder(tmp_path)
    with pytest.raises(BusyError), sole_build(tmp_path, lambda: None, seconds=0.05):
        pass
    first.communicate("\n")


def test_killed_build_holds_nothing(tmp_path: Path) -> None:
    """The lock goes with its holder, however that ends."""
    first = holder(tmp_path)
    first.kill()
    first.communicate()
    told: list[str] = []
    with sole_build(tmp_path, lambda: told.append("waiting")):
        assert told == []


def test_folder_that_cannot_be_written_to_has_no_lock(tmp_path: Path) -> None:
    """A project on a disk that is only for reading can be built to another."""
    (tmp_path / ".tori-cache").write_text("no folder", "utf-8")
    with sole_build(tmp_path, lambda: None) as now:
        assert now == 0


@pytest.mark.parametrize("name", [".tori-cache", ".tori-cache/build.lock"])
def test_no_lock_is_made_through_a_link(tmp_path: Path, name: str) -> None:
    """Where a link stands there is no lock, and nothing comes to be where it leads."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    root = tmp_path / "projekti"
    (root / name).parent.mkdir(parents=True)
    (root / name).symlink_to(elsewhere / "uusi" if name.endswith("lock") else elsewhere)
    with sole_build(root, lambda: None) as now:
        assert now == 0
    assert list(elsewhere.iterdir()) == []
