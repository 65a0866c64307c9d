"""One run of a program: wall and processor time, and the peak memory where that is sampled.

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
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from bench.rivals.tool import Job

INTERVAL_SECONDS = 0.02
_REST = 4
"""How many times longer than a sample the pause after it is at least: of a process of gigabytes a
sample takes a tenth of a second of one core, and the process stands still."""
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
        memory: The most that its processes had together, in bytes; None where not sampled.
    """

    wall_seconds: float
    cpu_seconds: float
    load: float
    memory: int | None = None


def measured(job: Job, folder: Path, *, samples: bool = False) -> Run:
    """Run the job and return its times.

    Args:
        job: What to run.
        folder: Where; the log is written beside it.
        samples: Whether the memory is sampled too, which takes a little of the other core.

    Raises:
        RunFailedError: It failed.
    """
    load = os.getloadavg()[0]
    with (folder.parent / f"{folder.name}.log").open("w+b") as log:
        began = time.perf_counter()
        process = _started(job, folder, log.fileno())
        with _sampled(process.pid) if samples else nullcontext() as peak:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        _refuse_failure(process.returncode, log.read())
    return Run(wall, used.ru_utime + used.ru_stime, load, peak.octets if peak else None)


@dataclass(slots=True)
class _Peak:
    octets: int = 0


@contextmanager
def _sampled(pid: int) -> Iterator[_Peak]:
    """Sample meanwhile the memory of a process and all below it; yield what keeps the most."""
    peak = _Peak()
    done = threading.Event()

    def sample() -> None:
        pause = INTERVAL_SECONDS
        while not done.wait(pause):
            began = time.perf_counter()
            peak.octets = max(peak.octets, sum(_pss(one) for one in process_tree(pid)))
            pause = max(INTERVAL_SECONDS, _REST * (time.perf_counter() - began))

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield peak
    finally:
        done.set()
        sampler.join()


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
