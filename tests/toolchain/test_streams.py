"""Commands whose streams are closed, full, or cut."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import DAY, DEED, DEED_PATH, ROOT, make_project, write
from tori.engine.day import VARIABLE

FULL = Path("/dev/full")
PROGRAM = """
import sys
from tori.toolchain import streams
streams.take_over()
streams.take_over()
{}
sys.stderr.write(repr(streams.lost_output()))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny project with a copy of the program."""
    return make_project(tmp_path / "project", program=True)


def shell(project: Path, line: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of a shell in which $B is the program."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; B='{sys.executable} {project}/build.py'; {line}"],
        cwd=project,
        env={**os.environ, VARIABLE: DAY.isoformat()},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "streams",
    [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>&1", "2>&1 | true"],
)
def test_build_goes_on(project: Path, streams: str) -> None:
    """It makes the site and ends with its own status, whoever can read what it tells."""
    done = shell(project, f"$B {streams}")
    assert done.returncode == 0, done.stderr
    assert (project / "site/index.html").is_file()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("streams", [">&-", ">/dev/full", "2>/dev/full", "2>&1 | true"])
def test_findings_keep_their_status(project: Path, streams: str) -> None:
    """A build that has found errors says so by its status at least."""
    write(project, DEED_PATH, DEED.replace("digitalisaatio", "digitalisatio"))
    assert shell(project, f"$B {streams}").returncode == 1


@pytest.mark.parametrize("command", ["check --format json", "explain T101", "fix"])
def test_product_on_a_full_device_is_a_failure(project: Path, command: str) -> None:
    """Whoever asked for the output does not have it, and is told why."""
    (project / "docs").mkdir()
    (project / "docs/virheet.md").write_bytes((ROOT / "docs/virheet.md").read_bytes())
    write(project, DEED_PATH, DEED.replace("/2020-10", "1.10.2020"))
    done = shell(project, f"$B {command} >/dev/full")
    assert done.returncode == 3
    assert "Tulostetta ei voitu kirjoittaa: levy on täynnä" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("streams", [">&-", "| true", "2>/dev/full", "2>&1 | true"])
@pytest.mark.parametrize("command", ["check --format json", "explain T101"])
def test_reader_who_has_enough_is_no_failure(project: Path, command: str, streams: str) -> None:
    """As with `| head -1`, the command ends with its own status and says nothing of it."""
    (project / "docs").mkdir()
    (project / "docs/virheet.md").write_bytes((ROOT / "docs/virheet.md").read_bytes())
    done = shell(project, f"$B {command} {streams}")
    assert done.returncode == 0
    assert "Tulostetta" not in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_stream_lends_its_number_to_no_file(tmp_path: Path) -> None:
    """What is told would be written into that file."""
    code = PROGRAM.format("file = open(sys.argv[1], 'w'); print('kerrottu'); print('loppu')")
    done = subprocess.run(
        ["bash", "-c", 'exec "$@" >&-', "bash", sys.executable, "-c", code, tmp_path / "x"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b"None"
    assert (tmp_path / "x").read_bytes() == b""


def test_what_is_no_text_is_told_all_the_same() -> None:
    """A file's name may hold bytes of Latin-1."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(r"print('a\udce4')")],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"a\\udce4\n", b"None")


def test_slow_reader_of_a_stream_that_does_not_wait_gets_all_once() -> None:
    """Another program may have made the pipe non-blocking; a pipe holds 64 KiB."""
    code = PROGRAM.format("print('x' * 300_000); print('loppu')")
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    started = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    time.sleep(0.3)  # it has filled the pipe by now
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == b"x" * 300_000 + b"\nloppu\n"
    assert started.communicate()[1] == b"None"
    assert started.returncode == 0
