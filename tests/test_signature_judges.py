"""What receivers find in a signed message: dkimpy, npm's mailauth, and listunsub; all can object.

The two verifiers are unrelated, and neither asks any name service but the test's.
"""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import date
from email import message_from_bytes
from pathlib import Path
from typing import Any

import listunsub
import pytest

from tests.deliver.dkim_keys import (
    DOMAIN,
    RECORD,
    SELECTOR,
    dkimpy_accepts,
    key_environment,
    key_file,
)
from tests.node_judges import answer
from tests.projects import PUBLISHER, ROOT
from tori.deliver.message.message import compose_message
from tori.deliver.message.recipient import Recipient
from tori.deliver.message.signing import Sign, signing_of
from tori.deliver.message.unsubscribe import token
from tori.newsletter.mail import Mail
from tori.newsletter.unsubscribe_link import mail_way

SERVICE = "https://peru.tori.example/u"
READER = Recipient("meri@jämsä.example", "Mäki, Meri ”Ö” – Åsa")
DAY = date(2020, 10, 31)
KEY = b"secret"
Change = Callable[[bytes], bytes]

CHANGES: Mapping[str, Change] = {
    "Subject": lambda message: message.replace(b"Subject: =?", b"Subject: X =?"),
    "List-Unsubscribe": lambda message: message.replace(b"/u/", b"/v/"),
    "List-Unsubscribe-Post": lambda message: message.replace(b"=One-Click", b"=Two-Click"),
    "To": lambda message: message.replace(b"<meri@", b"<veri@"),
    "body": lambda message: message.replace(b"piste", b"pistf"),
    "a second From": lambda message: message.replace(b"From: ", b"From: <x@x.example>\r\nFrom: "),
    "List-Id": lambda message: message.replace(b"List-Id: <", b"List-Id: <x"),
}


def composed(*, service: bool) -> bytes:
    """Return a message of what is hard to sign: Finnish words, dots, spaces at line ends."""
    publisher = PUBLISHER.model_copy(update={"unsubscribe_url": SERVICE if service else ""})
    way = SERVICE if service else mail_way(publisher)
    text = f"Hyvää päivää  \n.piste\n\n{way}\n\n\n"
    mail = Mail("Kooste lokakuussa – äö", f'<html lang="fi"><a href="{way}">Peru</a></html>', text)
    return compose_message(mail, "2020-10", publisher, READER, DAY, key=KEY if service else b"")


@pytest.fixture
def sign(tmp_path: Path) -> Sign:
    """What signs with the key of the tests."""
    made = signing_of(key_environment(key_file(tmp_path)), f"palaute@{DOMAIN}", ROOT)
    assert made is not None
    return made


def mailauth(messages: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what mailauth says of the signatures of each message, by its name."""
    given = {
        "name": f"{SELECTOR}._domainkey.{DOMAIN}",
        "record": RECORD,
        "messages": {name: base64.b64encode(one).decode("ascii") for name, one in messages.items()},
    }
    found = answer("dkim_verdicts.mjs", given=json.dumps(given).encode())
    assert isinstance(found, dict)
    assert found.keys() == messages.keys()
    return found


@pytest.mark.server
def test_mailauth_verifies_the_signature(sign: Sign) -> None:
    """With a service and without, the fields of RFC 8058 among what it calls signed."""
    found = mailauth({"one": sign(composed(service=True)), "mail": sign(composed(service=False))})
    for verdicts in found.values():
        assert [verdict[:2] for verdict in verdicts] == [["pass", DOMAIN]]
    names = found["one"][0][2].lower()
    assert all(name in names for name in ("list-unsubscribe", "list-unsubscribe-post", "subject"))


@pytest.mark.server
def test_mailauth_objects(sign: Sign) -> None:
    """To every change, to a key that the name service does not know, and to no signature."""
    message = sign(composed(service=True))
    found = mailauth(
        {name: change(message) for name, change in CHANGES.items()}
        | {"key": message.replace(b"s=kirje;", b"s=toine;"), "none": composed(service=True)}
    )
    results = {name: verdicts[0][0] for name, verdicts in found.items()}
    other = {"body": "neutral", "key": "neutral", "none": "none"}  # as RFC 8601 has them
    assert results == dict.fromkeys(CHANGES, "fail") | other


@pytest.mark.parametrize("service", [True, False])
def test_dkimpy_verifies_the_signature(sign: Sign, service: bool) -> None:  # noqa: FBT001 — a parameter of the test
    """The library that signs verifies too, by the record alone."""
    assert dkimpy_accepts(sign(composed(service=service)))


@pytest.mark.parametrize("name", CHANGES)
def test_dkimpy_objects(sign: Sign, name: str) -> None:
    """To the same changes as mailauth."""
    message = sign(composed(service=True))
    changed = CHANGES[name](message)
    assert changed != message
    assert not dkimpy_accepts(changed)


def unsubscribing(message: bytes) -> tuple[listunsub.Action | None, list[str]]:
    """Return how listunsub would leave the list, and the codes of what it objects to."""
    fields = message_from_bytes(message)
    said, post = fields.get_all("List-Unsubscribe", []), fields.get_all("List-Unsubscribe-Post", [])
    signatures = fields.get_all("DKIM-Signature", [])
    problems = listunsub.audit(said, post, dkim_signatures=signatures)
    chosen = listunsub.choose(said[0], *post, dkim_verified=dkimpy_accepts(message))
    return chosen, [problem.code for problem in problems]


def test_listunsub_offers_one_click(sign: Sign) -> None:
    """With a service, a receiver can offer its button, and nothing keeps it from that."""
    chosen, problems = unsubscribing(sign(composed(service=True)))
    way = f"{SERVICE}/{token(KEY, READER.address)}"
    assert (chosen, problems) == (listunsub.Action("one-click", way), [])


def test_listunsub_offers_mail_alone(sign: Sign) -> None:
    """Without a service it is a mail, which listunsub tells to be less than large receivers ask."""
    chosen, problems = unsubscribing(sign(composed(service=False)))
    assert chosen is not None
    assert chosen.kind == "mailto"
    assert problems == ["no-https", "missing-post", "dkim-not-covering"]


def test_listunsub_objects(sign: Sign) -> None:
    """Unsigned, or folded as Python folds it (trap 5), there is no one-click."""
    message = composed(service=True)
    chosen, problems = unsubscribing(message)
    assert chosen is not None
    assert (chosen.kind, problems) == ("web", ["missing-dkim"])
    folded = sign(message.replace(b"<https:", b"=?utf-8?q?=3Chttps=3A?=", 1))
    chosen, problems = unsubscribing(folded)
    assert chosen is None or chosen.kind != "one-click"
    assert "invalid-list-unsubscribe" in problems
