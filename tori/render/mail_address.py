"""Mail addresses as servers take them: ASCII, with the domain as IDNA. One rule for all who use it.

What is wrong is told without the address: the words may be shown and logged.
"""

import re

from tori.render.mail_errors import MailError

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""RFC 5322 dot-atom; quoted local parts are refused, as every large mail service does."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_MAX_LOCAL = 64
_MAX_ADDRESS = 254
"""Octets: RFC 5321 §4.5.3.1."""


class BadAddressError(MailError):
    """Something that no mail can be sent to; the message says why, in Finnish, without it."""


def ascii_address(text: str) -> str:
    """Return an address with its domain in lower case and as IDNA (RFC 5891).

    Raises:
        BadAddressError: It is no address, or its local part is not ASCII (which needs SMTPUTF8).
    """
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        raise BadAddressError("osoite ei ole muotoa nimi@esimerkki.fi")
    if any(not c.isprintable() for c in text):
        raise BadAddressError("osoitteessa on rivinvaihto tai ohjausmerkki")
    if not local.isascii():
        raise BadAddressError("osoitteen alkuosassa on muita kuin ASCII-merkkejä")
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadAddressError("osoitteen verkkotunnus ei kelpaa") from error
    labels = ascii_domain.split(".")
    if len(labels) == 1 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddressError("osoitteen verkkotunnus ei kelpaa")
    address = f"{local}@{ascii_domain}"
    if not _LOCAL.fullmatch(local) or len(local) > _MAX_LOCAL or len(address) > _MAX_ADDRESS:
        raise BadAddressError("osoitteen alkuosa ei kelpaa, tai osoite on liian pitkä")
    return address
