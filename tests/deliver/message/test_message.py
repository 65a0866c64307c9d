"""The message of an issue: its octets, its head, and that it never changes by itself."""

import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.projects import ROOT, BuiltSite
from tori.content.settings.templates import read_mail_template
from tori.deliver.message.message import SAMPLE, compose_message
from tori.deliver.message.recipient import Recipient
from tori.newsletter.errors import MailError
from tori.newsletter.mail import Mail, compose
from tori.site.digests import digests

DAY = date(2020, 10, 31)
WAY = "mailto:palaute@tori.example?subject=Peru%20uutiskirje"
READER = Recipient("meri@jämsä.example", "Mäki, Meri ”Ö” – Åsa")
ONCE = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Id",
    "List-Unsubscribe",
    "MIME-Version",
    "Content-Type",
)


@pytest.fixture(scope="module")
def mail(built_site: BuiltSite) -> Mail:
    """The mail of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return compose(digest, built_site.site, built_site.publisher, read_mail_template(ROOT))


@pytest.fixture(scope="module")
def message(mail: Mail, built_site: BuiltSite) -> bytes:
    """Its message to a reader."""
    return compose_message(mail, "2020-10", built_site.publisher, READER, DAY)


@pytest.fixture(scope="module")
def parsed(message: bytes) -> EmailMessage:
    """The message as Python's parser reads it."""
    return message_from_bytes(message, policy=policy.default)


def small_mail(words: str) -> Mail:
    """Return a mail of a few words."""
    html = f'<p>{words}</p>\n<a href="{WAY}">Peru</a>\n'
    return Mail(f"Uutiskirje {words}".strip(), html, f"{words}\n{WAY}\n")


def test_every_line_ends_with_crlf_and_is_short_ascii(message: bytes) -> None:
    """7-bit octets, CRLF only, and at most 76 characters a line."""
    assert message.isascii()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", message) is None
    assert max(len(line) for line in message.split(b"\r\n")) <= 76


def test_one_long_line_ends_with_crlf_too(built_site: BuiltSite) -> None:
    """Python splits a text that has no line end of its own with LF alone."""
    mail = Mail("Kirje", f'<p>{"ä" * 60}</p><a href="{WAY}">Peru</a>', f"{'ö' * 60} {WAY}")
    made = compose_message(mail, "2020-10", built_site.publisher, READER, DAY)
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", made) is None


def test_each_header_stands_once(parsed: EmailMessage) -> None:
    """No header is there twice, and no other is there."""
    assert sorted(parsed.keys()) == sorted(ONCE)


def test_parts_come_back(parsed: EmailMessage, mail: Mail) -> None:
    """The text comes first and the HTML after it, as they were, in quoted-printable UTF-8."""
    assert parsed.get_content_type() == "multipart/alternative"
    parts = list(parsed.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in parts} == {"quoted-printable"}
    assert {part.get_content_charset() for part in parts} == {"utf-8"}
    assert [part.get_content().replace("\r\n", "\n") for part in parts] == [mail.text, mail.html]
    assert parsed.defects == []
    assert [part.keys() for part in parts] == [["Content-Type", "Content-Transfer-Encoding"]] * 2


def test_head_says_who_and_when(parsed: EmailMessage, mail: Mail, built_site: BuiltSite) -> None:
    """One sender, one recipient, the issue's subject, and nine in the morning in Helsinki."""
    (sender,) = parsed["From"].addresses
    (reader,) = parsed["To"].addresses
    publisher = built_site.publisher
    assert (sender.display_name, sender.addr_spec) == (publisher.name, publisher.email)
    assert (reader.display_name, reader.addr_spec) == (READER.name, "meri@xn--jms-qlac.example")
    assert parsed["Subject"] == mail.subject
    assert parsed["Date"] == "Sat, 31 Oct 2020 09:00:00 +0200"
    assert parsed["List-Id"] == "<uutiskirje.tori.example>"


def test_message_id_is_of_issue_and_recipient(mail: Mail, built_site: BuiltSite) -> None:
    """It is in the publisher's domain, stable, and another for another issue or reader."""

    def made(issue: str, address: str) -> str:
        octets = compose_message(mail, issue, built_site.publisher, Recipient(address), DAY)
        return str(message_from_bytes(octets, policy=policy.default)["Message-ID"])

    first = made("2020-10", "a@kunta.example")
    assert re.fullmatch(r"<2020-10\.[0-9a-f]{32}@tori\.example>", first)
    assert first == made("2020-10", "A@Kunta.example")
    assert len({first, made("2020-11", "a@kunta.example"), made("2020-10", "b@k.example")}) == 3


def test_unsubscribe_is_one_raw_line(message: bytes) -> None:
    """The address is neither folded nor encoded: readers other than Python's see it whole."""
    line = f"List-Unsubscribe: <{WAY}>\r\n".encode()
    assert line in message


def test_body_is_the_same_for_everybody(mail: Mail, built_site: BuiltSite, message: bytes) -> None:
    """Only the head tells recipients apart, so the body holds no address of a reader."""
    other = compose_message(mail, "2020-10", built_site.publisher, SAMPLE, DAY)
    assert other.partition(b"\r\n\r\n")[2] == message.partition(b"\r\n\r\n")[2]
    assert b"meri@" not in message.partition(b"\r\n\r\n")[2]


def test_nothing_of_the_template_is_left(parsed: EmailMessage) -> None:
    """No token, relative link or remote style is in the finished parts."""
    text, html = (part.get_content() for part in parsed.iter_parts())
    assert re.findall(r"\{\{|\}\}|\{%|%\}|\bNone\b|<built-in", text + html) == []
    assert re.findall(r'(?:href|src)="(?!https://|mailto:)[^"]*"', html) == []
    assert re.findall(r"<link|@import|url\(|src=", html) == []


@pytest.mark.parametrize(
    "words", ["", ".", "..\n.", "From \nFrom x", "ä" * 400, "= =3D ", "a\r\nb"]
)
def test_awkward_text_comes_back(words: str, built_site: BuiltSite) -> None:
    """Dots, trailing spaces and long words survive, and no line is a lone dot or over 76."""
    mail = small_mail(words)
    subject = Mail("Kirje", mail.html, mail.text)
    octets = compose_message(subject, "2020-10", built_site.publisher, SAMPLE, DAY)
    text = next(iter(message_from_bytes(octets, policy=policy.default).iter_parts()))
    assert text.get_content().replace("\r\n", "\n") == mail.text.replace("\r\n", "\n")
    lines = octets.split(b"\r\n")
    assert max(len(line) for line in lines) <= 76
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        (Recipient("a@kunta.example", "Meri\r\nBcc: b@kunta.example"), "rivinvaihto"),
        (Recipient("a@kunta.example\r\nBcc: b@kunta.example"), "rivinvaihto tai ohjausmerkki"),
        (Recipient("mäki@kunta.example"), "muita kuin ASCII"),
    ],
)
def test_hostile_recipient_is_refused(
    recipient: Recipient, told: str, mail: Mail, built_site: BuiltSite
) -> None:
    """Nobody adds a header by a name or an address."""
    with pytest.raises(MailError, match=told):
        compose_message(mail, "2020-10", built_site.publisher, recipient, DAY)


def test_letter_without_unsubscribe_link_is_refused(built_site: BuiltSite) -> None:
    """What was frozen or changed by hand is checked too, not the template alone."""
    broken = Mail("Kirje", "<p>Hei</p>", "Hei\n")
    with pytest.raises(MailError, match="perumislinkki"):
        compose_message(broken, "2020-10", built_site.publisher, SAMPLE, DAY)


def test_service_and_key_give_one_click(built_site: BuiltSite) -> None:
    """With both, the two headers of RFC 8058 stand in the message."""
    service = "https://peru.tori.example/u"
    publisher = built_site.publisher.model_copy(update={"unsubscribe_url": service})
    mail = Mail("Kirje", f'<a href="{service}">Peru</a>', service)
    octets = compose_message(mail, "2020-10", publisher, SAMPLE, DAY, key=b"secret")
    parsed = message_from_bytes(octets, policy=policy.default)
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.match(rf"<{service}/[\w-]{{22}}>, <mailto:", parsed["List-Unsubscribe"])


def test_message_is_the_same_every_time(message: bytes, mail: Mail, built_site: BuiltSite) -> None:
    """Two compositions are equal, octet for octet."""
    again = Mail(mail.subject, mail.html + "", mail.text + "")
    assert compose_message(again, "2020-10", built_site.publisher, READER, DAY) == message
