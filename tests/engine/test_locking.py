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


def test_lock_that_the_machine_refuses_is_no_other_build(tmp_path: Path) -> None:
    """Where the disk takes no byte more, nobody waits ten minutes for a build that is not there."""
    holding = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n{HOLDING}"
    done = subprocess.run(
        (sys.executable, "-c", holding, str(tmp_path)),
        cwd=ROOT,
        input="\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stderr.splitlines()[-1]
    assert told.startswith("OSError: koonnin lukkoa .tori-cache/build.lock ei voi varata: levy")


def test_lock_that_is_no_database_is_told(tmp_path: Path) -> None:
    """It is named, so that whoever reads it can delete the file."""
    (tmp_path / ".tori-cache").mkdir()
    (tmp_path / ".tori-cache/build.lock").write_text("roskaa " * 1000)
    with (
        pytest.raises(OSError, match=r"build.lock ei voi varata: tietokantatiedosto on rikki"),
        sole_build(tmp_path, lambda: None),
    ):
        pass
