"""Forked processes: where there can be any, and how they end."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context

from tori.engine.errors import LostProcessError

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

    Raises:
        LostProcessError: One of them was killed.
    """
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            processes, get_context("fork"), initializer=_begin_worker, initargs=(os.getpid(),)
        ) as executor:
            try:
                yield executor
            except BaseException:
                executor.shutdown(cancel_futures=True)  # or all that is left would be done first
                raise
    except BrokenProcessPool as lost:
        raise LostProcessError from lost
    finally:
        gc.unfreeze()


def _begin_worker(parent: int) -> None:
    """Make a forked process one that ends with its parent, even if that is killed.

    Ctrl+C and a terminal that closes reach both: the parent tells of it, and ends the other. What
    tidies up after the parent is not this one's to do, so SIGTERM ends it at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
