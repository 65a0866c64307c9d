"""Addresses: which may stand in a page, and how they are written into HTML."""

import re
from html import escape
from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may begin with; besides, it may be relative."""

_SCHEME = re.compile(r"[^/?#]*?:")
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""What browsers pass over at an address's start or within it, and what nobody sees there."""
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"
_YOUTUBE = re.compile(r"(?:https?://)?(?:(?:www|m)\.)?(?:youtube\.com/|youtu\.be/)", re.IGNORECASE)


def is_safe(address: str) -> bool:
    """Tell whether an address leads to the web, mail, a telephone, or is relative.

    A colon in an address's first part makes whatever is before it a scheme, in any spelling.
    """
    scheme = _SCHEME.match(_IGNORED.sub("", address))
    return scheme is None or scheme[0][:-1].lower() in SCHEMES


def is_external(address: str) -> bool:
    """Tell whether an address is a full one rather than a file of ours."""
    return _EXTERNAL.match(address) is not None


def is_readable(address: str) -> bool:
    """Tell whether whoever takes an address apart can: not `http://[::1`."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def is_youtube(address: str) -> bool:
    """Tell whether an address is a video's on YouTube."""
    return _YOUTUBE.match(address) is not None


def attribute(address: str) -> str:
    """Return an address as the value of an attribute in double quotes."""
    return escape(quote(address, safe=_KEPT))
