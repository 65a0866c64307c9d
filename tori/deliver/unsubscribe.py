"""How a reader leaves the list: by mail always, by one click where the publisher has a service.

A static site cannot receive a POST, so one-click (RFC 8058) is offered only where mkdocs.yml states
`unsubscribe_url` and a key is given, for the address must tell the service who leaves.
"""

import base64
import hashlib
import hmac
from html.parser import HTMLParser
from urllib.parse import quote

from tori.content.publisher import Publisher
from tori.deliver.address import ascii_address
from tori.deliver.errors import MailError
from tori.deliver.headers import addresses_field, field

MAX_ADDRESS = 73
"""Characters: readers of mail that fold headers encode a longer address (feeds-mail, trap 5)."""
_SUBJECT = "Peru uutiskirje"
_TOKEN = 22
"""Characters of base64: 132 bits."""


def mail_way(publisher: Publisher) -> str:
    """Return the mailto address that asks to be taken off the list."""
    return f"mailto:{ascii_address(publisher.email)}?subject={quote(_SUBJECT)}"


def visible_way(publisher: Publisher) -> str:
    """Return where the letter's own link leads: the service's page, or a mail to the publisher."""
    return publisher.unsubscribe_url or mail_way(publisher)


def token(key: bytes, address: str) -> str:
    """Return what stands for a reader in the one-click address: the same each time, unforgeable.

    The service that has the key and the list finds the reader by it.
    """
    digest = hmac.digest(key, ascii_address(address).lower().encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode("ascii")[:_TOKEN]


def unsubscribe_fields(publisher: Publisher, address: str, key: bytes) -> str:
    """Return List-Unsubscribe (RFC 2369), and List-Unsubscribe-Post where one click is offered.

    Raises:
        MailError: An address is not https, or is too long to stay whole.
    """
    ways: tuple[str, ...] = (mail_way(publisher),)
    post = ""
    if publisher.unsubscribe_url and key:
        ways = (f"{publisher.unsubscribe_url.rstrip('/')}/{token(key, address)}", *ways)
        post = field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        if not ways[0].startswith("https://"):
            message = f"perumisosoite {publisher.unsubscribe_url} ei ala https://"
            raise MailError(message)
    for way in ways:
        if len(way) > MAX_ADDRESS or not way.isascii() or set(way) & set("<>, "):
            message = (
                f"perumisosoite {way} ei kelpaa otsikkoon: enintään {MAX_ADDRESS} ASCII-merkkiä "
                f"ilman välejä ja pilkkuja, nyt {len(way)}"
            )
            raise MailError(message)
    return addresses_field("List-Unsubscribe", ways) + post


def check_unsubscribe(html: str, text: str, way: str) -> None:
    """Check that a finished letter lets its reader leave.

    Raises:
        MailError: The HTML has no link to it, or the text does not state it.
    """
    reader = _Links()
    reader.feed(html)
    lost = [
        part
        for part, there in (("HTML-osasta", way in reader.ways), ("tekstiosasta", way in text))
        if not there
    ]
    if lost:
        message = f"kirjeen {' ja '.join(lost)} puuttuu perumislinkki {way}"
        raise MailError(message)


class _Links(HTMLParser):
    """Gathers the links that a reader can follow: none in comments."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.ways.update(value for name, value in attrs if name == "href")
