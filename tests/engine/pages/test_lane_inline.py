"""The lane within a paragraph."""

import pytest

from tori.engine.pages.lane_inline import inline_html, is_foreign


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Työ & ilo", "Työ &amp; ilo"),
        ("**vahva** ja *kursiivi*", "<strong>vahva</strong> ja <em>kursiivi</em>"),
        ("Katso [työ & ilo](x).", 'Katso <a href="/x">työ &amp; ilo</a>.'),
        ("Katso [ei](muualle).", None),
        ("![kuva](x)", None),
        ("yksi **vahva", None),
        ("", None),
    ],
)
def test_what_is_known_becomes_html(text: str, html: str | None) -> None:
    """Anything else is declined, and so is a link whose target is not known."""
    assert inline_html(text, {"x": "/x"}.get) == html


@pytest.mark.parametrize("mark", [*r"\`<>|~{}_", "&amp;", "![", "\t", "\x02", "\u2028", "\ufeff"])
@pytest.mark.parametrize("words", ["Työn ilo – ja {}", "Kaksi\nriviä {}", "väli\u00a0viiva {}"])
def test_marks_of_other_constructs_are_foreign(mark: str, words: str) -> None:
    """They are noticed in a printable line and in any other text."""
    assert is_foreign(words.format(mark))
    assert not is_foreign(words.format("& muuta"))
