"""The mail server's settings and its connection."""

from pathlib import Path

import pytest

from tests.deliver.mail_servers import PASSWORD, mail_server
from tori.deliver.carriers.carrier import ServerError
from tori.deliver.carriers.smtp import Server, connect, server_of

CERTIFICATE = Path(__file__).with_name("self_signed.pem")
HOST = {"TORI_SMTP_HOST": "mx.tori.example"}


def test_encryption_is_the_default() -> None:
    """Whoever says nothing gets STARTTLS at the port of submission."""
    server = server_of(HOST)
    assert (server.port, server.security) == (587, "starttls")


def test_password_is_not_shown() -> None:
    """A server that lands in a log keeps its secret."""
    server = server_of({**HOST, "TORI_SMTP_USER": "u", "TORI_SMTP_PASSWORD": "salaisuus"})
    assert server.password == "salaisuus"  # noqa: S105 — the test's own
    assert "salaisuus" not in repr(server)


@pytest.mark.parametrize(
    "changed",
    [
        {"TORI_SMTP_HOST": ""},
        {"TORI_SMTP_SECURITY": "none"},
        {"TORI_SMTP_SECURITY": "ssl"},
        {"TORI_SMTP_PORT": "0"},
        {"TORI_SMTP_PORT": "x"},
        {"TORI_SMTP_USER": "u"},
    ],
)
def test_settings_that_cannot_be_used(changed: dict[str, str]) -> None:
    """Nothing is guessed, and nothing leaves the machine unencrypted."""
    with pytest.raises(ServerError):
        server_of({**HOST, **changed})


def test_server_is_idna_2008() -> None:
    """Credentials go to no other server that Python's own codec makes of the name."""
    assert server_of({"TORI_SMTP_HOST": "post.faß.de"}).host == "post.xn--fa-hia.de"
    with pytest.raises(ServerError, match="TORI_SMTP_HOST"):
        server_of({"TORI_SMTP_HOST": "post..ä"})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_loopback_needs_no_encryption(host: str) -> None:
    """What stays on the machine may be plain."""
    settings = {"TORI_SMTP_HOST": host, "TORI_SMTP_SECURITY": "none"}
    assert server_of(settings).is_loopback


@pytest.mark.server
def test_server_without_starttls_is_refused() -> None:
    """A connection never falls back to plain text."""
    with mail_server() as faulty, pytest.raises(ServerError, match="STARTTLS"):
        connect(Server("127.0.0.1", faulty.port))


@pytest.mark.server
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_certificate_that_nobody_vouches_for_is_refused(host: str) -> None:
    """No password is said to whoever answers."""
    with (
        mail_server(certificate=CERTIFICATE) as faulty,
        pytest.raises(ServerError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        connect(Server(host, faulty.port, "starttls", "u", PASSWORD))


@pytest.mark.server
def test_certificate_of_another_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A trusted certificate counts for its own name only."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with (
        mail_server(certificate=CERTIFICATE) as faulty,
        pytest.raises(ServerError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        connect(Server("127.0.0.1", faulty.port, "starttls", "u", PASSWORD))


@pytest.mark.server
def test_login_inside_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The good case: encrypted, checked and logged in."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with mail_server(certificate=CERTIFICATE) as faulty:
        client = connect(Server("localhost", faulty.port, "starttls", "u", PASSWORD))
        assert client.noop()[0] == 250
        client.quit()


@pytest.mark.server
def test_login_inside_smtps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that speaks TLS from the first octet is used as well as one of STARTTLS."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with mail_server(certificate=CERTIFICATE, smtps=True) as faulty:
        client = connect(Server("localhost", faulty.port, "tls", "u", PASSWORD))
        client.sendmail("a@tori.example", ["b@tori.example"], b"Subject: Kooste\r\n\r\nHei\r\n")
        client.quit()
        assert faulty.got == {"b@tori.example": 1}


@pytest.mark.server
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_smtps_certificate_that_nobody_vouches_for_is_refused(host: str) -> None:
    """The words say that the encrypted connection failed, and why."""
    with (
        mail_server(certificate=CERTIFICATE, smtps=True) as faulty,
        pytest.raises(ServerError, match="salattu yhteys ei onnistu: CERTIFICATE_VERIFY_FAILED"),
    ):
        connect(Server(host, faulty.port, "tls", "u", PASSWORD))


@pytest.mark.server
def test_plain_server_is_no_smtps() -> None:
    """A wrong port is told, not waited for."""
    with mail_server() as faulty, pytest.raises(ServerError, match="salattu yhteys ei onnistu"):
        connect(Server("localhost", faulty.port, "tls"))


@pytest.mark.server
def test_wrong_password_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run ends at once, and the password is not repeated."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with (
        mail_server(certificate=CERTIFICATE) as faulty,
        pytest.raises(ServerError, match="tunnuksia") as error,
    ):
        connect(Server("localhost", faulty.port, "starttls", "u", "arvaus"))
    assert "arvaus" not in str(error.value)
