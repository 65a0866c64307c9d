"""Signing: what is signed and how, and keys that are refused before anything leaves.

What others think of the signature is for tests/test_signature_judges.py.
"""

import base64
import email
import os
import re
import subprocess
import sys
from email.policy import default
from pathlib import Path

import pytest

from tests.deliver.dkim_keys import DOMAIN, SELECTOR, dkimpy_accepts, key_environment, key_file
from tests.projects import ROOT
from tori.deliver.message.signing import Sign, SigningKeyError, signing_of

SENDER = f"palaute@{DOMAIN}"
MESSAGE = (
    b"From: <palaute@tori.example>\r\nTo: <meri@kunta.example>\r\nSubject: Kooste\r\n"
    b"Date: Sat, 31 Oct 2020 09:00:00 +0200\r\nMessage-ID: <1@tori.example>\r\n"
    b"List-Id: <kooste.tori.example>\r\nList-Unsubscribe: <mailto:palaute@tori.example>\r\n"
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain\r\n\r\nHei!\r\n.piste\r\n\r\n"
)


def signing(**environment: str) -> Sign | None:
    """Return what signs, by an environment."""
    return signing_of(environment, SENDER, ROOT)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key that only its owner may read."""
    return key_file(tmp_path)


@pytest.fixture
def sign(key: Path) -> Sign:
    """What signs with the key."""
    made = signing(**key_environment(key))
    assert made is not None
    return made


def tags(message: bytes) -> dict[str, str]:
    """Return the tags of a message's signature, without white space."""
    value = str(email.message_from_bytes(message, policy=default)["DKIM-Signature"])
    pairs = (tag.partition("=") for tag in re.sub(r"\s", "", value).split(";"))
    return {name: said for name, _, said in pairs}


def test_message_is_unchanged_but_for_the_signature(sign: Sign) -> None:
    """The field stands first, on lines of CRLF that any server takes."""
    made = sign(MESSAGE)
    assert made.endswith(MESSAGE)
    added = made.removesuffix(MESSAGE)
    assert re.fullmatch(rb"DKIM-Signature: [\x21-\x7e ]+(\r\n [\x21-\x7e ]+)+\r\n", added)
    assert max(map(len, added.split(b"\r\n"))) <= 78


def test_dkimpy_verifies_it(sign: Sign) -> None:
    """A receiver that asks the name service finds it good."""
    assert dkimpy_accepts(sign(MESSAGE))


def test_what_is_signed(sign: Sign) -> None:
    """Both unsubscribe fields are (RFC 8058 §4), and From once more than it is there."""
    found = tags(sign(MESSAGE))
    assert {name: found[name] for name in "vacds"} == {
        "v": "1",
        "a": "rsa-sha256",
        "c": "relaxed/relaxed",
        "d": DOMAIN,
        "s": SELECTOR,
    }
    assert found["h"] == (
        "from:to:subject:date:message-id:list-id:list-unsubscribe:list-unsubscribe-post:"
        "mime-version:content-type:from"
    )


def test_absent_field_is_not_named(sign: Sign) -> None:
    """A message without one-click says nothing of it."""
    message = MESSAGE.replace(b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", b"")
    assert "list-unsubscribe-post" not in tags(sign(message))["h"]


def test_same_message_gives_the_same_bytes(sign: Sign) -> None:
    """There is no clock in it."""
    assert sign(MESSAGE) == sign(MESSAGE)
    assert not {"t", "x"} & tags(sign(MESSAGE)).keys()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Subject: Kooste", b"Subject: Koosto"),
        (b"<mailto:palaute@", b"<mailto:palautf@"),
        (b"=One-Click", b"=Two-Click"),
        (b"Hei!", b"Hej!"),
        (b"From: ", b"From: <muu@tori.example>\r\nFrom: "),
    ],
)
def test_change_is_noticed(sign: Sign, before: bytes, after: bytes) -> None:
    """A changed field or octet of the body, or a second From, breaks the signature."""
    assert not dkimpy_accepts(sign(MESSAGE).replace(before, after, 1))


def test_no_key_no_signature() -> None:
    """Whoever names no key sends as before, and does not wait for dkimpy."""
    assert signing() is None


def test_domain_is_ascii(key: Path) -> None:
    """The sender's domain as IDNA, unless another is stated."""
    sign = signing_of(key_environment(key), "palaute@jämsä.example", ROOT)
    assert sign is not None
    assert tags(sign(MESSAGE))["d"] == "xn--jms-qlac.example"
    other = signing(**key_environment(key), TORI_DKIM_DOMAIN="Kirje.Tori.example")
    assert other is not None
    assert tags(other(MESSAGE))["d"] == "kirje.tori.example"


def test_other_forms_of_a_key(key: Path) -> None:
    """PKCS #1, as older programs write it, and the line ends of Windows."""
    der = base64.b64decode(b"".join(key.read_bytes().split(b"-----")[2].split()))
    body = base64.encodebytes(der[26:]).replace(b"\n", b"\r\n")
    name = b"RSA PRIVATE KEY-----\r\n"
    key.write_bytes(b"-----BEGIN " + name + body + b"-----END " + name)
    sign = signing(**key_environment(key))
    assert sign is not None
    assert dkimpy_accepts(sign(MESSAGE))


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TORI_DKIM_SELECTOR": SELECTOR}, "TORI_DKIM_KEY puuttuu"),
        ({"TORI_DKIM_KEY": "{key}"}, "TORI_DKIM_SELECTOR puuttuu"),
        ({"TORI_DKIM_KEY": "{key}", "TORI_DKIM_SELECTOR": "a b"}, "TORI_DKIM_SELECTOR"),
        ({"TORI_DKIM_KEY": "{key}", "TORI_DKIM_SELECTOR": "a;d=x"}, "TORI_DKIM_SELECTOR"),
        (
            {"TORI_DKIM_KEY": "{key}", "TORI_DKIM_SELECTOR": "a", "TORI_DKIM_DOMAIN": "x y"},
            "TORI_DKIM_DOMAIN",
        ),
        ({"TORI_DKIM_KEY": "{key}.ei-ole", "TORI_DKIM_SELECTOR": "a"}, "ei voi lukea"),
    ],
)
def test_environment_that_cannot_be_used(key: Path, environment: dict[str, str], said: str) -> None:
    """Each part that is missing or nonsense is told by its name."""
    with pytest.raises(SigningKeyError, match=said):
        signing(**{name: value.format(key=key) for name, value in environment.items()})


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"avain",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        b"-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----\n",
        (ROOT / "tests/deliver/carriers/self_signed.pem").read_bytes(),
    ],
    ids=["empty", "no PEM", "no key", "no base64", "of another kind"],
)
def test_key_that_is_none(key: Path, pem: bytes) -> None:
    """What is no RSA key is told, with how to make one."""
    key.write_bytes(pem)
    with pytest.raises(SigningKeyError, match="openssl genrsa"):
        signing(**key_environment(key))


def test_damaged_key(key: Path) -> None:
    """A key whose figures do not agree would sign what nobody can verify, so it is tried."""
    lines = key.read_bytes().split(b"\n")
    lines[20] = lines[20].swapcase()
    key.write_bytes(b"\n".join(lines))
    with pytest.raises(SigningKeyError, match="ei ole ehjää"):
        signing(**key_environment(key))


def test_weak_key(tmp_path: Path) -> None:
    """A short key is refused."""
    with pytest.raises(SigningKeyError, match="lyhyempi"):
        signing(**key_environment(key_file(tmp_path, "dkim_weak_key.pem")))


def test_encrypted_key(key: Path) -> None:
    """A key behind a password is told to be so."""
    key.write_bytes(key.read_bytes().replace(b"PRIVATE", b"ENCRYPTED PRIVATE"))
    with pytest.raises(SigningKeyError, match="salasana"):
        signing(**key_environment(key))


def test_key_in_the_repository(key: Path) -> None:
    """A secret in the repository would be published sooner or later."""
    with pytest.raises(SigningKeyError, match="tässä hakemistossa"):
        signing_of(key_environment(key), SENDER, key.parent)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_key_that_others_may_read(key: Path, mode: int) -> None:
    """As ssh does, it says what to do."""
    key.chmod(mode)
    if os.name == "posix":
        with pytest.raises(SigningKeyError, match="chmod 600"):
            signing(**key_environment(key))


def test_nobody_waits_for_dkimpy_in_vain() -> None:
    """Without a key it is not imported, in an interpreter of its own."""
    program = (
        "import pathlib, sys; from tori.deliver.message.signing import signing_of\n"
        "signing_of({}, '', pathlib.Path()); sys.exit('dkim' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
