"""Forked processes."""

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from tori.engine.errors import LostProcessError
from tori.engine.processes.forking import forked_executor, forked_process, processes_in_reach


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


def _leave_name(folder: Path) -> None:
    (folder / str(os.getpid())).touch()


def test_a_forked_process_works_meanwhile(tmp_path: Path) -> None:
    """It is another process, with all that this one has."""
    with forked_process(partial(_leave_name, tmp_path)) as process:
        process.join()
    assert [file.name for file in tmp_path.iterdir()] == [str(process.pid)]
    assert process.exitcode == 0


def test_a_forked_process_leaves_interrupts_to_its_parent(tmp_path: Path) -> None:
    """A terminal sends them to both, and only one is to say something."""

    def work() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        _leave_name(tmp_path)

    with forked_process(work) as process:
        process.join()
    assert process.exitcode == 0
    assert (tmp_path / str(process.pid)).exists()


def test_a_forked_process_does_not_outlive_its_context() -> None:
    """It is ended when nobody waits for what it does."""
    with forked_process(lambda: time.sleep(600)) as process:
        pass
    assert not process.is_alive()
