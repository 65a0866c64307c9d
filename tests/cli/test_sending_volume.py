"""The command send as a process of its own, with the real content, to Postfix's smtp-sink."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.deliver.dkim_keys import key_environment, key_file
from tests.deliver.smtp_sinks import SmtpSink, smtp_sink
from tests.projects import ROOT

pytestmark = pytest.mark.server

ISSUE = "2020-10"
NUMBER = 400
READERS = tuple(f"lukija{number}@tori.example" for number in range(NUMBER))
SEND_SECONDS = 120


def send(
    folder: Path, sink: SmtpSink, number: int, readers: tuple[str, ...] = READERS
) -> subprocess.CompletedProcess[str]:
    """Run the command on a list of readers, unthrottled and signed."""
    file = folder / "tilaajat.csv"
    file.write_text("address\n" + "".join(f"{address}\n" for address in readers), "utf-8")
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(folder),
        "TORI_SMTP_HOST": "127.0.0.1",
        "TORI_SMTP_PORT": str(sink.port),
        "TORI_SMTP_SECURITY": "none",
        **key_environment(key_file(folder)),
    }
    command = ("build.py", "send", ISSUE, "--to", file, "--rate", "1e9", "--confirm", str(number))
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=SEND_SECONDS,
        check=False,
    )


def test_many_get_it_once(tmp_path: Path) -> None:
    """All that a real server took: each address once, each message whole; then nobody is left."""
    with smtp_sink(tmp_path) as sink:
        done = send(tmp_path, sink, NUMBER)
        assert done.returncode == 0, done.stderr
        assert f"lähetetty {NUMBER}," in done.stdout
        assert "@" not in done.stdout + done.stderr
        assert sink.got() == Counter(READERS)
        assert sink.messages() == NUMBER
        assert send(tmp_path, sink, 0).returncode == 0
        assert sink.got() == Counter(READERS)


def test_second_message_would_be_noticed(tmp_path: Path) -> None:
    """The count above can fail: a ledger that was thrown away with its tally sends to all again."""
    with smtp_sink(tmp_path) as sink:
        for folder in ("one", "two"):
            (tmp_path / folder).mkdir()
            assert send(tmp_path / folder, sink, 3, READERS[:3]).returncode == 0
        assert set(sink.got().values()) == {2}
