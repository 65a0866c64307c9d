"""Words in XML, against lxml."""

import sys

import pytest
from lxml import etree

from tori.feeds.xml_text import ForbiddenCharacterError, xml_text, xml_value


def by_lxml(character: str) -> str | None:
    """Return an element whose attribute and text the character is, or None if lxml refuses it."""
    element = etree.Element("e")
    try:
        element.set("a", character)
        element.text = character
    except ValueError:
        return None
    return etree.tostring(element, encoding="UTF-8").decode()


def by_us(character: str) -> str | None:
    """Return the same as we write it."""
    try:
        return f'<e a="{xml_value(character)}">{xml_text(character)}</e>'
    except ForbiddenCharacterError:
        return None


def test_every_character_is_written_as_lxml_does() -> None:
    """And what XML cannot hold is refused."""
    characters = map(chr, range(sys.maxunicode + 1))
    assert [c for c in characters if by_lxml(c) != by_us(c)] == []


def test_escaped_words_are_escaped_again() -> None:
    """What looks escaped already is words like any other."""
    assert xml_text("&lt;b> &amp;") == "&amp;lt;b&gt; &amp;amp;"


def test_refused_character_is_named() -> None:
    """Visibly, as it is seldom to be seen."""
    with pytest.raises(ForbiddenCharacterError, match=r"\\x0b"):
        xml_text("a\x0bb")
