"""The near side of a build on a cluster: shares go to a Dask scheduler, and come back or fail.

Nothing here waits for ever: a scheduler that does not answer, a cluster without workers and one
that loses them all are errors. Dask itself gives the task of a worker that died to another one.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from tori.engine.cluster.connection import SECONDS, ClusterError, connected, workers_of
from tori.engine.cluster.worker import PROGRAM_FOLDER, Order, end, program_here, sources_hash, work
from tori.engine.setup import Crew, Setup

if TYPE_CHECKING:
    from distributed import Client

Result = TypeVar("Result")

_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_TO_END = 30
"""How long workers may take to end the shares of a build that has failed."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler, and what the sources were before anything was read of them."""

    address: str
    sources: bytes

    @contextmanager
    def crew(self, setup: Setup) -> Iterator[Crew]:
        """Yield who works on one build.

        Raises:
            ClusterError: There is no such scheduler, or it has no workers.
        """
        order = Order(setup.build, setup.root, setup.destination, self.sources, program_here())
        with connected(self.address) as client:
            executor = _ClusterExecutor(client, order)
            try:
                yield Crew(executor, len(workers_of(client)))
            finally:
                executor.end()


def find_cluster(address: str, root: Path) -> Cluster:
    """Return a cluster that is to be used for a build which begins now.

    Raises:
        ClusterError: Dask is not installed.
    """
    if find_spec("distributed") is None:
        raise ClusterError(
            "valitsin --scheduler tarvitsee lisäosan dask, jota ei ole asennettu. Asenna se:\n"
            f"{sys.executable} -m pip install --require-hashes -r requirements-dask.lock"
        )
    return Cluster(address, sources_hash(root))


class _ClusterExecutor(Executor):
    """Dask's own executor, with tasks that check their worker and futures that never stay open."""

    def __init__(self, client: "Client", order: Order) -> None:
        self._client = client
        self._order = order
        self._executor: Executor = client.get_executor(pure=False)
        self._pending: set[Future[Any]] = set()
        self._ended = Event()
        self._watch = Thread(target=self._watch_workers, daemon=True)
        self._watch.start()

    def submit(
        self, fn: Callable[..., Result], /, *args: object, **kwargs: object
    ) -> Future[Result]:
        """Have a task done by a worker that is like this process."""
        outer: Future[Result] = Future()
        self._pending.add(outer)
        opened, *parcel = _parcel(work, self._order, partial(fn, *args, **kwargs))
        inner = self._executor.submit(opened, *parcel)
        inner.add_done_callback(lambda done: self._pass_on(done, outer))
        return outer

    def end(self) -> None:
        """Take back what has not begun, and wait for the workers to let go of the rest."""
        self._ended.set()
        self._watch.join()
        self._fail(ClusterError("koonti keskeytyi"))
        with suppress(OSError, CancelledError):  # a cluster that is gone holds nothing
            self._executor.shutdown(wait=False)
            ends = [
                self._client.submit(*_parcel(end, self._order.build), workers=[worker], pure=False)
                for worker in workers_of(self._client)
            ]
            deadline = monotonic() + _SECONDS_TO_END
            for ended in ends:
                ended.exception(timeout=max(deadline - monotonic(), 0))

    def _pass_on(self, done: "Future[Any]", outer: "Future[Any]") -> None:
        try:
            self._pending.remove(outer)
        except KeyError:  # it has failed already
            return
        error = CancelledError() if done.cancelled() else done.exception()
        if error is None:
            outer.set_result(done.result())
        else:
            outer.set_exception(_told(error))

    def _watch_workers(self) -> None:
        looks_without = 0
        while not self._ended.wait(_SECONDS_BETWEEN_LOOKS):
            try:
                looks_without = 0 if workers_of(self._client) else looks_without + 1
            except ClusterError as error:
                self._fail(error)
                return
            if looks_without * _SECONDS_BETWEEN_LOOKS >= SECONDS:
                self._fail(ClusterError("yhtään Dask-työntekijää ei ole enää; koonti jäi kesken"))
                return

    def _fail(self, error: Exception) -> None:
        with suppress(KeyError):  # there is none left
            while True:
                self._pending.pop().set_exception(error)


def _parcel(function: Callable[..., Any], *arguments: object) -> tuple[Any, ...]:
    """Return a call as what Dask's scheduler can carry without our program.

    The scheduler looks into what it is given, and it may run for months in an environment of its
    own. A function that no module has at its top travels as its code, and finds the program where
    it lies here.
    """

    def opened(program: str, parcel: bytes) -> object:
        import pickle  # noqa: PLC0415 — this module's names stay behind
        import sys  # noqa: PLC0415 — as above

        if program not in sys.path:
            sys.path.append(program)
        return pickle.loads(parcel)()  # noqa: S301 — the workers run what the scheduler hands them

    return opened, str(PROGRAM_FOLDER), pickle.dumps(partial(function, *arguments))


def _told(error: BaseException) -> BaseException:
    """Return what Dask itself failed of in our words; what a task raised as it is."""
    module = type(error).__module__.partition(".")[0]
    if isinstance(error, ImportError):
        return ClusterError(
            f"Dask-työntekijä ei löydä ohjelmaa kansiosta {PROGRAM_FOLDER} ({error}). Kansion on "
            "oltava yhteisellä levyllä, ja työntekijällä samat Python-paketit kuin täällä."
        )
    if isinstance(error, CancelledError):
        return ClusterError("yhteys Dask-palvelimeen katkesi; koonti jäi kesken")
    if type(error).__name__ == "KilledWorker":
        return ClusterError(
            "Dask-työntekijöitä kuoli yksi toisensa jälkeen, ja koonti jäi kesken. "
            "Syy on niiden lokissa: usein muisti loppui."
        )
    if module in {"dask", "distributed", "tornado"}:
        return ClusterError(f"Dask ei saanut työtä tehdyksi: {error}")
    return error
