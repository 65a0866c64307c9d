"""The preview's web server: the built site on 127.0.0.1, whose open pages reload after each build.

It answers ranges (RFC 9110 §14), so that audio can be wound, and adds a script to each page as it
serves it; the built files stay as they are. Nothing here is meant for the public.
"""

import json
import re
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from tori.diagnostics import Diagnostic

CHANGES = "/_esikatselu/muutokset"
_WAIT_SECONDS = 20.0
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
FINDINGS = "/_esikatselu/loydokset"
SCRIPT = "/_esikatselu/esikatselu.js"
_SCRIPT_FILE = Path(__file__).with_name("client.js")
_TAG = '<script src="{}" data-version="{}" data-changes="{}" data-findings="{}"></script>\n'


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
    """Serves a folder on 127.0.0.1.

    Attributes:
        version: The number of the newest build.
        findings: What is wrong with the content; the pages show it.

    Raises:
        OSError: The port is taken.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, port: int) -> None:
        """Bind to the port; 0 takes any that is free."""
        self.folder = folder
        self.version = Version()
        self.findings: tuple[Diagnostic, ...] = ()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 — the base class's own signature
        """Say nothing of a browser that has gone, as it does whenever a waiting page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """The front page's full address."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 — the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/xml; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".mp3": "audio/mpeg",
    }

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the base class's own name
        """Say nothing of every request: the terminal is for findings."""

    def do_GET(self) -> None:
        own = {
            CHANGES: self._answer_changes,
            FINDINGS: self._answer_findings,
            SCRIPT: self._answer_script,
        }.get(urlsplit(self.path).path)
        if own:
            own()
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not urlsplit(self.path).path.endswith("/"):
            super().do_GET()
            return
        page = file / "index.html" if file.is_dir() else file
        if not page.is_file():
            self._answer_page(self.server.folder / "404.html", HTTPStatus.NOT_FOUND)
        elif page.suffix == ".html":
            self._answer_page(page, HTTPStatus.OK)
        elif self.headers.get("Range"):
            self._answer_range(page, self.headers["Range"])
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def _answer_changes(self) -> None:
        stated = parse_qs(urlsplit(self.path).query).get("after", ["0"])[0]
        known = int(stated) if stated.isdigit() else 0
        self._send(
            str(self.server.version.wait_beyond(known, _WAIT_SECONDS)).encode(),
            "text/plain",
            HTTPStatus.OK,
        )

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

    def _answer_page(self, page: Path, status: HTTPStatus) -> None:
        text = page.read_text(encoding="utf-8") if page.is_file() else "<p>Sivua ei ole.</p></body>"
        is_framed = self.headers.get("Sec-Fetch-Dest") == "iframe"  # a mail, which runs no script
        tag = _TAG.format(SCRIPT, self.server.version.number, CHANGES, FINDINGS)
        script = "" if is_framed else tag
        self._send(
            text.replace("</body>", f"{script}</body>").encode(),
            self.extensions_map[".html"],
            status,
        )

    def _answer_range(self, file: Path, stated: str) -> None:
        size = file.stat().st_size
        bounds = _bounds(stated, size)
        if bounds is None:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        first, last = bounds
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with file.open("rb") as source:
            source.seek(first)
            _copy(source, self.wfile, last - first + 1)

    def _send(self, data: bytes, content_type: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _bounds(stated: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a Range header asks for, or None for a bad one."""
    match = _RANGE.fullmatch(stated.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if match[1]:
        first, last = int(match[1]), int(match[2]) if match[2] else size - 1
    else:
        first, last = max(0, size - int(match[2])), size - 1
    last = min(last, size - 1)
    return (first, last) if first <= last else None


def _copy(source: IO[bytes], target: BufferedIOBase, length: int) -> None:
    while length > 0 and (chunk := source.read(min(length, 64 * 1024))):
        target.write(chunk)
        length -= len(chunk)
