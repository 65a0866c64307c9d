"""The preview's web server: the built site on 127.0.0.1, whose open pages reload after each build.

It answers ranges (RFC 9110 §14), so that audio can be wound, and adds a script to each page as it
serves it; the built files stay as they are. Nothing here is meant for the public: whoever asks by
a name that is not this machine's gets nothing.
"""

import json
import os
import socket
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from ipaddress import ip_address
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tori.failures import told
from tori.preview.requests import (
    Hosts,
    bind_address,
    bounds,
    file_of,
    known_version,
    path_and_query,
)

if TYPE_CHECKING:
    from tori.diagnostics import Diagnostic

CHANGES = "/_esikatselu/muutokset"
_WAIT_SECONDS = 20.0
FINDINGS = "/_esikatselu/loydokset"
SCRIPT = "/_esikatselu/esikatselu.js"
_SCRIPT_FILE = Path(__file__).with_name("client.js")
_TAG = '<script src="{}" data-version="{}" data-changes="{}" data-findings="{}"></script>\n'
_NO_PAGE = b"<p>Sivua ei ole.</p></body>"
_NO_REQUEST = "Pyyntö ei ole sellainen, johon esikatselu vastaa."
_FOREIGN_HOST = (
    "Esikatselu vastaa vain osoitteissa 127.0.0.1 ja localhost, jottei vieras sivusto näe "
    "luonnoksia. Jos avasit sen itse toisella nimellä, käynnistä se niin: "
    "python3 build.py serve --host NIMI"
)


@dataclass(slots=True)
class Version:
    """Counts the builds that were published, and lets pages wait for the next."""

    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def advance(self) -> None:
        """Tell all who wait that there is a new build."""
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait_beyond(self, known: int, seconds: float) -> int:
        """Return the number once it is beyond the known one, or when the time is up."""
        with self.changed:
            self.changed.wait_for(lambda: self.number > known, seconds)
            return self.number


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1, and where else it may be reached.

    Attributes:
        hosts: The names by which it may be asked.
        version: The number of the newest build.
        findings: What is wrong with the content; the pages show it.

    Raises:
        OSError: The port is taken, or the address is not this machine's.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, port: int, host: str = "") -> None:
        """Bind to the port; 0 takes any that is free. `host` is another way to reach it."""
        self.folder = folder
        self.version = Version()
        self.findings: tuple[Diagnostic, ...] = ()
        address = bind_address(host)
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, port), _Handler)
        self.hosts = Hosts(self.server_port, host)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 — the base class's own signature
        """Say nothing of a browser that has gone, as it does whenever a waiting page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """The front page's full address."""
        bound = ip_address(str(self.server_address[0]))
        host = "127.0.0.1" if bound.is_unspecified else str(bound)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    error_message_format = "%(explain)s\n"
    error_content_type = "text/plain; charset=utf-8"
    _has_begun = False
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # or what is no request gets an answer without a status
    extensions_map = {  # noqa: RUF012 — the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/xml; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".mp3": "audio/mpeg",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the base class's own name
        """Say nothing of every request: the terminal is for findings."""

    def parse_request(self) -> bool:
        """Take a request's head, unless it is none, or comes by a name that is not ours."""
        self._has_begun = False
        if not super().parse_request():
            return False
        if self.server.hosts.has(self.headers.get_all("Host", [])):
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=_FOREIGN_HOST)
        return False

    def do_GET(self) -> None:
        path, query = path_and_query(self.path)
        try:
            match path:
                case _ if path == CHANGES:
                    self._answer_changes(query)
                case _ if path == FINDINGS:
                    self._answer_findings()
                case _ if path == SCRIPT:
                    self._answer_script()
                case _:
                    self._answer_file(path, query)
        except ConnectionError:
            raise
        except OSError as error:  # a file that a build replaced meanwhile, or the machine's fault
            self.close_connection = True
            if not self._has_begun:
                self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR, explain=told(error))

    def do_HEAD(self) -> None:
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what cannot be answered otherwise; the base class calls this too, in English."""
        del message
        super().send_error(code, explain=explain or _NO_REQUEST)

    def send_response(self, code: int, message: str | None = None) -> None:
        self._has_begun = True
        super().send_response(code, message)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def _answer_file(self, path: str, query: str) -> None:
        folder = self.server.folder
        file = file_of(path, folder)
        if file and file.is_dir() and not path.endswith("/"):
            self._redirect(f"{path}/{'?' if query else ''}{query}")
            return
        if file and file.is_dir():
            file = file_of(f"{path}index.html", folder)
        if not file or not file.is_file():
            self._answer_page(file_of("404.html", folder), HTTPStatus.NOT_FOUND)
        elif file.suffix == ".html":
            self._answer_page(file, HTTPStatus.OK)
        else:
            self._answer_bytes(file, self.headers.get("Range"))

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer_changes(self, query: str) -> None:
        version = self.server.version.wait_beyond(known_version(query), _WAIT_SECONDS)
        self._send(str(version).encode(), "text/plain", HTTPStatus.OK)

    def _answer_findings(self) -> None:
        found = [
            {
                "path": finding.path,
                "line": finding.span.line,
                "column": finding.span.column,
                "code": finding.code,
                "message": finding.message,
                "hint": finding.hint,
                "corrected": finding.corrected,
            }
            for finding in self.server.findings
        ]
        data = json.dumps(found, ensure_ascii=False).encode()
        self._send(data, "application/json; charset=utf-8", HTTPStatus.OK)

    def _answer_script(self) -> None:
        data = _SCRIPT_FILE.read_bytes()
        self._send(data, "text/javascript; charset=utf-8", HTTPStatus.OK)

    def _answer_page(self, page: Path | None, status: HTTPStatus) -> None:
        data = page.read_bytes() if page and page.is_file() else _NO_PAGE
        if self.headers.get("Sec-Fetch-Dest") != "iframe":  # a mail, which runs no script
            tag = _TAG.format(SCRIPT, self.server.version.number, CHANGES, FINDINGS)
            data = data.replace(b"</body>", f"{tag}</body>".encode())
        self._send(data, self.extensions_map[".html"], status)

    def _answer_bytes(self, file: Path, stated: str | None) -> None:
        with file.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            asked = bounds(stated, size) if stated else (0, size - 1)
            if asked is None:
                self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                self.send_header("Content-Range", f"bytes */{size}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            first, last = asked
            self.send_response(HTTPStatus.PARTIAL_CONTENT if stated else HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(str(file)))
            if stated:
                self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
            self.send_header("Content-Length", str(last - first + 1))
            self.end_headers()
            if self.command != "HEAD":
                source.seek(first)
                _copy(source, self.wfile, last - first + 1)

    def _send(self, data: bytes, content_type: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _copy(source: IO[bytes], target: BufferedIOBase, length: int) -> None:
    while length > 0 and (chunk := source.read(min(length, 64 * 1024))):
        target.write(chunk)
        length -= len(chunk)
