"""Standard streams that never stop the program: closed, full, or cut by `| head -1`.

What cannot be written is let go, and the first reason is kept: a command whose output is its
product asks for it at its end. Standard library only, as build.py begins with this.
"""

import io
import os
import select
import sys
from typing import Any

_STREAMS = (("stdin", 0), ("stdout", 1), ("stderr", 2))


class _Forgiving(io.BufferedWriter):
    """A stream that takes everything: what cannot be written goes nowhere from then on."""

    lost: OSError | None = None

    def write(self, data: Any, /) -> int:  # noqa: ANN401 — any bytes, as the base class takes them
        """Write the data, or let it go."""
        size = memoryview(data).nbytes
        try:
            super().write(data)
        except BlockingIOError as full:  # another program made it non-blocking
            self.flush()
            self.write(memoryview(data).cast("B")[full.characters_written :])
        except OSError as error:
            self._give_up(error)
        return size

    def flush(self) -> None:
        """Write what is still here, or let it go."""
        while True:
            try:
                super().flush()
            except BlockingIOError:
                select.select((), (self,), ())
            except OSError as error:
                self._give_up(error)
            else:
                return

    def _give_up(self, error: OSError) -> None:
        self.lost = self.lost or error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def take_over() -> None:
    """Put forgiving streams in the place of Python's own.

    A descriptor that is closed is opened to nothing, or the next file of ours would get its number,
    and what is told would be written into it.
    """
    for name, descriptor in _STREAMS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest free number, which is this
            if name == "stdin":
                sys.stdin = open(descriptor, encoding="utf-8", closefd=False)  # noqa: SIM115 — for the whole run
    for name, descriptor in _STREAMS[1:]:
        if not isinstance(getattr(getattr(sys, name), "buffer", None), _Forgiving):
            setattr(sys, name, _stream(descriptor))


def lost_output() -> OSError | None:
    """Return why some of standard output could not be written, unless its reader had enough."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    lost = stream.lost if isinstance(stream, _Forgiving) else None
    return None if isinstance(lost, BrokenPipeError) else lost


def _stream(descriptor: int) -> io.TextIOWrapper:
    raw = io.FileIO(descriptor, "w", closefd=False)
    at_once = descriptor != 1 or raw.isatty()  # errors stand before what comes after them
    return io.TextIOWrapper(
        _Forgiving(raw),
        encoding="utf-8",
        errors="backslashreplace",  # a file's name may be no text
        line_buffering=at_once,
    )
