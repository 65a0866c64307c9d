"""A server of listmonk's API on loopback, written of its published description. For tests only.

It keeps campaigns and lists as the description of `/api/campaigns` and `/api/lists` says, with the
rules of status, and fails as told. It is no listmonk: what the description leaves open is guessed.
"""

import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

USER = "tori"
TOKEN = "salainen-avain"  # noqa: S105 — the tests' own
LISTS: Mapping[int, Mapping[str, Any]] = {
    3: {"id": 3, "name": "Kaikki", "subscriber_count": 5, "optin": "double"},
    4: {"id": 4, "name": "Tekniset", "subscriber_count": 2, "optin": "double"},
}
_REQUIRED = {"name", "subject", "lists", "type", "content_type", "body"}
_NEXT = {
    "draft": {"scheduled", "running"},
    "scheduled": {"draft"},
    "paused": {"running"},
    "running": {"paused", "cancelled"},
}


class Fault(Exception):  # noqa: N818 — what the description calls an error code
    """An answer that is no success."""


class ListmonkServer:
    """What the server has, what it was asked, and how it is to fail.

    Attributes:
        faults: By "METHOD path", one word an answer: "lost" (done, and no answer), "json" (done,
            and the answer is no JSON), "shape" (JSON of another kind), "redirect", or a status.
    """

    def __init__(self) -> None:
        """Have no campaign and no fault."""
        self.campaigns: dict[int, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.faults: dict[str, list[str]] = {}
        self.url = ""

    def answer(self, method: str, target: str, content: dict[str, Any]) -> object:
        """Return the `data` of an answer."""
        parts = urlsplit(target)
        match method, *parts.path.strip("/").split("/"):
            case "GET", "api", "lists", number:
                return self._one(dict(LISTS), number)
            case "GET", "api", "campaigns":
                return self._page(parse_qs(parts.query))
            case "POST", "api", "campaigns":
                return self._made(content)
            case "GET", "api", "campaigns", number:
                return self._one(self.campaigns, number)
            case "PUT", "api", "campaigns", number:
                campaign = self._one(self.campaigns, number)
                if campaign["status"] not in {"draft", "scheduled", "paused"}:
                    raise Fault(400, "Cannot update a running or a finished campaign.")
                campaign.update(_checked(content))
                return campaign
            case "PUT", "api", "campaigns", number, "status":
                return self._moved(self._one(self.campaigns, number), content["status"])
        raise Fault(404, "not found")

    def _one(self, things: dict[int, Any], number: str) -> dict[str, Any]:
        if int(number) not in things:
            raise Fault(404, "not found")
        found: dict[str, Any] = things[int(number)]
        return found

    def _page(self, query: Mapping[str, list[str]]) -> object:
        word = query.get("query", [""])[0].lower()
        found = [
            {key: value for key, value in one.items() if key != "body"}
            for one in self.campaigns.values()
            if word in f"{one['name']} {one['subject']}".lower()
        ]
        if not found:
            return {"results": []}
        return {"results": found, "query": word, "total": len(found), "per_page": 20, "page": 1}

    def _made(self, content: dict[str, Any]) -> dict[str, Any]:
        number = len(self.campaigns) + 1
        self.campaigns[number] = {**_checked(content), "id": number, "status": "draft"}
        return self.campaigns[number]

    def _moved(self, campaign: dict[str, Any], status: str) -> dict[str, Any]:
        if status not in _NEXT.get(campaign["status"], set()):
            raise Fault(400, f"Cannot change status from {campaign['status']}")
        if status == "scheduled" and not campaign.get("send_at"):
            raise Fault(400, "Campaign needs a `send_at` date to be scheduled.")
        campaign["status"] = status
        return campaign


def _checked(content: dict[str, Any]) -> dict[str, Any]:
    if not content.keys() >= _REQUIRED or not content["lists"]:
        raise Fault(400, "Missing fields")
    at = content.get("send_at")
    if at and datetime.fromisoformat(at) < datetime.now(UTC):
        raise Fault(400, "`send_at` date should be in the future.")
    return {**content, "lists": [{"id": one} for one in content["lists"] if one in LISTS]}


class _Handler(BaseHTTPRequestHandler):
    listmonk: ClassVar[ListmonkServer]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the base's own
        """Say nothing."""

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_GET  # noqa: N815

    def _serve(self) -> None:
        path = urlsplit(self.path).path
        length = int(self.headers.get("Content-Length", 0))
        content = json.loads(self.rfile.read(length) or b"{}")
        self.listmonk.asked.append(f"{self.command} {path}")
        waiting = self.listmonk.faults.get(f"{self.command} {path}", [])
        fault = waiting.pop(0) if waiting else ""
        if self.headers.get("Authorization") != f"token {USER}:{TOKEN}":
            self._say(403, {"message": "invalid session"})
            return
        if fault.isdigit():
            self._say(int(fault), {"message": f"Vika {TOKEN}"})
            return
        try:
            data = self.listmonk.answer(self.command, self.path, content)
        except Fault as error:
            self._say(error.args[0], {"message": error.args[1]})
            return
        if fault == "lost":
            time.sleep(0.5)
        elif fault == "json":
            self._send(200, b"<html>proxy</html>")
        elif fault == "redirect":
            self.send_response(302)
            self.send_header("Location", self.listmonk.url + "/api/muualla")
            self.end_headers()
        else:
            self._say(200, {"data": "kummaa"} if fault == "shape" else {"data": data})

    def _say(self, status: int, document: object) -> None:
        self._send(status, json.dumps(document).encode())

    def _send(self, status: int, raw: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went, as one does that does not trust the certificate."""


@contextmanager
def listmonk_server(certificate: Path | None = None) -> Iterator[ListmonkServer]:
    """Run a server for a test; with a certificate it speaks https."""
    listmonk = ListmonkServer()
    handler = type("_Handler", (_Handler,), {"listmonk": listmonk})
    with _Quiet(("127.0.0.1", 0), handler) as server:
        scheme = "http"
        if certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            scheme = "https"
        listmonk.url = f"{scheme}://localhost:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield listmonk
        finally:
            server.shutdown()
            thread.join()
