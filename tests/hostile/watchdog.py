"""A watchdog over each hostile input: what does not end is stopped, not waited for."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SECONDS = 5.0
"""How long an input may take on a slow machine; nearly all take a thousandth of it."""


class TooSlowError(BaseException):
    """The time is up; no `except` of ours takes it for a fault of content or of the machine."""


@contextmanager
def watchdog(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what is done meanwhile when it takes too long.

    Raises:
        TooSlowError: It does.
    """
    before = signal.signal(signal.SIGALRM, _bark)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _bark(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TooSlowError
