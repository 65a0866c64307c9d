"""One run of a program: wall and processor time, or in a run of its own the peak memory.

Linux only: processes and their memory are read from `/proc`. Memory is the sum, over the process
and all below it, of the proportional set size (PSS), in which a page that several processes share
counts once; it is sampled, so a peak shorter than the interval can be missed.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.rivals.tool import Job

INTERVAL_SECONDS = 0.02
CACHE_FOLDER = ".bench-cache"
"""In the prepared folder, for programs that keep a cache in the user's own one."""

_PROC = Path("/proc")
_KIB = 1024


class RunFailedError(Exception):
    """A program ended with another status than 0; the text is the last thing that it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One timed run.

    Attributes:
        wall_seconds: From start to end of the process.
        cpu_seconds: Of the process and of all that it waited for, user and system.
        load: The machine's load average over one minute, just before.
    """

    wall_seconds: float
    cpu_seconds: float
    load: float


def timed(job: Job, folder: Path) -> Run:
    """Run the job and return its times.

    Raises:
        RunFailedError: It failed.
    """
    load = os.getloadavg()[0]
    with (folder.parent / f"{folder.name}.log").open("w+b") as log:
        began = time.perf_counter()
        process = _started(job, folder, log.fileno())
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        _refuse_failure(process.returncode, log.read())
    return Run(wall, used.ru_utime + used.ru_stime, load)


def peak_memory(job: Job, folder: Path) -> int:
    """Run the job and return the most memory that its processes had together, in bytes.

    Raises:
        RunFailedError: It failed.
    """
    peak = 0
    done = threading.Event()
    with (folder.parent / f"{folder.name}.log").open("w+b") as log:
        process = _started(job, folder, log.fileno())

        def sample() -> None:
            nonlocal peak
            while not done.wait(INTERVAL_SECONDS):
                peak = max(peak, sum(_pss(pid) for pid in process_tree(process.pid)))

        sampler = threading.Thread(target=sample)
        sampler.start()
        status = process.wait()
        done.set()
        sampler.join()
        log.seek(0)
        _refuse_failure(status, log.read())
    return peak


def process_tree(pid: int) -> Iterator[int]:
    """Yield a process and all below it, as far as they are still there."""
    yield pid
    try:
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from process_tree(int(child))
    except (FileNotFoundError, ProcessLookupError):
        pass  # it has ended meanwhile


def _pss(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0  # it has ended meanwhile
    return sum(int(line.split()[1]) * _KIB for line in lines if line.startswith("Pss:"))


def _started(job: Job, folder: Path, log: int) -> subprocess.Popen[bytes]:
    cache = {"XDG_CACHE_HOME": str(folder / CACHE_FOLDER)}
    environment = os.environ | cache | dict(job.environment)
    return subprocess.Popen(
        job.command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )


def _refuse_failure(status: int, said: bytes) -> None:
    if status < 0:
        raise RunFailedError(f"ended by {signal.Signals(-status).name}")
    if status:
        lines = said.decode(errors="replace").strip().splitlines()
        raise RunFailedError(lines[-1] if lines else f"status {status}, without a word")
