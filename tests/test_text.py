"""Text in Finnish: slugs, order, lists and counts."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.text import (
    SLUG_LIMIT,
    SLUG_PATTERN,
    capitalised,
    counted,
    finnish_key,
    finnish_list,
    grouped,
    is_slug,
    nfc,
    slug,
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Työn ilo – case Hämeenlinna", "tyon-ilo-case-hameenlinna"),
        ("Åland & Öland", "aland-ja-oland"),
        ("Straße, Ærø, Łódź, Þór, œuvre", "strasse-aero-lodz-thor-oeuvre"),
        ("№ 5", "no-5"),
        ("½ päivää", "1-2-paivaa"),
        ("--- ???", "nimeton"),
        ("", "nimeton"),
        ("CON", "con-1"),
        ("lpt9", "lpt9-1"),
    ],
)
def test_slug_is_ascii(title: str, expected: str) -> None:
    """A title's slug has only ASCII letters, digits and hyphens, and is no reserved name."""
    assert slug(title) == expected


def test_slug_is_the_same_in_either_normal_form() -> None:
    """A title typed on a Mac gives the slug that it gives elsewhere."""
    assert slug(unicodedata.normalize("NFD", "Työ äänessä")) == slug("Työ äänessä")


def test_slug_is_cut_at_a_words_end() -> None:
    """A long title's slug ends with a whole word and keeps within the limit."""
    assert slug("yksi kaksi kolme", limit=10) == "yksi-kaksi"
    assert slug("yksi kaksi kolme", limit=9) == "yksi"


def test_slug_cuts_a_word_that_is_too_long() -> None:
    """A single word longer than the limit is cut where the limit is."""
    assert slug("a" * 99) == "a" * SLUG_LIMIT


@given(st.text())
def test_slug_always_matches_the_pattern(text: str) -> None:
    """Whatever the text, its slug may stand in a URL."""
    assert is_slug(slug(text)) or slug(text).endswith("-1")
    assert re.fullmatch(SLUG_PATTERN, slug(text))


@given(st.text())
def test_slug_is_idempotent(text: str) -> None:
    """A slug's slug is itself."""
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize("text", ["", "Iso", "a_b", "-a", "a-", "a--b", "ä", "a\n", "a" * 61])
def test_what_is_no_slug(text: str) -> None:
    """Capitals, other letters, stray hyphens, line ends and too long a text make no slug."""
    assert not is_slug(text)


def test_finnish_order_puts_its_own_letters_after_z() -> None:
    """Å, ä and ö come last, in this order, and capitals make no difference."""
    words = ["Öljy", "zeniitti", "äiti", "Åbo", "aasi", "Zorro"]
    ordered = ["aasi", "zeniitti", "Zorro", "Åbo", "äiti", "Öljy"]
    assert sorted(words, key=finnish_key) == ordered


def test_finnish_order_keeps_v_and_w_apart() -> None:
    """W follows v as a letter of its own, as CLDR has it."""
    assert sorted(["Waasa", "vuori", "Vaasa"], key=finnish_key) == ["Vaasa", "vuori", "Waasa"]


def test_finnish_order_puts_foreign_letters_with_their_kin() -> None:
    """Accents are ignored, ü goes with y, æ with ä and ø with ö."""
    words = ["Özil", "øre", "æter", "zoo", "über", "xenon", "émile", "esa"]
    ordered = ["émile", "esa", "xenon", "über", "zoo", "æter", "øre", "Özil"]
    assert sorted(words, key=finnish_key) == ordered


@given(st.text(), st.text())
def test_finnish_order_is_total(one: str, other: str) -> None:
    """Two different texts never have the same key."""
    assert (finnish_key(one) == finnish_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a ja b"), (["a", "b", "c"], "a, b ja c")],
)
def test_finnish_list(words: list[str], expected: str) -> None:
    """The last two words are joined by 'ja', without a comma."""
    assert finnish_list(words) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 tekoa"), (1, "1 teko"), (2, "2 tekoa"), (1200, "1\xa0200 tekoa")],
)
def test_counted(number: int, expected: str) -> None:
    """One is in the nominative, every other number in the partitive."""
    assert counted(number, "teko", "tekoa") == expected


def test_grouped_parts_thousands_by_a_no_break_space() -> None:
    """Thousands are parted so that a line does not break within a number."""
    assert grouped(1234567) == "1\xa0234\xa0567"
    assert grouped(999) == "999"


@pytest.mark.parametrize(
    ("text", "expected"), [("äiti Maija", "Äiti Maija"), ("HKL", "HKL"), ("", "")]
)
def test_capitalised_touches_the_first_letter_alone(text: str, expected: str) -> None:
    """The first letter is made a capital, and the rest stays."""
    assert capitalised(text) == expected


@given(st.text())
def test_nfc_is_idempotent(text: str) -> None:
    """Text in normal form stays as it is."""
    assert nfc(nfc(text)) == nfc(text)


@pytest.mark.parametrize(
    ("mark", "made"), [("\u0301", "ab"), ("\u05b0", "ab"), ("\u034f", "a-b"), ("\u0488", "a-b")]
)
def test_slug_drops_the_marks_of_letters(mark: str, made: str) -> None:
    """Only what Unicode combines with a letter is dropped, in whatever script it is used."""
    assert slug(f"a{mark}b") == made
