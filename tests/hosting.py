"""A real nginx that serves a folder as `hosting/nginx.conf` says; only tests import this module."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ROOT
from tori.toolchain import probes

HOST = "127.0.0.1"
CONFIGURATION = ROOT / "hosting/nginx.conf"
START_SECONDS = 10

# One process that stays in front: as root, a second one would run as a user who may not read
# pytest's folders. Everything that it writes is in its own folder.
_MAIN = """daemon off;
master_process off;
pid "{own}/nginx.pid";
error_log stderr crit;
events {{}}
http {{
    access_log off;
    client_body_temp_path "{own}/body";
    proxy_temp_path "{own}/proxy";
    fastcgi_temp_path "{own}/fastcgi";
    uwsgi_temp_path "{own}/uwsgi";
    scgi_temp_path "{own}/scgi";
    server {{
        listen {host}:{port};
        root "{folder}";
        {extra}
        include "{configuration}";
    }}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What the server answered; the names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Hosted:
    """A running server."""

    port: int

    @property
    def base(self) -> str:
        """The address of the site's front page."""
        return f"http://{HOST}:{self.port}/"

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for an address that begins with a slash; `If_Range` is the header If-Range."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, address, headers=named)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()


@contextmanager
def hosted(
    folder: Path, own: Path, extra: str = "", configuration: Path = CONFIGURATION
) -> Iterator[Hosted]:
    """Serve a folder on a free port while the block runs.

    Args:
        folder: The built site.
        own: An empty folder for the server's own files.
        extra: What the including file says beside the least.
        configuration: The file that is included: the project's own, or a changed copy.
    """
    port = _free_port()
    main = own / "main.conf"
    main.write_text(
        _MAIN.format(
            own=own, host=HOST, port=port, folder=folder, extra=extra, configuration=configuration
        ),
        "utf-8",
    )
    with (own / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(
            [_nginx(), "-p", own, "-c", main, "-e", "stderr"], stdin=subprocess.DEVNULL, stderr=log
        )
        try:
            _wait(server, port, own / "log")
            yield Hosted(port)
        finally:
            server.terminate()
            server.wait(START_SECONDS)


def _nginx() -> str:
    """Return the nginx that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_NGINX"):
        return told
    found = probes.nginx(ROOT)
    assert found is not None, "run build.py test, which gets nginx"
    return found.path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers; one that has ended tells why."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text("utf-8")
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"nginx does not answer: {log.read_text('utf-8')}")
