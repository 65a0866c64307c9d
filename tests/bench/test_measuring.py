"""Measuring real processes, on a machine that may be busy: bounds that hold all the same."""

import sys
from pathlib import Path

import pytest

from bench.measuring import RunFailedError, measured
from bench.rivals.tool import Job

FORKING = """
import os, sys, time
if os.fork() == 0:
    block = b"x" * 60_000_000
    time.sleep(1)
    os._exit(0)
block = b"y" * 60_000_000
os.wait()
"""


def job(folder: Path, text: str) -> Job:
    """Return a job that runs a Python text in a folder."""
    return Job((sys.executable, "-c", text), folder / "site")


def folder_in(tmp_path: Path) -> Path:
    """Return a folder for a job; its log is written beside it."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def test_wall_time_is_of_the_whole_process(tmp_path: Path) -> None:
    """A process that sleeps takes wall time and hardly any processor time."""
    run = measured(job(tmp_path, "import time; time.sleep(0.3)"), folder_in(tmp_path))
    assert run.wall_seconds >= 0.3
    assert run.cpu_seconds < run.wall_seconds


def test_processor_time_of_children_counts(tmp_path: Path) -> None:
    """What a child computes is in the time of its parent."""
    child = "sum(range(10_000_000))"
    text = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}'])"
    alone = measured(job(tmp_path, "pass"), folder_in(tmp_path))
    assert measured(job(tmp_path, text), tmp_path / "work").cpu_seconds > 2 * alone.cpu_seconds


def test_memory_of_all_processes_counts_together(tmp_path: Path) -> None:
    """A parent and its child of 60 MB each have more than 120 MB at once, and not much more."""
    run = measured(job(tmp_path, FORKING), folder_in(tmp_path), samples=True)
    assert 120_000_000 < (run.memory or 0) < 180_000_000


def test_memory_that_is_not_sampled_is_not_told(tmp_path: Path) -> None:
    """A run that is only timed has no figure of memory, rather than 0."""
    assert measured(job(tmp_path, "pass"), folder_in(tmp_path)).memory is None


@pytest.mark.parametrize("samples", [False, True])
def test_a_failed_program_is_no_measurement(tmp_path: Path, *, samples: bool) -> None:
    """Another status than 0 is an error that tells the last line of what was said."""
    failing = job(tmp_path, "import sys; print('first', flush=True); sys.exit('the disk is full')")
    with pytest.raises(RunFailedError, match="the disk is full"):
        measured(failing, folder_in(tmp_path), samples=samples)


def test_a_killed_program_is_told_by_its_signal(tmp_path: Path) -> None:
    """What the system killed, for want of memory say, did not fail by its own word."""
    killed = job(tmp_path, "import os; print('page 1', flush=True); os.kill(os.getpid(), 9)")
    with pytest.raises(RunFailedError, match="SIGKILL"):
        measured(killed, folder_in(tmp_path))
