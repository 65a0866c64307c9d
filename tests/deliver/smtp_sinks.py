"""Postfix's smtp-sink, a server that takes any mail as fast as it comes. For tests and bench."""

import os
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ROOT
from tori.toolchain import probes

HOST = "127.0.0.1"
START_SECONDS = 10
_KEPT = "kept"


@dataclass(frozen=True)
class SmtpSink:
    """A running server and the file of what it took."""

    port: int
    file: Path

    def got(self) -> Counter[str]:
        """Return how many messages came to each address."""
        lines = self.file.read_bytes().split(b"\n") if self.file.exists() else []
        return Counter(
            line.partition(b"<")[2].partition(b">")[0].decode("ascii")
            for line in lines
            if line.startswith(b"X-Rcpt-Args:")
        )

    def messages(self) -> int:
        """Return how many whole messages came: each ends a head that has a subject."""
        return self.file.read_bytes().count(b"\nSubject: ")


@contextmanager
def smtp_sink(folder: Path, *, keeps: bool = True) -> Iterator[SmtpSink]:
    """Run a server while the block runs; it writes what comes into a folder of its own."""
    own = folder / "smtp-sink"
    own.mkdir()
    port = _free_port()
    command = [_program(), *(("-D", _KEPT) if keeps else ())]
    if os.name == "posix" and os.geteuid() == 0:  # it will not run as root
        own.chmod(0o777)
        command += ["-u", "nobody", "-R", str(own)]
    with subprocess.Popen(
        [*command, f"{HOST}:{port}", "100"],
        cwd=own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as server:
        try:
            _wait(server, port)
            yield SmtpSink(port, own / _KEPT)
        finally:
            server.terminate()


def _program() -> str:
    """Return the smtp-sink that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_SMTP_SINK"):
        return told
    found = probes.smtp_sink(ROOT)
    assert found is not None, "run build.py test, which gets smtp-sink"
    return found.path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server answers; one that has ended tells why."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise AssertionError(server.stderr.read() if server.stderr else b"")
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("smtp-sink does not answer")
