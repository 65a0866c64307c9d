"""A cell's text as front matter has it."""

import pytest

from tori.authoring.importing.values import clean, iso_date, items, one_line, whole_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18.5.2020", "2020-05-18"),
        ("1. 2. 2020", "2020-02-01"),
        ("5/2020", "2020-05"),
        ("lokakuu 2020", "2020-10"),
        ("kesäkuussa 2019", "2019-06"),
        ("2020", "2020"),
        ("/2020-10", "/2020-10"),
        ("2020-05-18 00:00", "2020-05-18"),
    ],
)
def test_date_of_any_form(text: str, value: str) -> None:
    """A date is read as a Finn writes it, and nothing is said to be lost."""
    assert iso_date(text) == (value, "")


def test_time_of_day_is_reported() -> None:
    """A time of day has no place in the date, and the report says so."""
    assert iso_date("18.5.2020 klo 12.30") == ("2020-05-18", "kellonaika 12.30 jäi pois")


@pytest.mark.parametrize("text", ["31.2.2020", "18.5.20", "keväällä 2020", "43969"])
def test_what_is_no_date_stays(text: str) -> None:
    """What cannot be understood for certain is left and reported."""
    value, lost = iso_date(text)
    assert value == text
    assert text in lost


@pytest.mark.parametrize(
    ("text", "value"), [("2020.0", "2020"), ("12,00", "12"), ("3\u00a0200", "3200"), ("007", "007")]
)
def test_whole_number(text: str, value: str) -> None:
    """A number loses only what means nothing."""
    assert whole_number(text) == (value, "")


def test_part_of_a_number_is_not_lost() -> None:
    """A decimal number where a whole one belongs stays, and is reported."""
    value, lost = whole_number("3,5")
    assert (value, bool(lost)) == ("3,5", True)


@pytest.mark.parametrize(
    "text",
    [
        "osaaminen, viestintä",
        "osaaminen; viestintä",
        "osaaminen\nviestintä\n",
        "- osaaminen\n• viestintä",
    ],
)
def test_list_by_any_separator(text: str) -> None:
    """Commas, semicolons and line breaks all part a list of words."""
    assert items(text, commas=True) == ("osaaminen", "viestintä")


def test_sentences_keep_their_commas() -> None:
    """A comma does not part a list of sentences."""
    assert items("Työ sujuu, koska varaus onnistuu.", commas=False) == (
        "Työ sujuu, koska varaus onnistuu.",
    )


def test_clean_text() -> None:
    """Text is NFC with line feeds, without control characters, and tells that some were there."""
    assert clean("a\u0308\r\nb_x000D_\nc\u2028d\x0b") == ("ä\nb\nc d", True)


def test_one_line_keeps_no_break_spaces() -> None:
    """Line breaks become spaces; a no-break space is the writer's own."""
    assert one_line(" 3\u00a0200 \n ihmistä ") == "3\u00a0200 ihmistä"
