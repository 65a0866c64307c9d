"""The repair of the text itself."""

import pytest
from hypothesis import given

from tests.markdown_texts import texts
from tori.authoring.fix import repaired
from tori.authoring.fix.wording import with_corrected_lines

HEAD = "---\ntitle: Teko\n---\n\n"


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("15. lokakuuta pidettiin päivä.", "15\\. lokakuuta pidettiin päivä."),
        ("> 15. lokakuuta pidettiin päivä.", "> 15\\. lokakuuta pidettiin päivä."),
        ("## Tavoite {#tavoite}\n\na{: .iso}", "## Tavoite\n\na"),
        ("##Tavoite\n\na", "## Tavoite\n\na"),
        ("TyÃ¶n ilo\u200b", "Työn ilo"),
        ("##Ty\u200bö {.iso}", "## Työ"),
    ],
)
def test_line_that_is_surely_known_is_corrected(body: str, mended: str) -> None:
    """A finding's own corrected line is written, one after another where a line has many."""
    text, changes = with_corrected_lines(HEAD + body)
    assert text == HEAD + mended
    assert {change.line for change in changes} <= {5, 7}
    assert all(change.what for change in changes)


@pytest.mark.parametrize(
    "body",
    [
        "1. eka\n2. toka",
        "#hyväntekijät",
        "### Liian syvä\n\na",
        "**Otsikko**\n\na",
        "`15. lokakuuta {.a}`\n\n```\n15. lokakuuta\n##a\n```",
        "- a\n    - b\n\na_b_c",
        "\u05d0\u200f!",
    ],
)
def test_what_is_right_or_an_editors_choice_is_left(body: str) -> None:
    """Nothing is corrected that GitHub shows as it was meant, or that may be meant in two ways."""
    assert with_corrected_lines(HEAD + body) == (HEAD + body, ())


def test_front_matter_is_left() -> None:
    """Its lines are no text."""
    text = "---\ntitle: Teko {.a}\n# 15. lokakuuta\n---\n\na"
    assert with_corrected_lines(text) == (text, ())
    assert with_corrected_lines("15. lokakuuta") == ("15. lokakuuta", ())


@given(texts)
def test_second_repair_finds_nothing(body: str) -> None:
    """Whatever the text, it is repaired at once."""
    once = repaired("content/deeds/teko.md", (HEAD + body).encode())
    assert not repaired("content/deeds/teko.md", once.data).changes
