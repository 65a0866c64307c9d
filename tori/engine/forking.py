"""Forked processes: where there can be any, how they end, and the reading that they help with."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context

from tori.content.loader import ContentFile, Loaded, load_in_turn

WORTH_FORKING = 2000
"""Fewer files than this are read before another process would have begun."""
_SECONDS_BETWEEN_LOOKS = 0.2


def processes_in_reach() -> int:
    """Return how many processes to fork: none where forking is missing or unsafe.

    A fork copies one thread only, and macOS' own libraries do not bear it.
    """
    can_fork = "fork" in get_all_start_methods() and sys.platform != "darwin"
    cores = len(os.sched_getaffinity(0)) if can_fork else 1
    return cores if can_fork and cores > 1 and threading.active_count() == 1 else 0


@contextmanager
def forked_executor(processes: int) -> Iterator[Executor]:
    """Yield an executor of forked processes, which have all that this one has.

    What there is now is kept from the collector: memory is shared as long as nobody touches it.
    """
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            processes, get_context("fork"), initializer=_begin_worker, initargs=(os.getpid(),)
        ) as executor:
            yield executor
    finally:
        gc.unfreeze()


def load_in_parallel(files: Sequence[ContentFile]) -> Sequence[Loaded]:
    """Read records with every core; the result is that of `load_in_turn`.

    Raises:
        OSError: The machine would not let a file be read.
    """
    processes = processes_in_reach() if len(files) >= WORTH_FORKING else 0
    if not processes:
        return load_in_turn(files)
    size = -(-len(files) // processes)
    parts = [files[start : start + size] for start in range(0, len(files), size)]
    with forked_executor(len(parts) - 1) as executor:
        others = [executor.submit(load_in_turn, part) for part in parts[1:]]
        return [*load_in_turn(parts[0]), *(one for other in others for one in other.result())]


def _begin_worker(parent: int) -> None:
    """Make a forked process one that ends with its parent, even if that is killed."""
    gc.disable()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)
