"""Dask clusters of real processes on this machine, and build.py run as a program against them.

The client runs in processes of its own, so that its threads and warnings stay out of the tests'.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.volume import write_content
from tests.projects import DAY, make_project
from tori.engine.day import VARIABLE

SECONDS = 60.0
HASTY = "import tori.engine.cluster.connection as c; c.SECONDS = 2"
"""Python that makes a build wait for a cluster less long."""


@dataclass(frozen=True)
class RunningCluster:
    """A scheduler and the process that has workers below it."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: subprocess.Popen[bytes] | None

    def working(self) -> list[int]:
        """Return the processes that do the work; those in between only keep them running."""
        assert self.workers is not None
        below = psutil.Process(self.workers.pid).children(recursive=True)
        return [one.pid for one in below if "spawn_main" in " ".join(one.cmdline())]


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it has started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def running_cluster(
    folder: Path, workers: int = 2, threads: int = 2, retries: int = 3
) -> Iterator[RunningCluster]:
    """Run a scheduler and workers, in a folder that is not the project's.

    Args:
        folder: Where their logs go.
        workers: How many processes; 0 for none.
        threads: How many of each.
        retries: How many workers may die of one task.
    """
    place = folder / "scheduler.json"
    scheduler = _dask(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", retries=retries)
    crew = None
    try:
        wait_until(lambda: place.exists() and place.read_text("utf-8") != "", "scheduler")
        address = json.loads(place.read_text("utf-8"))["address"]
        if workers:
            many = ("--nworkers", str(workers), "--nthreads", str(threads))
            crew = _dask(folder, "worker", *many, "--host", "127.0.0.1")
            log = folder / "worker.log"
            wait_until(lambda: log.read_text("utf-8").count("Registered to") == workers, "worker")
        yield RunningCluster(address, scheduler, crew)
    finally:
        for process in (crew, scheduler):
            if process is not None and process.poll() is None:
                kill(process)


def program_project(folder: Path, deeds: int = 0) -> Path:
    """Make a project with a copy of the program, and with many generated deeds if so told."""
    project = make_project(folder, program=True)
    if deeds:
        write_content(project, deeds)
        (project / "content/newsletters/2020-10.md").unlink()
        for name in ("varauskalenteri", "sisainen-viestinta"):
            (project / f"content/deeds/{name}.md").unlink()
    return project


def started_build(project: Path, *arguments: str, before: str = "pass") -> "subprocess.Popen[str]":
    """Start a project's build.py; `before` is Python that comes first in the same process."""
    start = (
        f"import runpy, sys; sys.path.insert(0, {str(project)!r}); {before}; "
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    return subprocess.Popen(
        [sys.executable, "-c", start, project / "build.py", "build", "--all", *arguments],
        env={**os.environ, VARIABLE: DAY.isoformat()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finished(build: "subprocess.Popen[str]") -> tuple[int, str]:
    """Return a build's exit status and the rest of what it told."""
    with build:
        try:
            _, told = build.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            build.kill()
            raise
    return build.returncode, told


def wait_for_line(build: "subprocess.Popen[str]", words: str) -> None:
    """Read what a build tells until a line has certain words."""
    assert build.stderr is not None
    told: list[str] = []
    for line in iter(build.stderr.readline, ""):
        told.append(line)
        if words in line:
            return
    finished(build)
    raise AssertionError("".join(told))


def wait_until(come: Callable[[], bool], what: str) -> None:
    """Wait for something that comes soon."""
    end = time.monotonic() + SECONDS
    while not come():
        assert time.monotonic() < end, f"there is no {what}"
        time.sleep(0.02)


def _dask(folder: Path, *arguments: str, retries: int = 3) -> "subprocess.Popen[bytes]":
    log = (folder / f"{arguments[0]}.log").open("wb")
    with log:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "dask", *arguments, "--no-dashboard"),
                *("--scheduler-file", folder / "scheduler.json"),
            ],
            cwd=folder,
            env={**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(retries)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
