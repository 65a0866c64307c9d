"""The command send as a process of its own, with a closed issue: to Postfix's smtp-sink, signed."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.deliver.dkim_keys import dkimpy_accepts, key_environment, key_file
from tests.deliver.mail_servers import mail_server
from tests.deliver.smtp_sinks import smtp_sink
from tests.projects import make_project

pytestmark = pytest.mark.server

ISSUE = "2020-10"
NUMBER = 300
READERS = tuple(f"lukija{number}@tori.example" for number in range(NUMBER))
SEND_SECONDS = 120


def run(project: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the project's own program."""
    return subprocess.run(
        [sys.executable, "build.py", *map(str, arguments)],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=SEND_SECONDS,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a closed issue."""
    made = make_project(tmp_path / "project", program=True)
    closed = run(made, "digest", ISSUE, "--close")
    assert closed.returncode == 0, closed.stderr
    return made


def send(
    project: Path, data: Path, port: int, *arguments: object
) -> subprocess.CompletedProcess[str]:
    """Send, unthrottled and signed, with a data folder and a key of the test's own."""
    key = data / "dkim_key.pem"
    if not key.exists():
        data.mkdir(exist_ok=True)
        key_file(data)
    return run(
        project,
        *("send", ISSUE, *arguments),
        XDG_DATA_HOME=str(data),
        TORI_SMTP_HOST="127.0.0.1",
        TORI_SMTP_PORT=str(port),
        TORI_SMTP_SECURITY="none",
        **key_environment(key),
    )


def to(folder: Path, readers: tuple[str, ...], number: int) -> tuple[object, ...]:
    """Return the arguments that send to these readers, of whom so many are still to get it."""
    file = folder / "tilaajat.csv"
    file.write_text("address\n" + "".join(f"{address}\n" for address in readers), "utf-8")
    return "--to", file, "--rate", "1e9", "--confirm", number


def test_many_get_it_once(project: Path, tmp_path: Path) -> None:
    """All that a real server took: each address once, each message whole; then nobody is left."""
    with smtp_sink(tmp_path) as sink:
        done = send(project, tmp_path / "data", sink.port, *to(tmp_path, READERS, NUMBER))
        assert done.returncode == 0, done.stderr
        assert f"lähetetty {NUMBER}," in done.stdout
        assert "@" not in done.stdout + done.stderr
        assert sink.got() == Counter(READERS)
        assert sink.messages() == NUMBER
        again = send(project, tmp_path / "data", sink.port, *to(tmp_path, READERS, 0))
        assert again.returncode == 0, again.stderr
        assert sink.got() == Counter(READERS)


def test_second_message_would_be_noticed(project: Path, tmp_path: Path) -> None:
    """The count above can fail: whoever throws the whole data folder away sends to all again."""
    few = to(tmp_path, READERS[:3], 3)
    with smtp_sink(tmp_path) as sink:
        for name in ("one", "two"):
            assert send(project, tmp_path / name, sink.port, *few).returncode == 0
        assert set(sink.got().values()) == {2}


def test_what_is_sent_is_signed(project: Path, tmp_path: Path) -> None:
    """With a key every message has a signature that verifies; a trial too."""
    trial = ("--test", "koe@tori.example")
    with mail_server() as server:
        for way in (to(tmp_path, READERS[:3], 3), trial):
            done = send(project, tmp_path / "data", server.port, *way)
            assert done.returncode == 0, done.stderr
        assert len(server.bodies) == 4
        assert all(dkimpy_accepts(body) for body in server.bodies)


def test_key_that_cannot_be_used_stops_all(project: Path, tmp_path: Path) -> None:
    """Nothing leaves unsigned when it was to be signed."""
    key_file(tmp_path).write_text("avain")
    with mail_server() as server:
        for way in (to(tmp_path, READERS[:3], 3), ("--test", "koe@tori.example")):
            done = send(project, tmp_path, server.port, *way)
            assert done.returncode == 3
            assert "ei ole ehjää RSA-avainta" in done.stderr
        assert not server.got
