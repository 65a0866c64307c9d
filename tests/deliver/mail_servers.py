"""A mail server on loopback that fails as told. Only tests import this."""

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "oikea"  # noqa: S105 — the tests' own
Fault = Callable[[str, int], str | None]
"""(recipient, how many times the server was asked for it) → the reply, "drop", or none: fine."""


class FaultyServer:
    """Keeps count of what it took in, and fails at RCPT and after DATA as told."""

    def __init__(self, at_rcpt: Fault, at_data: Fault, limit: int, slow: float) -> None:
        """Take `limit` messages on a connection, then answer 421."""
        self.got: Counter[str] = Counter()
        self.bodies: list[bytes] = []
        self.connections = 0
        self.asked: Counter[str] = Counter()
        self.port = 0
        self._faults = (at_rcpt, at_data)
        self._limit = limit
        self._slow = slow
        self._taken = 0

    async def handle_EHLO(  # noqa: N802 — aiosmtpd's own
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Count the connection, and offer no 8BITMIME."""
        del server, envelope
        session.host_name = hostname
        self.connections += 1
        self._taken = 0
        return [one for one in responses if "8BITMIME" not in one]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse, defer or take a recipient."""
        del options
        del session
        if self._taken >= self._limit:
            return "421 4.7.0 liian monta"
        self.asked[address] += 1
        reply = self._faults[0](address, self.asked[address])
        if reply == "drop":
            _cut(server)
            return "421 bye"
        if reply is None:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Store the message; lose the connection before the reply if told."""
        del session
        address = envelope.rcpt_tos[0]
        reply = self._faults[1](address, self.asked[address])
        if reply is None or reply == "drop":
            self.got[address] += 1
            self.bodies.append(envelope.original_content or b"")
        await asyncio.sleep(self._slow)
        self._taken += 1
        if reply == "drop":
            _cut(server)
        return "250 OK" if reply is None or reply == "drop" else reply


def _cut(server: SMTP) -> None:
    if server.transport is not None:
        server.transport.close()


def _fine(_: str, __: int) -> str | None:
    return None


@contextmanager
def mail_server(  # noqa: PLR0913 — a server's ways to differ from the next
    at_rcpt: Fault = _fine,
    at_data: Fault = _fine,
    *,
    limit: int = 1_000_000,
    slow: float = 0.0,
    certificate: Path | None = None,
    smtps: bool = False,
) -> Iterator[FaultyServer]:
    """Run a server for a test; with a certificate it is encrypted and wants PASSWORD.

    It offers STARTTLS, or with `smtps` it speaks TLS from the first octet.
    """
    faulty = FaultyServer(at_rcpt, at_data, limit, slow)
    context = None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(
        loop.create_server(
            lambda: SMTP(
                faulty,
                hostname="127.0.0.1",
                loop=loop,
                tls_context=None if smtps else context,
                authenticator=_authenticate,
                auth_require_tls=not smtps,  # aiosmtpd sees STARTTLS only
                auth_required=context is not None and not smtps,
            ),
            "127.0.0.1",
            0,
            ssl=context if smtps else None,
        )
    )
    faulty.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield faulty
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.run_until_complete(_end(loop, listening))
        loop.close()


def _authenticate(*given: object) -> AuthResult:
    """Take whoever knows the password."""
    data = given[-1]
    return AuthResult(
        success=isinstance(data, LoginPassword) and data.password == PASSWORD.encode(),
        handled=False,
    )


async def _end(loop: asyncio.AbstractEventLoop, listening: asyncio.Server) -> None:
    """Close what is open, so that nothing is left to complain of."""
    listening.close()
    others = [one for one in asyncio.all_tasks(loop) if one is not asyncio.current_task(loop)]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)
