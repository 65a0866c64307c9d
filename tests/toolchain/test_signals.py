"""SIGTERM and SIGHUP: the program tidies up, and nothing that it started goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import DAY, ROOT, make_project
from tori.engine.day import VARIABLE

FORKING = """
import os, sys, time
from pathlib import Path
from tori.engine.workers import forked_executor
from tori.toolchain import signals
signals.listen()
folder = Path(sys.argv[1])
def work(number):
    (folder / str(os.getpid())).touch()
    print("begun", flush=True)
    time.sleep(1)
try:
    with forked_executor(2) as executor:
        list(executor.map(work, range(100)))
finally:
    (folder / "tidied").touch()
"""
CHECKING = """
import sys
from pathlib import Path
from tori.toolchain import signals
from tori.toolchain.suite import Check, run_checks
signals.listen()
code = "import subprocess; subprocess.run(['sh', '-c', 'echo begun; sleep 600'])"
run_checks((Check("x", ("-c", code), loud=True),), Path.cwd(), {})
"""


def started(*command: object) -> "subprocess.Popen[str]":
    """Start a program in a session of its own, by which all that it starts is known."""
    return subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        env={**os.environ, VARIABLE: DAY.isoformat()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def ended_by(process: "subprocess.Popen[str]", number: int, begun: str) -> tuple[int, str]:
    """Send a signal once a line says that it has begun; return the status and what it said."""
    assert process.stdout
    next(line for line in process.stdout if begun in line)
    process.send_signal(number)
    said, _ = process.communicate(timeout=30)
    return process.returncode, said


def remaining(session: int) -> list[str]:
    """Return the processes of a session that has ended, after a moment to end in."""
    found = [""]
    for _ in range(20):
        listed = subprocess.run(
            ["ps", "-o", "stat=,pid=,args=", "-s", str(session)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        ).stdout.splitlines()
        found = [line for line in listed if not line.startswith("Z")]  # has ended, and is told of
        if not found:
            break
        time.sleep(0.05)
    return found


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_workers_end_with_the_program(tmp_path: Path, number: int, status: int) -> None:
    """They finish no more than what they are at, and what is half-made is taken away."""
    process = started("-c", FORKING, tmp_path)
    assert ended_by(process, number, "begun")[0] == status
    assert remaining(process.pid) == []
    assert (tmp_path / "tidied").exists()


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
@pytest.mark.parametrize(("command", "begun"), [("build", "luettu"), ("serve", "Ctrl-C")])
def test_commands_end(tmp_path: Path, command: str, begun: str, number: int, status: int) -> None:
    """Neither a build nor a preview leaves a process or a half-made folder."""
    project = make_project(tmp_path / "project", program=True)
    process = started(project / "build.py", command, *(["--port", "0"] * (command == "serve")))
    code, said = ended_by(process, number, begun)
    assert (code, said.splitlines()[-1]) == (status, "Keskeytettiin.")
    assert remaining(process.pid) == []
    assert list(project.glob(".tori-site-*")) == []


def test_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    """Under nohup a build goes on when its terminal closes."""
    project = make_project(tmp_path / "project", program=True)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = started(project / "build.py")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert ended_by(process, signal.SIGHUP, "luettu")[0] == 0


def test_what_a_check_started_ends_with_the_tests() -> None:
    """Servers and browsers of the tests are further down, in the check's own session."""
    process = started("-c", CHECKING)
    assert process.stdout
    next(line for line in process.stdout if "begun" in line)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 143
    assert len(children) == 1
    assert remaining(int(children[0])) == []
