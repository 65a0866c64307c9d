"""The mail server: where it is, what the environment says of it, and one connection to it.

Credentials come from the environment only, and leave this machine only inside TLS whose certificate
was checked. Only `tori.deliver` and `tori.cli` import this.
"""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal

Security = Literal["starttls", "tls", "none"]

_PORTS: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}
_MAX_PORT = 65535
_TIMEOUT = 60.0


class ServerError(Exception):
    """The server cannot be used: it is not stated, not there, or refuses us. In Finnish."""


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
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def server_of(environment: Mapping[str, str]) -> Server:
    """Return the server that TORI_SMTP_HOST, _PORT, _SECURITY, _USER and _PASSWORD state.

    Raises:
        ServerError: One is missing or nonsense, or mail would leave the machine unencrypted.
    """
    host = environment.get("TORI_SMTP_HOST", "").strip()
    if not host:
        raise ServerError("ympäristömuuttuja TORI_SMTP_HOST puuttuu: anna postipalvelimen nimi")
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
