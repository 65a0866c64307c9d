"""The vocabulary's file: its words, and what is wrong with it."""

import pytest

from tests.factories import VOCABULARY, vocabulary
from tori.content.vocabulary import read_vocabulary
from tori.diagnostics import Diagnostic, Span

PATH = "content/vocabulary.yml"


def _findings(text: str) -> tuple[Diagnostic, ...]:
    return read_vocabulary(PATH, text.encode())[1]


def test_words_are_in_the_editors_order() -> None:
    """Names come in the order of the file, not of the alphabet."""
    assert vocabulary().service_area_names == ("koko kunta", "opetus ja kasvatus")
    assert vocabulary().theme_names == ("johtaminen", "viestintä", "työhyvinvointi")


def test_a_word_has_its_slug() -> None:
    """A word's address is made of its name."""
    assert vocabulary().service_areas[1].slug == "opetus-ja-kasvatus"


def test_synonyms_are_groups() -> None:
    """Words that mean the same stand together."""
    assert vocabulary().synonyms == (("esimies", "esihenkilö"),)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", Span(1, 1, 1, 1), "service_areas"),
        ("# tyhjä\n", Span(1, 1, 1, 1), "service_areas"),
        ("service_areas: []\nthemes: []\n", Span(1, 16, 1, 17), "service_areas"),
        (VOCABULARY + "kielet: [fi]\n", Span(10, 9, 10, 10), "kielet"),
        (
            VOCABULARY.replace(", description: Johto tukee muita.", ""),
            Span(5, 5, 5, 6),
            "themes, kohta 1, description",
        ),
    ],
)
def test_a_vocabulary_that_cannot_be_used(text: str, place: Span, words: str) -> None:
    """The first thing that is wrong is told at its place, an empty file too."""
    read, (finding,) = read_vocabulary(PATH, text.encode())
    assert read is None
    assert (finding.code, finding.span) == ("T115", place)
    assert words in finding.message


def test_a_vocabulary_that_cannot_be_read() -> None:
    """A syntax error is told as in front matter, with the file's own lines."""
    (finding,) = _findings("themes: [a\n")
    assert (finding.code, finding.span.line, finding.span.column) == ("T104", 1, 9)


def test_a_vocabulary_in_another_encoding() -> None:
    """A file that is not UTF-8 is told so."""
    read, (finding,) = read_vocabulary(PATH, VOCABULARY.encode("cp1252"))
    assert read is None
    assert finding.code == "T101"


def test_a_repeated_key_is_told_beside_another_fault() -> None:
    """What was found before the fault that ends the reading is told too."""
    assert [f.code for f in _findings("themes: a\nthemes: b\nc: &d e\n")] == ["T105", "T106"]


def test_words_of_one_address_are_told_at_the_later() -> None:
    """Two words whose pages would have one address are a fault of the second."""
    text = VOCABULARY.replace("name: viestintä", "name: Johtaminen?")
    read, (finding,) = read_vocabulary(PATH, text.encode())
    assert read is not None
    assert (finding.code, finding.span.line, finding.span.column) == ("T302", 6, 12)


def test_a_service_area_and_a_theme_may_share_a_name() -> None:
    """Their pages are in different places."""
    assert _findings(VOCABULARY.replace("name: viestintä", "name: koko kunta")) == ()
