"""Forked processes."""

import os
import threading

from tori.engine.forking import forked_executor, processes_in_reach


def test_a_process_with_threads_forks_none() -> None:
    """A fork copies one thread only, and what the others held stays held."""
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert processes_in_reach() == 0
    finally:
        end.set()
        other.join()


def test_workers_are_other_processes() -> None:
    """What is submitted runs elsewhere, and gives its result here."""
    with forked_executor(1) as executor:
        assert executor.submit(os.getpid).result() != os.getpid()
