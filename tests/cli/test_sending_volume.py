"""The command send as a process of its own, with a closed issue, to Postfix's smtp-sink."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.deliver.dkim_keys import key_environment, key_file
from tests.deliver.smtp_sinks import SmtpSink, smtp_sink
from tests.projects import make_project

pytestmark = pytest.mark.server

ISSUE = "2020-10"
NUMBER = 400
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
    project: Path, data: Path, sink: SmtpSink, number: int, readers: tuple[str, ...] = READERS
) -> subprocess.CompletedProcess[str]:
    """Send to a list of readers, unthrottled and signed."""
    data.mkdir(exist_ok=True)
    file = data / "tilaajat.csv"
    file.write_text("address\n" + "".join(f"{address}\n" for address in readers), "utf-8")
    return run(
        project,
        *("send", ISSUE, "--to", file, "--rate", "1e9", "--confirm", number),
        XDG_DATA_HOME=str(data),
        TORI_SMTP_HOST="127.0.0.1",
        TORI_SMTP_PORT=str(sink.port),
        TORI_SMTP_SECURITY="none",
        **key_environment(key_file(data)),
    )


def test_many_get_it_once(project: Path, tmp_path: Path) -> None:
    """All that a real server took: each address once, each message whole; then nobody is left."""
    with smtp_sink(tmp_path) as sink:
        done = send(project, tmp_path / "data", sink, NUMBER)
        assert done.returncode == 0, done.stderr
        assert f"lähetetty {NUMBER}," in done.stdout
        assert "@" not in done.stdout + done.stderr
        assert sink.got() == Counter(READERS)
        assert sink.messages() == NUMBER
        assert send(project, tmp_path / "data", sink, 0).returncode == 0
        assert sink.got() == Counter(READERS)


def test_second_message_would_be_noticed(project: Path, tmp_path: Path) -> None:
    """The count above can fail: whoever throws the whole data folder away sends to all again."""
    with smtp_sink(tmp_path) as sink:
        for name in ("one", "two"):
            assert send(project, tmp_path / name, sink, 3, READERS[:3]).returncode == 0
        assert set(sink.got().values()) == {2}
