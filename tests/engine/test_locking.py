"""One build at a time."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import ROOT
from tori.engine.locking import BusyError, UnusableLockError, sole_build

HOLDING = """
import sys
from collections.abc import Callable
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


def folder(lock: Path) -> None:
    """Put a folder in the lock's place."""
    lock.mkdir()


def link(lock: Path) -> None:
    """Put a link to a file outside in the lock's place."""
    outside = lock.parents[1] / "outside"
    outside.write_text("ulkona", "utf-8")
    lock.symlink_to(outside)


def pipe(lock: Path) -> None:
    """Put a pipe in the lock's place."""
    os.mkfifo(lock)


def lock_below(root: Path) -> Path:
    """Return the place of a project's lock, below a folder that is there."""
    lock = root / ".tori-cache" / "build.lock"
    lock.parent.mkdir()
    return lock


@pytest.mark.parametrize("make", [folder, link, pipe])
def test_something_else_in_the_lock_s_place_is_told(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """It is named, with what to do about it, and nothing is written through it."""
    lock = lock_below(tmp_path)
    make(lock)
    with pytest.raises(UnusableLockError, match="Poista se: "), sole_build(tmp_path, lambda: None):
        pass
    outside = tmp_path / "outside"
    assert not outside.exists() or outside.read_text("utf-8") == "ulkona"


@pytest.mark.parametrize("data", [b"roskaa", b"SQLite format 3\0", b"\0" * 4096])
def test_lock_of_any_content_is_a_lock(tmp_path: Path, data: bytes) -> None:
    """What is in the file is nobody's concern, be it damaged or of an earlier program."""
    lock_below(tmp_path).write_bytes(data)
    with sole_build(tmp_path, lambda: None) as now:
        assert now > 0


def test_huge_lock_is_not_read(tmp_path: Path) -> None:
    """Three gigabytes take no more time than none."""
    with lock_below(tmp_path).open("wb") as opened:
        opened.truncate(3 << 30)
    with sole_build(tmp_path, lambda: None) as now:
        assert now > 0


def test_no_lock_is_made_behind_a_link(tmp_path: Path) -> None:
    """Where a link stands for the folder there is no lock, and nothing comes where it leads."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    root = tmp_path / "projekti"
    root.mkdir()
    (root / ".tori-cache").symlink_to(elsewhere)
    with sole_build(root, lambda: None) as now:
        assert now == 0
    assert list(elsewhere.iterdir()) == []
