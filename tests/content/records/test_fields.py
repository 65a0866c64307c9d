"""The types of single fields: what text is taken, and which code refuses the rest."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tori.content.records.dates import parse_partial_date
from tori.content.records.fields import (
    Address,
    Flag,
    Guid,
    Line,
    MediaPath,
    Moment,
    Number,
    RecordId,
    Reference,
    Seconds,
    SitePath,
    Title,
    When,
    fault,
    none_if_unknown,
)


def _value(field: Any, text: object) -> object:  # noqa: ANN401 — an annotated type is no class
    return TypeAdapter[object](field).validate_python(text)


def _error(field: Any, value: object) -> tuple[str, str]:  # noqa: ANN401 — as above
    with pytest.raises(ValidationError) as caught:
        _value(field, value)
    (details,) = caught.value.errors()
    return details["type"], details["msg"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("true", True), ("Kyllä", True), ("FALSE", False), ("ei", False), (True, True)],
)
def test_a_flag(text: object, expected: object) -> None:
    """A flag is true or false, in English or Finnish, in capitals or not."""
    assert _value(Flag, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("0", 0), ("007", 7), ("999999999", 999999999), (5, 5)]
)
def test_a_number(text: object, expected: int) -> None:
    """A number is whole and not negative."""
    assert _value(Number, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("75", 75), ("1:15", 75), ("0:01:15", 75), ("1:00:00", 3600), (9, 9)]
)
def test_seconds(text: object, expected: int) -> None:
    """A position in a recording is in seconds, minutes and seconds, or hours too."""
    assert _value(Seconds, text) == expected


def test_a_moment_keeps_its_zone() -> None:
    """A moment is the same wherever it is read."""
    expected = datetime(2020, 5, 18, 9, 30, tzinfo=UTC)
    assert _value(Moment, "2020-05-18T12:30+03:00") == expected
    assert _value(Moment, expected) == expected


def test_a_date() -> None:
    """A date keeps its precision."""
    assert _value(When, "/2020-10") == parse_partial_date("/2020-10")
    assert _value(When, parse_partial_date("2020")) == parse_partial_date("2020")
    assert parse_partial_date("2020").latest == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (Flag, "ehkä", "T207"),
        (Flag, "", "T207"),
        (Flag, None, "T207"),
        (Flag, ["true"], "T208"),
        (Number, "-1", "T210"),
        (Number, "1.5", "T210"),
        (Number, "1000000000", "T210"),
        (Number, "٣", "T210"),
        (Number, None, "T210"),
        (Number, {"a": "b"}, "T208"),
        (Seconds, "1:2:3:4", "T203"),
        (Seconds, "1:", "T203"),
        (Seconds, "-1", "T203"),
        (Seconds, None, "T203"),
        (When, "eilen", "T205"),
        (When, None, "T205"),
        (When, ["2020"], "T208"),
        (Moment, "2020-05-18T12:30", "T205"),
        (Moment, "18.5.2020 klo 12.30", "T205"),
        (Moment, "1969-12-31T23:59+02:00", "T205"),
        (Moment, "9999-12-31T23:59+02:00", "T205"),
        (Moment, None, "T205"),
        (Moment, {"a": "b"}, "T208"),
    ],
)
def test_what_is_refused(field: object, value: object, code: str) -> None:
    """What is not of the form is refused with the code of its kind."""
    assert _error(field, value)[0] == code


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (RecordId, "alavuden-kaupunki"),
        (Reference, "deeds/varauskalenteri"),
        (Reference, "webinars/series/tekoalya"),
        (Address, "https://tori.example/sivu?a=b#c"),
        (SitePath, "/teot/vanha-nimi/"),
        (SitePath, "/" + "a/" * 20),
        (SitePath, f"/{'a' * 255}/"),
        (MediaPath, "sali.png"),
        (MediaPath, "media/Jakso_01.v2.mp3"),
        (Guid, "dce0217d-2c85-5e52-9c99-941ea0dc696a"),
        (Line, "a"),
        (Title, "Työ"),
    ],
)
def test_a_form_that_is_taken(field: object, text: str) -> None:
    """Text of the field's form is taken as it is."""
    assert _value(field, text) == text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (RecordId, "Alavus"),
        (RecordId, "a" * 61),
        (RecordId, "alavus\n"),
        (Reference, "varauskalenteri"),
        (Reference, "deeds/../x"),
        (Address, "www.kunteko.fi"),
        (Address, "javascript:alert(1)"),
        (Address, 'https://a.example/"onclick'),
        (Address, "https://a.example/a b"),
        (SitePath, "teot/"),
        (SitePath, "/teot"),
        (SitePath, "/"),
        (SitePath, "//"),
        (SitePath, "/teot//x/"),
        (SitePath, "/teot/./x/"),
        (SitePath, "/teot/../x/"),
        (SitePath, "/teot/%2e%2e/x/"),
        (SitePath, "/TEOT/"),
        (SitePath, "/teot/index.html"),
        (SitePath, "/teot/?x/"),
        (SitePath, "/teot/#x/"),
        (SitePath, "\\teot\\"),
        (SitePath, f"/{'a' * 256}/"),
        (SitePath, "/" + "a/" * 21),
        (SitePath, f"/{'a' * 255}" * 4 + "/"),
        (MediaPath, "../salaisuus.txt"),
        (MediaPath, "media/../../salaisuus.txt"),
        (MediaPath, "media/./sali.png"),
        (MediaPath, "/etc/passwd"),
        (MediaPath, "media//sali.png"),
        (MediaPath, ".git/config"),
        (MediaPath, "työ.png"),
        (MediaPath, "a b.png"),
        (Guid, "DCE0217D-2C85-5E52-9C99-941EA0DC696A"),
        (Line, "a\nb"),
        (Line, ""),
        (Line, "a" * 501),
        (Title, "Ty"),
        (Title, "a" * 161),
    ],
)
def test_a_form_that_is_refused(field: object, text: str) -> None:
    """Text of another form is refused by its length or pattern."""
    kind, _ = _error(field, text)
    assert kind in {"string_pattern_mismatch", "string_too_short", "string_too_long"}


@pytest.mark.parametrize("text", ["{hint}", "{message}", "{{0}}", "100 % {a}"])
def test_braces_in_a_value_are_text(text: str) -> None:
    """A message quotes what was written; pydantic's templates do not touch it."""
    assert _error(When, text)[1] == f'"{text}" ei ole päivämäärä'


def test_a_fault_carries_its_hint_and_field() -> None:
    """A validator's fault says what to do and which field to look at."""
    error = fault("T211", "väärin", "tee näin", at="ends")
    assert (error.type, error.message()) == ("T211", "väärin")
    assert error.context == {"message": "väärin", "hint": "tee näin", "at": "ends"}


def test_unknown_is_no_list() -> None:
    """The word unknown says that the source does not tell; any other value stays."""
    assert none_if_unknown("unknown") is None
    assert none_if_unknown(["unknown"]) == ["unknown"]
