"""The connection with a Dask scheduler: had within seconds, or an error that says why not.

Dask is an optional extra; this is the one module that imports it, once a scheduler is named.
"""

import logging
import platform
import warnings
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from threading import Thread
from typing import TYPE_CHECKING

from tori.engine.cluster.worker import CARRIERS

if TYPE_CHECKING:
    from distributed import Client

SECONDS = 10
"""How long an answer of the cluster is waited for, and a worker where there is none."""
_TALKERS = ("asyncio", "distributed", "tornado")
"""Whose logs tell of a lost connection, with tracebacks, some of them while it is torn down."""
_SECONDS_MORE = 2
"""How much later than Dask itself we give up."""


class ClusterError(OSError):
    """The cluster cannot do the work; the message says why, in Finnish."""


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """Yield a client of a scheduler that has a worker.

    Raises:
        ClusterError: It has none, does not answer, or speaks another version's language.
    """
    try:
        client = _begun(address).result(timeout=SECONDS + _SECONDS_MORE)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ClusterError(
            f"Dask-palvelin {address} ei vastaa ({str(error) or 'aika loppui'}). "
            "Tarkista osoite ja se, että palvelin on käynnissä (dask scheduler)."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except OSError as error:
            raise ClusterError(
                f"Dask-palvelimella {address} ei ole yhtään työntekijää. Käynnistä niitä "
                f"projektin kansiossa: dask worker {address}"
            ) from error
        _refuse_versions(client, address)
        yield client


def _begun(address: str) -> "Future[Client]":
    """Return a client in the making: beside this thread, as a silent server is waited for too long.

    Dask's own limit does not hold for one that takes the connection and says nothing.
    """
    made: Future[Client] = Future()

    def make() -> None:
        from distributed import Client, Security  # noqa: PLC0415 — an optional extra

        _quieten()
        try:
            # A client that lacks a certificate is not to be got rid of, so there must be none.
            secured = Security().get_connection_args("client").get("ssl_context")
            if address.startswith("tls:") and not secured:
                raise ClusterError("Daskin asetuksissa ei ole varmennetta")  # noqa: TRY301
            made.set_result(Client(address, timeout=SECONDS, set_as_default=False))
        except BaseException as error:  # noqa: BLE001 — it is raised where it is waited for
            made.set_exception(error)

    Thread(target=make, daemon=True).start()
    return made


def workers_of(client: "Client") -> Collection[str]:
    """Return the addresses of the workers that there are.

    Raises:
        ClusterError: The scheduler does not answer.
    """
    lost = ClusterError("yhteys Dask-palvelimeen katkesi; koonti jäi kesken")
    scheduler = client.scheduler
    if client.status != "running" or scheduler is None:
        raise lost
    try:
        found = client.sync(scheduler.identity, n_workers=-1, callback_timeout=SECONDS)
    except (OSError, RuntimeError) as error:
        raise lost from error
    workers: Collection[str] = found["workers"].keys()
    return workers


def _refuse_versions(client: "Client", address: str) -> None:
    """Raise ClusterError unless all have a Python and a Dask that understand each other."""
    scheduler = client.scheduler
    wanted = {"python": platform.python_version(), **{name: version(name) for name in CARRIERS}}
    if scheduler is None:
        return
    try:
        sync = partial(client.sync, callback_timeout=SECONDS)
        found = {f"Dask-palvelimella {address}": sync(scheduler.versions)}
        asked = sync(scheduler.broadcast, msg={"op": "versions"}, on_error="ignore")
    except OSError as error:
        raise ClusterError(f"Dask-palvelin {address} ei vastaa loppuun asti ({error})") from error
    found |= {f"Dask-työntekijällä {worker}": told for worker, told in asked.items() if told}
    for where, told in found.items():
        python = ".".join(told["host"]["python"].split(".")[:3])
        there = {**told["packages"], "python": python}
        for name, here in wanted.items():
            if there.get(name) != here:
                raise ClusterError(
                    f"{where} on {name} {there.get(name)}, täällä {here}. "
                    "Asenna kaikkiin samat paketit (docs/cluster.md)."
                )


def _quieten() -> None:
    """Keep Dask from the terminal: what it says there comes as errors too, versions included."""
    warnings.filterwarnings("ignore", module="distributed")
    for name in (*_TALKERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _TALKERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
