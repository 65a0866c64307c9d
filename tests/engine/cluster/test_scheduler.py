"""A build on a cluster of two workers of two threads each: real processes, and build.py too."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clusters import (
    HASTY,
    RunningCluster,
    finished,
    kill,
    program_project,
    running_cluster,
    started_build,
    wait_for_line,
    wait_until,
)
from tests.projects import files_of

pytestmark = pytest.mark.server

DEEDS = 100
BEGUN = "Dask-työntekijöitä: 2"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """A cluster that lives on from test to test, as it does from build to build."""
    with running_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the program and many deeds, the same one for all, since workers keep to it."""
    return program_project(tmp_path_factory.mktemp("deeds") / "project", DEEDS)


def built(project: Path, *arguments: str, before: str = "pass") -> dict[str, bytes]:
    """Return the site that a build writes into an empty folder."""
    shutil.rmtree(project / "site", ignore_errors=True)
    status, told = finished(started_build(project, *arguments, before=before))
    assert status == 0, told
    return files_of(project / "site")


def stopped_in_mid_build(
    project: Path, cluster: RunningCluster
) -> tuple[subprocess.Popen[str], int]:
    """Return a build that waits for a worker, and that worker, which does nothing more."""
    build = started_build(project, "--scheduler", cluster.address, before=HASTY)
    wait_for_line(build, BEGUN)
    victim = cluster.working()[0]
    os.kill(victim, signal.SIGSTOP)
    wait_until(lambda: any(project.glob(".tori-site-*/site/*/index.html")), "a page")
    assert build.poll() is None
    return build, victim


def test_cluster_writes_the_same(cluster: RunningCluster, project: Path) -> None:
    """Every byte is what a build without a cluster writes."""
    here = built(project)
    assert len(here) > DEEDS
    assert built(project, "--scheduler", cluster.address) == here


def test_workers_see_what_has_changed(cluster: RunningCluster, project: Path) -> None:
    """Workers that have helped with a build serve none of it to the next one, and verify theirs."""
    deed = min((project / "content/deeds").glob("*.md"))
    deed.write_text(deed.read_text("utf-8") + "\nTekstiin tuli lisää.\n", "utf-8")
    there = built(project, "--verify", "--scheduler", cluster.address)
    assert "Tekstiin tuli lisää." in there[f"teot/{deed.stem}/index.html"].decode()
    assert built(project) == there


def test_dead_worker_is_made_up_for(cluster: RunningCluster, project: Path) -> None:
    """What a worker that dies had begun is done by the others, and the site is whole."""
    here = built(project)
    shutil.rmtree(project / "site")
    build, victim = stopped_in_mid_build(project, cluster)
    os.kill(victim, signal.SIGKILL)
    status, told = finished(build)
    assert status == 0, told
    assert files_of(project / "site") == here


def test_worker_with_another_program_is_told(
    cluster: RunningCluster, project: Path, tmp_path: Path
) -> None:
    """Workers that have loaded a program before it was changed refuse to mix the two."""
    built(project, "--scheduler", cluster.address)
    other = program_project(tmp_path / "project")
    changed = other / "tori/text.py"
    changed.write_text(changed.read_text("utf-8") + "\n# Toinen versio.\n", "utf-8")
    status, told = finished(started_build(other, "--scheduler", cluster.address))
    assert status == 3
    assert "ohjelman tunniste on siellä" in told
    assert "käynnistä työntekijä uudelleen" in told
    assert "Traceback" not in told
    assert [path.name for path in other.parent.iterdir()] == ["project"]
    assert not list(other.glob(".tori-site-*"))


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("workers", "yhtään Dask-työntekijää ei ole enää"),
        ("scheduler", "yhteys Dask-palvelimeen katkesi"),
        ("task", "Dask-työntekijöitä kuoli yksi toisensa jälkeen"),
    ],
)
def test_lost_cluster_leaves_the_published_site(
    project: Path, tmp_path: Path, lost: str, said: str
) -> None:
    """When all is lost the build ends, says so, and the published site is as it was."""
    published = built(project)
    with running_cluster(tmp_path, retries=0 if lost == "task" else 3) as cluster:
        build, victim = stopped_in_mid_build(project, cluster)
        if lost == "task":
            os.kill(victim, signal.SIGKILL)
        else:
            kill(getattr(cluster, lost))
        status, told = finished(build)
    assert status == 3
    assert f"Keskeytyi: {said}" in told
    assert "Traceback" not in told
    assert files_of(project / "site") == published
    assert not list(project.glob(".tori-site-*"))


def test_missing_extra_is_told(project: Path) -> None:
    """Without Dask the option gives status 3 and the command that installs it."""
    without = "sys.modules['distributed'] = None"
    build = started_build(project, "--scheduler", "tcp://127.0.0.1:1", before=without)
    status, told = finished(build)
    assert status == 3
    assert "lisäosan dask" in told
    assert "pip install --require-hashes -r requirements-dask.lock" in told
