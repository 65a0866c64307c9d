"""What mailparser, html-validate and SpamAssassin say of the message, and that they can object.

What the judges pass over is for `tests/deliver/message/test_message.py`, which looks at octets.
"""

import base64
import json
import re
import subprocess
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.node_judges import answer
from tests.projects import ROOT, BuiltSite
from tori.content.settings.templates import read_mail_template
from tori.deliver.message.message import compose_message
from tori.deliver.message.recipient import Recipient
from tori.deliver.message.unsubscribe import token
from tori.newsletter.mail import Mail, compose
from tori.site.digests import digests

pytestmark = pytest.mark.server

DAY = date(2020, 10, 31)
SERVICE = "https://peru.tori.example/u"
NAMES = ("Mäki, Meri ”Ö” – Åsa", "Ä" * 90, "Meri", 'Meri "Muu" \\ Mäki', "")
MAX_SCORE = 3.0  # SpamAssassin takes 5 for spam
CARELESS = (
    b"From: uutiskirje <a@tori.example>\r\nTo: undisclosed\r\nSubject: \r\n"
    b'Content-Type: text/html\r\n\r\n<html><img src="http://192.0.2.1/a.png"></html>\r\n'
)
HTML_FAULTS = {
    "no alternative text": '</h1><img src="https://tori.example/a.png">',
    "link in a link": '</h1><a href="https://tori.example/"><a href="https://tori.example/">x</a></a>',
    "block in a paragraph": "</h1><p><span><div>x</div></span></p>",
    "unclosed": "",
    "two of the same id": '</h1><p id="a">x</p><p id="a">y</p>',
}


@pytest.fixture(scope="module")
def mail(built_site: BuiltSite) -> Mail:
    """The mail of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return compose(digest, built_site.site, built_site.publisher, read_mail_template(ROOT))


def verdicts(messages: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the judges say of each message, by its name."""
    given = {name: base64.b64encode(octets).decode("ascii") for name, octets in messages.items()}
    found = answer("mail_verdicts.mjs", given=json.dumps(given).encode())
    assert isinstance(found, dict)
    assert found.keys() == messages.keys()
    return found


def test_mailparser_reads_what_was_written(mail: Mail, built_site: BuiltSite) -> None:
    """Subject, names, addresses, day and both parts come back through a parser not Python's."""
    publisher = built_site.publisher
    readers = {name: Recipient("meri@jämsä.example", name) for name in NAMES}
    found = verdicts(
        {
            name: compose_message(mail, "2020-10", publisher, reader, DAY)
            for name, reader in readers.items()
        }
    )
    for name, verdict in found.items():
        assert verdict["to"] == [[name, "meri@jämsä.example"]]  # it shows IDNA as people write it
        assert verdict["from"] == [[publisher.name, publisher.email]]
        assert verdict["subject"] == mail.subject
        assert verdict["date"] == "2020-10-31T07:00:00.000Z"
        assert (verdict["text"], verdict["html"]) == (mail.text, mail.html)
        assert verdict["attachments"] == 0
        assert verdict["list"] == {
            "id": {"name": publisher.list_id},
            "unsubscribe": {"mail": "palaute@tori.example?subject=Peru%20uutiskirje"},
        }


def test_mailparser_sees_the_one_click_address(built_site: BuiltSite) -> None:
    """The address that trap 5 breaks is whole, and the mail address beside it."""
    publisher = built_site.publisher.model_copy(update={"unsubscribe_url": SERVICE})
    mail = Mail("Kirje", f'<html lang="fi"><a href="{SERVICE}">Peru</a></html>', SERVICE)
    reader = Recipient("meri@kunta.example")
    message = compose_message(mail, "2020-10", publisher, reader, DAY, key=b"secret")
    found = verdicts({"one": message})["one"]["list"]
    assert found["unsubscribe"]["url"] == f"{SERVICE}/{token(b'secret', reader.address)}"
    assert found["unsubscribe"]["mail"].startswith("palaute@tori.example?")
    assert found["unsubscribe-post"] == {"name": "List-Unsubscribe=One-Click"}


def test_html_is_without_findings(mail: Mail, built_site: BuiltSite) -> None:
    """html-validate has nothing to say of the HTML part; it does of each of these faults."""
    messages = {"good": mail}
    for name, faulty in HTML_FAULTS.items():
        html = mail.html.replace("</h1>", faulty, 1)
        messages[name] = Mail(mail.subject, html, mail.text)
    reader = Recipient("meri@kunta.example")
    found = verdicts(
        {
            name: compose_message(message, "2020-10", built_site.publisher, reader, DAY)
            for name, message in messages.items()
        }
    )
    assert found["good"]["findings"] == []
    assert [name for name, verdict in found.items() if not verdict["findings"]] == ["good"]


def spam_score(message: bytes) -> float:
    """Return SpamAssassin's score by the rules that need no network."""
    done = subprocess.run(
        ["spamassassin", "--local", "--nocreate-prefs"],
        input=message,
        capture_output=True,
        check=True,
    )
    score = re.search(rb"X-Spam-Status: .*?score=(-?[\d.]+)", done.stdout, re.DOTALL)
    assert score is not None, done.stderr
    return float(score[1])


def test_spamassassin_takes_it_for_mail(mail: Mail, built_site: BuiltSite) -> None:
    """The score is under 3, and over 3 for a message made without care."""
    reader = Recipient("meri@jämsä.example", NAMES[0])
    message = compose_message(mail, "2020-10", built_site.publisher, reader, DAY)
    assert spam_score(message) < MAX_SCORE < spam_score(CARELESS)
