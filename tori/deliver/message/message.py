"""The message of an issue to one recipient, as bytes: the same for the same issue and recipient.

No clock, no random boundary, no DKIM (signing is for whoever sends). The body is made once for an
issue; what differs between recipients is in the head alone.
"""

import binascii
import hashlib
import re
from datetime import date, datetime, time
from email.utils import format_datetime
from functools import lru_cache

from tori.content.settings.publisher import Publisher
from tori.deliver.message.headers import EOL, field, mailbox_field, words_field
from tori.deliver.message.recipient import Recipient
from tori.deliver.message.unsubscribe import unsubscribe_fields
from tori.newsletter.errors import MailError
from tori.newsletter.mail import Mail
from tori.newsletter.mail_address import ascii_address
from tori.newsletter.unsubscribe_link import check_unsubscribe, visible_way
from tori.site.helsinki import HELSINKI

SAMPLE = Recipient("vastaanottaja@example.com", "Väinö Esimerkki")
"""Nobody: whom the kept copy of a message is addressed to."""
_MORNING = time(9, tzinfo=HELSINKI)


def compose_message(  # noqa: PLR0913 — what a message is made of, and no more
    mail: Mail,
    issue_id: str,
    publisher: Publisher,
    recipient: Recipient,
    day: date,
    *,
    key: bytes = b"",
) -> bytes:
    """Return the message with CRLF line ends, 7-bit throughout.

    `day` is the issue's day of publication, and `key` signs one-click addresses
    (`unsubscribe.token`); without it they are not offered.

    Raises:
        MailError: An address or a name is not fit for a header, or the letter has no unsubscribe
            link.
    """
    boundary, body = _body(mail, issue_id, visible_way(publisher))
    head = (
        mailbox_field("From", publisher.name, publisher.email),
        mailbox_field("To", recipient.name, recipient.address),
        words_field("Subject", mail.subject),
        field("Date", format_datetime(datetime.combine(day, _MORNING))),
        field("Message-ID", _message_id(issue_id, publisher, recipient)),
        field("List-Id", f"<{publisher.list_id}>"),
        unsubscribe_fields(publisher, recipient.address, key),
        field("MIME-Version", "1.0"),
        f'Content-Type: multipart/alternative;{EOL} boundary="{boundary}"{EOL}',
    )
    return "".join(head).encode("ascii") + body


def _message_id(issue_id: str, publisher: Publisher, recipient: Recipient) -> str:
    """Return the id of this issue to this recipient, in the publisher's own domain."""
    if not issue_id.replace("-", "").isalnum() or not issue_id.isascii():
        message = f"kirjeen tunnus {issue_id!r} ei kelpaa viestin tunnukseen"
        raise MailError(message)
    address = ascii_address(recipient.address).lower()
    digest = hashlib.sha256(f"{issue_id}\n{address}".encode()).hexdigest()[:32]
    return f"<{issue_id}.{digest}@{ascii_address(publisher.email).rpartition('@')[2]}>"


@lru_cache(maxsize=4)
def _body(mail: Mail, issue_id: str, way: str) -> tuple[str, bytes]:
    """Return the boundary and all after the head, from the blank line on; checked once an issue."""
    check_unsubscribe(mail.html, mail.text, way)
    seed = f"{issue_id}\n{mail.text}\n{mail.html}".encode()
    boundary = f"=_{hashlib.sha256(seed).hexdigest()[:32]}"  # '=_' stands in no quoted-printable
    parts = "".join(
        f"{EOL}--{boundary}{EOL}"
        f"Content-Type: text/{kind}; charset=utf-8{EOL}"
        f"Content-Transfer-Encoding: quoted-printable{EOL}{EOL}"
        f"{_quoted_printable(part)}"
        for kind, part in (("plain", mail.text), ("html", mail.html))
    )
    return boundary, f"{parts}{EOL}--{boundary}--{EOL}".encode("ascii")


def _quoted_printable(text: str) -> str:
    """Return text in lines of at most 76 characters, all CRLF (RFC 2045 §6.7)."""
    lines = re.sub(r"\r\n|\r|\n", EOL, text)
    encoded = binascii.b2a_qp(lines.encode(), quotetabs=False, istext=True).decode("ascii")
    # It splits a text of one long line with LF alone, which a signature and some servers break on.
    return re.sub(r"(?<!\r)\n", EOL, encoded)
