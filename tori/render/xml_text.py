"""Words in XML 1.0, escaped as libxml2 escapes them: whoever parses it gets each character back."""

import re

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ForbiddenCharacterError(ValueError):
    """XML cannot hold a character: a fault of the program, as content with it is refused (T114)."""


def xml_text(words: str) -> str:
    """Return words as they stand between tags.

    Raises:
        ForbiddenCharacterError: XML has no way to write them.
    """
    forbidden = None if words.isprintable() else _FORBIDDEN.search(words)
    if forbidden:
        raise ForbiddenCharacterError(ascii(forbidden[0]))
    # str's own: Markup's would escape what it puts in.
    text = str.replace(words, "&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def xml_value(words: str) -> str:
    """Return words as they stand between the double quotes of an attribute.

    Raises:
        ForbiddenCharacterError: XML has no way to write them.
    """
    text = xml_text(words).replace('"', "&quot;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;")
