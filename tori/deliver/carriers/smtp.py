"""The mail server: where it is, what the environment says of it, and one connection to it.

Credentials come from the environment only, and leave this machine only inside TLS whose certificate
was checked. Only `tori.deliver` and `tori.cli` import this.
"""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from tori.deliver.carriers.carrier import Answer, LostError, ServerError, is_loopback
from tori.deliver.message.recipient import Recipient
from tori.newsletter.mail_address import BadAddressError, ascii_domain

Security = Literal["starttls", "tls", "none"]

_PORTS: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}
_MAX_PORT = 65535
_TIMEOUT = 60.0
_CLOSING = 421
"""The server ends the connection."""
_OK = range(200, 300)
_REFUSED = range(500, 600)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server.

    Attributes:
        timeout: Seconds without a word, after which the connection counts as lost.
    """

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = _TIMEOUT

    @property
    def is_loopback(self) -> bool:
        """Whether the server is on this machine, so that nothing leaves it."""
        return is_loopback(self.host)

    def connect(self) -> "SmtpConnection":
        """Return a connection; it raises what `connect` does."""
        return SmtpConnection(connect(self))


@dataclass(frozen=True, slots=True)
class SmtpConnection:
    """A connection that is used for one message after the other."""

    client: smtplib.SMTP

    def deliver(
        self,
        envelope_from: str,
        recipient: Recipient,
        message: bytes,
        leaving: Callable[[], None],
    ) -> Answer:
        """Take one message through MAIL, RCPT and DATA; `leaving` is called just before DATA.

        Raises:
            ServerError: The server does not take our mail at all.
            LostError: The connection went before DATA: the message did not leave.
        """
        if not message.isascii():
            raise ServerError(
                "viestissä on 8-bittisiä tavuja, joita kaikki palvelimet eivät välitä"
            )
        answer = self._through(envelope_from, recipient.address, message, leaving)
        if answer.state in ("failed", "deferred"):
            with suppress(OSError):
                self.client.rset()
        return answer

    def _through(
        self, envelope_from: str, address: str, message: bytes, leaving: Callable[[], None]
    ) -> Answer:
        try:
            code, _ = self.client.mail(envelope_from)
            if code in _REFUSED:
                raise ServerError(f"palvelin ei hyväksy lähettäjää ({code})")
            is_mailbox = code in _OK
            if is_mailbox:
                code, _ = self.client.rcpt(address)
        except OSError as error:
            raise LostError from error
        if code == _CLOSING:
            raise LostError
        if code not in _OK:
            return Answer("failed" if code in _REFUSED else "deferred", code, is_mailbox)
        leaving()
        try:
            code, _ = self.client.data(message)
        except smtplib.SMTPDataError as error:
            code = error.smtp_code
        except OSError:
            return Answer("unknown")
        if code in _OK:
            return Answer("sent", code)
        return Answer("failed" if code in _REFUSED else "deferred", code)

    def leave(self) -> None:
        """Take leave of the server."""
        with suppress(OSError):
            self.client.quit()

    def close(self) -> None:
        """Let go of the connection without a word."""
        self.client.close()


def server_of(environment: Mapping[str, str]) -> Server:
    """Return the server that TORI_SMTP_HOST, _PORT, _SECURITY, _USER and _PASSWORD state.

    Raises:
        ServerError: One is missing or nonsense, or mail would leave the machine unencrypted.
    """
    host = environment.get("TORI_SMTP_HOST", "").strip()
    if not host:
        raise ServerError("ympäristömuuttuja TORI_SMTP_HOST puuttuu: anna postipalvelimen nimi")
    try:
        host = ascii_domain(host)
    except BadAddressError as error:
        raise ServerError("TORI_SMTP_HOST ei ole palvelimen nimi") from error
    stated = environment.get("TORI_SMTP_SECURITY", "starttls")
    security: Security
    match stated:
        case "starttls" | "tls" | "none":
            security = stated
        case _:
            raise ServerError("TORI_SMTP_SECURITY on joko starttls, tls tai none")
    port = environment.get("TORI_SMTP_PORT", str(_PORTS[security]))
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= _MAX_PORT):
        raise ServerError("TORI_SMTP_PORT ei ole portin numero")
    user, password = (environment.get(f"TORI_SMTP_{name}", "") for name in ("USER", "PASSWORD"))
    if bool(user) != bool(password):
        raise ServerError("anna sekä TORI_SMTP_USER että TORI_SMTP_PASSWORD, tai ei kumpaakaan")
    server = Server(host, int(port), security, user, password)
    if security == "none" and not server.is_loopback:
        raise ServerError(
            "TORI_SMTP_SECURITY=none kelpaa vain tällä koneella olevalle palvelimelle"
        )
    return server


def connect(server: Server) -> smtplib.SMTP:
    """Return a connection that has greeted, is encrypted and is logged in.

    Raises:
        ServerError: The certificate or the credentials are not accepted, or STARTTLS is missing.
        OSError: The server does not answer; smtplib's own errors are among these.
    """
    context = ssl.create_default_context()
    client: smtplib.SMTP
    try:
        if server.security == "tls":
            client = smtplib.SMTP_SSL(
                server.host, server.port, timeout=server.timeout, context=context
            )
        else:
            client = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    except ssl.SSLError as error:
        raise ServerError(f"salattu yhteys ei onnistu: {error.reason}") from error
    try:
        _prepare(client, server, context)
    except BaseException:
        client.close()
        raise
    return client


def _prepare(client: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    try:
        client.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            client.starttls(context=context)
            client.ehlo()
        if server.user:
            client.login(server.user, server.password)
    except ssl.SSLError as error:
        raise ServerError(f"salattu yhteys ei onnistu: {error.reason}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise ServerError("palvelin ei tarjoa salausta (STARTTLS) tai kirjautumista") from error
    except smtplib.SMTPAuthenticationError as error:
        raise ServerError(f"palvelin ei hyväksy tunnuksia ({error.smtp_code})") from error
