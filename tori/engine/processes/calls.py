"""Calls of what another process has, from this one and from those that are forked of it."""

import os
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from traceback import format_exc
from typing import Any

from tori.engine.errors import EngineError, LostProcessError
from tori.engine.processes.handing import Numbers


class Calls:
    """Pipes to one process from some others, each of which takes one of its own."""

    def __init__(self, callers: int) -> None:
        """Make the pipes, before any of the processes is forked."""
        self._pipes = [Pipe() for _ in range(callers)]
        self._numbers = Numbers(range(callers))
        self._caller = (0, 0)

    def answer(self, method: Callable[..., object]) -> None:
        """Answer calls, one after another, for as long as there are callers.

        Args:
            method: What makes the answers, of what it is called with; an error is an answer too.
        """
        for calling, _ in self._pipes:
            calling.close()
        waiting = [answering for _, answering in self._pipes]
        while waiting:
            for connection in wait(waiting):
                assert isinstance(connection, Connection)  # noqa: S101 — all are
                try:
                    arguments = connection.recv()
                except EOFError:
                    waiting.remove(connection)
                    continue
                connection.send(_answer(method, arguments))

    def begin(self) -> None:
        """Begin to call, in the process that the others are forked of: the far ends are not its."""
        for _, answering in self._pipes:
            answering.close()

    def call(self, *arguments: object) -> Any:  # noqa: ANN401 — whatever the other process has
        """Return the answer to a call.

        Raises:
            LostProcessError: The other process is no more.
            EngineError: This is what came of it there.
            OSError: As above.
        """
        process, number = self._caller
        if process != os.getpid():
            number = next(iter(self._numbers))
            self._caller = (os.getpid(), number)
        calling, _ = self._pipes[number]
        try:
            calling.send(arguments)
            error, answer = calling.recv()
        except (EOFError, ConnectionError) as lost:
            raise LostProcessError from lost
        if error is not None:
            raise error
        return answer

    def close(self) -> None:
        """Call no more."""
        for calling, _ in self._pipes:
            calling.close()
        self._numbers.close()


def _answer(
    method: Callable[..., object], arguments: tuple[object, ...]
) -> tuple[Exception | None, object]:
    try:
        return None, method(*arguments)
    except (EngineError, OSError) as error:
        return error, None
    except Exception:  # noqa: BLE001 — a fault of the program; it may hold what cannot be handed over
        return RuntimeError(format_exc()), None
