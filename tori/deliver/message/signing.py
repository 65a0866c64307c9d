"""DKIM signatures (RFC 6376): what lets a receiver know that a message is the publisher's own.

rsa-sha256, relaxed/relaxed, by dkimpy, which is imported only when a key is given. Without `t=`:
the same message and key give the same bytes, and the signed Date says when. The key is read here
and held in memory; no message of this module says anything of it. Only `tori.cli` imports this.
"""

import base64
import hashlib
import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from tori.failures import told
from tori.newsletter.errors import MailError
from tori.newsletter.mail_address import BadAddressError, ascii_address

Sign = Callable[[bytes], bytes]

MIN_BITS = 2048
"""RFC 8301 §3.2: the least that signers should use; under 1024 receivers must not verify."""
SIGNED = (
    b"from",
    b"to",
    b"subject",
    b"date",
    b"message-id",
    b"list-id",
    b"list-unsubscribe",
    b"list-unsubscribe-post",
    b"mime-version",
    b"content-type",
)
"""Signed where present; `from` once more, so that a second one breaks the signature."""
_BLANK_LINE = b"\r\n\r\n"
_SELECTOR = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


class SigningKeyError(MailError):
    """The key cannot be used, so nothing may leave unsigned; told in Finnish."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An RSA key, and where receivers find its public half: `selector._domainkey.domain`."""

    private: Mapping[str, int] = field(repr=False)
    selector: str
    domain: str


def signing_of(environment: Mapping[str, str], sender: str, project: Path) -> Sign | None:
    """Return what signs a message, or None where TORI_DKIM_KEY names no key.

    Args:
        environment: TORI_DKIM_KEY is the path of a PEM file; TORI_DKIM_SELECTOR goes with it, and
            TORI_DKIM_DOMAIN may.
        sender: The address of From, whose domain signs unless another is stated.
        project: The repository, in which no key may lie.

    Raises:
        SigningKeyError: The key cannot be read or used, or a part is missing or nonsense.
    """
    path, selector, domain = (
        environment.get(f"TORI_DKIM_{name}", "").strip() for name in ("KEY", "SELECTOR", "DOMAIN")
    )
    if not path:
        if selector or domain:
            raise SigningKeyError(
                "ympäristömuuttuja TORI_DKIM_KEY puuttuu: anna avaintiedoston polku, tai poista "
                "myös TORI_DKIM_SELECTOR ja TORI_DKIM_DOMAIN"
            )
        return None
    if not all(_SELECTOR.fullmatch(label) for label in selector.split(".")):
        raise SigningKeyError(
            "TORI_DKIM_SELECTOR puuttuu tai ei kelpaa: anna se nimi, jolla julkinen avain on "
            "nimipalvelussa (nimi._domainkey.verkkotunnus)"
        )
    try:
        address = ascii_address(f"dkim@{domain}" if domain else sender)
    except BadAddressError as error:
        raise SigningKeyError("TORI_DKIM_DOMAIN ei ole verkkotunnus") from error
    private = _private_key(_key_file(Path(path), project))
    return partial(signed, key=SigningKey(private, selector, address.rpartition("@")[2]))


def signed(message: bytes, key: SigningKey) -> bytes:
    """Return a message (CRLF throughout, as `compose_message` makes it) with its signature."""
    from dkim import DKIM  # noqa: PLC0415 — whoever signs nothing does not wait for it
    from dkim.canonicalization import CanonicalizationPolicy  # noqa: PLC0415 — the same

    head, blank, body = message.partition(_BLANK_LINE)
    signer = DKIM(head + blank)
    signer.hasher = hashlib.sha256
    present = {name.lower() for name, _ in signer.headers}
    names = (*(name for name in SIGNED if name in present), b"from")
    fields = [
        (b"v", b"1"),
        (b"a", signer.signature_algorithm),
        (b"c", b"relaxed/relaxed"),
        (b"d", key.domain.encode("ascii")),
        (b"s", key.selector.encode("ascii")),
        (b"h", b" : ".join(names)),
        (b"bh", _body_hash(body)),
        (b"b", b"0" * 60),  # as long as a line, so that the real one begins its own, as this does
    ]
    policy = CanonicalizationPolicy.from_c_value(b"relaxed/relaxed")
    value: bytes = signer.gen_header(fields, names, policy, b"DKIM-Signature", key.private)
    return b"DKIM-Signature: " + value + message


@lru_cache(maxsize=4)
def _body_hash(body: bytes) -> bytes:
    """Return `bh=`: all recipients of a variant get the same body, so it is hashed once."""
    from dkim.canonicalization import Relaxed  # noqa: PLC0415 — as in `signed`

    return base64.b64encode(hashlib.sha256(Relaxed.canonicalize_body(body)).digest())


def _key_file(path: Path, project: Path) -> bytes:
    """Return what the file of the key holds, if nobody else can know it."""
    try:
        file = path.resolve(strict=True)
        if project.resolve() in file.parents:
            raise SigningKeyError(
                f"DKIM-avain {path} on tässä hakemistossa, jonne salaisuudet eivät kuulu; siirrä se"
            )
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise SigningKeyError(
                f"muutkin kuin sinä saavat lukea DKIM-avaimen {path}; aja chmod 600 {path}"
            )
        return file.read_bytes()
    except OSError as error:
        raise SigningKeyError(f"DKIM-avainta {path} ei voi lukea ({told(error)})") from error


def _private_key(pem: bytes) -> Mapping[str, int]:
    """Return an RSA key (PKCS #1 or #8) that has proved to sign what it verifies itself."""
    from dkim import crypto  # noqa: PLC0415 — as in `signed`

    if b"ENCRYPTED" in pem:
        raise SigningKeyError("DKIM-avain on salasanan takana; anna avain, jolla ei ole salasanaa")
    try:
        private: Mapping[str, int] = crypto.parse_pem_private_key(pem.replace(b"\r\n", b"\n"))
        trial = hashlib.sha256(b"")
        signature = crypto.RSASSA_PKCS1_v1_5_sign(trial, private)
        is_whole = crypto.RSASSA_PKCS1_v1_5_verify(trial, signature, private)
    except (crypto.UnparsableKeyError, crypto.DigestTooLargeError, ValueError, AssertionError):
        is_whole, private = False, {}
    if not is_whole:
        raise SigningKeyError(
            "DKIM-avaintiedostossa ei ole ehjää RSA-avainta; tee uusi: openssl genrsa 2048"
        )
    if private["modulus"].bit_length() < MIN_BITS:
        raise SigningKeyError(
            f"DKIM-avain on lyhyempi kuin {MIN_BITS} bittiä; tee uusi: openssl genrsa {MIN_BITS}"
        )
    return private
