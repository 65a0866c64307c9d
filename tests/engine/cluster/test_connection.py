"""The connection with a Dask scheduler, had by build.py as a program."""

import socket
from pathlib import Path

import pytest

from tests.clusters import HASTY, finished, program_project, running_cluster, started_build

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with a copy of the program."""
    return program_project(tmp_path_factory.mktemp("connection") / "project")


def test_scheduler_that_does_not_answer_is_told(project: Path) -> None:
    """Nobody listens at the address: status 3, the address, and no traceback."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{bound.getsockname()[1]}"
        status, told = finished(started_build(project, "--scheduler", address, before=HASTY))
    assert status == 3
    assert f"Keskeytyi: Dask-palvelin {address} ei vastaa" in told
    assert "Traceback" not in told
    assert not (project / "site").exists()


def test_something_else_than_a_scheduler_is_told(project: Path) -> None:
    """A server that takes the connection and says nothing is waited for no longer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        status, told = finished(started_build(project, "--scheduler", address, before=HASTY))
    assert status == 3
    assert f"Keskeytyi: Dask-palvelin {address} ei vastaa" in told
    assert "Traceback" not in told


def test_missing_certificate_is_told(project: Path) -> None:
    """An encrypted scheduler without a certificate of ours is not even asked."""
    status, told = finished(started_build(project, "--scheduler", "tls://127.0.0.1:1"))
    assert status == 3
    assert "ei ole varmennetta" in told
    assert "Traceback" not in told


def test_cluster_without_workers_is_told(project: Path, tmp_path: Path) -> None:
    """A scheduler that has nobody to do the work: status 3, and how to start one."""
    with running_cluster(tmp_path, workers=0) as cluster:
        build = started_build(project, "--scheduler", cluster.address, before=HASTY)
        status, told = finished(build)
    assert status == 3
    assert "ei ole yhtään työntekijää" in told
    assert f"dask worker {cluster.address}" in told
    assert "Traceback" not in told


def test_other_version_of_dask_is_told(project: Path, tmp_path: Path) -> None:
    """Versions that may not understand each other are named before any work is sent."""
    other = "import tori.engine.cluster.connection as c; c.version = lambda _: '0.1'"
    with running_cluster(tmp_path, workers=1) as cluster:
        build = started_build(project, "--scheduler", cluster.address, before=other)
        status, told = finished(build)
    assert status == 3
    assert "Keskeytyi: Dask-palvelimella" in told
    assert "täällä 0.1" in told
