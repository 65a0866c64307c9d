"""A text without marks."""

import pytest
from hypothesis import given

from tests.markdown_texts import texts
from tori.markdown.plain_text import plain_text
from tori.markdown.text import parsed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## A *b*\n\nRivi\njatkuu &amp; `koodi`.", "A b\n\nRivi jatkuu & koodi."),
        ("- a\n- b\n  - c\n\nloppu", "- a\n- b\n  - c\n\nloppu"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n  toinen\n- b", "- a\n  toinen\n- b"),
        ("Katu\\\nKaupunki", "Katu\nKaupunki"),
        ("| a | b |\n|-|-|\n| 1 | 2 |\n\nx", "a | b\n1 | 2\n\nx"),
        ("```\n a\n  b\n```", " a\n  b"),
        ("![kuva](a.png) <!-- huom -->", "kuva"),
        ("> [!NOTE]\n> x", "Huomaa\n\nx"),
        ("- [x] a", "- ☑ a"),
        ("- a\n\n<!-- x -->\n\n1. b", "- a\n\n1. b"),
        ("", ""),
    ],
)
def test_a_text_is_said_without_marks(text: str, plain: str) -> None:
    """Blocks are apart, items have their marks, cells and rows stay in their order."""
    assert plain_text(parsed(text)) == plain


def test_addresses_stand_after_words() -> None:
    """A letter's plain part tells where a link leads; a bare address is told once."""
    text = parsed("[sanat](b.md), https://ä.fi/ö ja <a@b.fi> [x](javascript:a)")
    plain = plain_text(text, lambda link: "https://c.fi/" if link.target == "b.md" else link.target)
    assert plain == "sanat (https://c.fi/), https://ä.fi/ö ja a@b.fi x"


@given(texts)
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever is drawn is said, with no mark of the parser's left."""
    assert "raw HTML omitted" not in plain_text(parsed(text), lambda link: link.target)
