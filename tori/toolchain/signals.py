"""SIGTERM and SIGHUP end the program as Ctrl-C does: it tidies up and leaves no process behind.

Python would end at once by them, and leave half-made folders and the processes that it started.
Standard library only, as build.py begins with this.
"""

import signal
from types import FrameType
from typing import NoReturn

_NAMES = ("SIGTERM", "SIGHUP")
"""Windows has one of them."""
_FIRST_STATUS = 128
"""Shells give a program that a signal ended this and the signal's number."""
_received: list[int] = []


def listen() -> None:
    """End by these signals from now on; one that is ignored, as under nohup, stays so."""
    for number in _numbers():
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def status_of_signal() -> int | None:
    """Return the exit status for the signal that ends the program, if one does."""
    return _FIRST_STATUS + _received[0] if _received else None


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """Leave by way of every `finally`, which a second signal must not cut short."""
    _received.append(number)
    for each in _numbers():
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(_FIRST_STATUS + number)


def _numbers() -> tuple[signal.Signals, ...]:
    return tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
