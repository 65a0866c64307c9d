"""Forked processes."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tori.engine.errors import LostProcessError
from tori.engine.workers import forked_executor, processes_in_reach


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


def test_workers_do_nothing_more_after_an_error(tmp_path: Path) -> None:
    """Whoever interrupts a build does not wait until the others have made it."""
    with pytest.raises(KeyboardInterrupt):
        _submit_and_interrupt(tmp_path)
    assert len(list(tmp_path.iterdir())) < 10


def test_a_worker_that_was_killed_is_told() -> None:
    """As the system does when memory runs out: the command says what to do, and gives status 3."""
    with pytest.raises(LostProcessError, match="jos muisti loppui"), forked_executor(1) as executor:
        executor.submit(_kill_own_process).result()


def _kill_own_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _submit_and_interrupt(folder: Path) -> None:
    with forked_executor(1) as executor:
        for number in range(50):
            executor.submit(_leave_number, folder, number)
        raise KeyboardInterrupt


def _leave_number(folder: Path, number: int) -> None:
    time.sleep(0.05)
    (folder / str(number)).touch()


def test_workers_leave_interrupts_to_their_parent() -> None:
    """A terminal sends them to both, and only one is to say something."""
    with forked_executor(1) as executor:
        executor.submit(_interrupt_own_process).result()
        assert executor.submit(os.getpid).result() != os.getpid()


def _interrupt_own_process() -> None:
    os.kill(os.getpid(), signal.SIGINT)
