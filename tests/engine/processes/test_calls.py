"""Calls of another process."""

import os
import signal
import time
from contextlib import closing
from functools import partial

import pytest

from tori.engine.errors import EngineError, LostProcessError
from tori.engine.processes.calls import Calls
from tori.engine.processes.forking import forked_executor, forked_process


def answer(method: str, number: int = 0) -> object:
    """Answer a call, each in its own way."""
    match method:
        case "process":
            return os.getpid()
        case "twice":
            return 2 * number
        case "fail":
            raise EngineError("ei onnistu")
        case "refuse":
            raise FileNotFoundError(2, "ei ole", "a.md")
        case "end":
            os.kill(os.getpid(), signal.SIGKILL)
        case _:
            pass
    return [][number]  # a fault of the program


forked_with: list[Calls] = []
"""What forked processes have of this one."""


def doubled(number: int) -> tuple[int, int]:
    """Return this process, and a number that the other one has doubled."""
    time.sleep(0.01)
    return os.getpid(), forked_with[0].call("twice", number)


def test_answers_come_from_the_other_process() -> None:
    """One after another, in the same process."""
    with closing(Calls(1)) as calls, forked_process(partial(calls.answer, answer)) as process:
        calls.begin()
        assert calls.call("process") == process.pid
        assert [calls.call("twice", number) for number in range(3)] == [0, 2, 4]


def test_processes_that_are_forked_later_call_too() -> None:
    """Each has a pipe of its own, so that nobody takes another's answer."""
    with closing(Calls(3)) as calls, forked_process(partial(calls.answer, answer)):
        calls.begin()
        assert calls.call("twice", 21) == 42
        forked_with[:] = [calls]
        with forked_executor(2) as executor:
            found = list(executor.map(doubled, range(40)))
        assert calls.call("twice", 4) == 8
    assert [number for _, number in found] == list(range(0, 80, 2))
    assert os.getpid() not in {process for process, _ in found}


def test_errors_are_raised_where_the_answer_was_wanted() -> None:
    """Ours and the machine's as they are; a fault of the program tells where it was met."""
    with closing(Calls(1)) as calls, forked_process(partial(calls.answer, answer)):
        calls.begin()
        with pytest.raises(EngineError, match="ei onnistu"):
            calls.call("fail")
        with pytest.raises(FileNotFoundError) as refused:
            calls.call("refuse")
        assert refused.value.filename == "a.md"
        with pytest.raises(RuntimeError, match=r"in answer(.|\n)*IndexError"):
            calls.call("other", 7)
        assert calls.call("twice", 1) == 2


def test_a_process_that_was_killed_is_told() -> None:
    """Nobody waits for an answer that does not come."""
    with closing(Calls(1)) as calls, forked_process(partial(calls.answer, answer)):
        calls.begin()
        for _ in range(2):
            with pytest.raises(LostProcessError, match="päättyi"):
                calls.call("end")
