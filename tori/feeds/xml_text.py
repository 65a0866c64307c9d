"""Words in XML 1.0, escaped as libxml2 escapes them: whoever parses it gets each character back."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that no XML has (XML 1.0 §2.2, Char)."""


class ForbiddenCharacterError(ValueError):
    """XML cannot hold a character: a fault of the program, as content with it is refused (T114)."""


def xml_text(words: str) -> str:
    """Return words as they stand between tags.

    Raises:
        ForbiddenCharacterError: XML has no way to write them.
    """
    forbidden = None if words.isprintable() else FORBIDDEN.search(words)
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
