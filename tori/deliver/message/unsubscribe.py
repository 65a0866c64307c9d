"""The header that lets a reader leave: by mail always, by one click where there is a service.

A static site cannot receive a POST, so one-click (RFC 8058) is offered only where mkdocs.yml states
`unsubscribe_url` and a key is given, for the address must tell the service who leaves.
"""

import base64
import hashlib
import hmac

from tori.content.settings.publisher import Publisher
from tori.deliver.message.headers import addresses_field, field
from tori.newsletter.errors import MailError
from tori.newsletter.mail_address import ascii_address
from tori.newsletter.unsubscribe_link import mail_way

MAX_ADDRESS = 73
"""Characters: readers of mail that fold headers encode a longer address (feeds-mail, trap 5)."""
_TOKEN = 22
"""Characters of base64: 132 bits."""


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
