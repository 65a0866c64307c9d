"""Mail addresses as servers take them: ASCII, with the domain as IDNA. One rule for all who use it.

Python's own codec `idna` is of 2003 and sends faß.de to fass.de, which may be somebody else's; so
may whatever opens a connection to a name that is not ASCII. What is wrong is told without the
address: the words may be shown and logged.
"""

import re

import idna

from tori.newsletter.errors import MailError

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""RFC 5322 dot-atom; quoted local parts are refused, as every large mail service does."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_MAX_LOCAL = 64
_MAX_ADDRESS = 254
"""Octets: RFC 5321 §4.5.3.1."""


class BadAddressError(MailError):
    """Something that no mail can be sent to; the message says why, in Finnish, without it."""


def ascii_address(text: str) -> str:
    """Return an address with its domain in lower case and as IDNA 2008 (RFC 5891, UTS 46).

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
    sent_domain = ascii_domain(domain)
    labels = sent_domain.split(".")
    if len(labels) == 1 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddressError("osoitteen verkkotunnus ei kelpaa")
    address = f"{local}@{sent_domain}"
    if not _LOCAL.fullmatch(local) or len(local) > _MAX_LOCAL or len(address) > _MAX_ADDRESS:
        raise BadAddressError("osoitteen alkuosa ei kelpaa, tai osoite on liian pitkä")
    return address


def ascii_domain(domain: str) -> str:
    """Return a domain or a host's name in lower case and as IDNA 2008.

    Raises:
        BadAddressError: It has a letter that no domain has, or a label that is empty or too long.
    """
    if domain.isascii():  # what is no letter, digit or hyphen is for the caller to refuse
        return domain.lower()
    try:
        return idna.encode(domain, uts46=True, transitional=False).decode("ascii")
    except UnicodeError as error:
        raise BadAddressError("osoitteen verkkotunnus ei kelpaa") from error


def address_of_2003(address: str) -> str | None:
    """Return what this program once made of an address: its domain as IDNA 2003.

    Args:
        address: As `ascii_address` returns it.

    Returns:
        An address that differs, where a letter such as ß or ς was made another; else None.
    """
    local, _, domain = address.rpartition("@")
    if "xn--" not in domain:
        return None
    try:
        former = idna.decode(domain).encode("idna").decode("ascii")
    except UnicodeError:  # no address in its time
        return None
    return None if former == domain else f"{local}@{former}"
