"""Pydantic's errors told in Finnish: completely, each once, at its place."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import faults, load, text_of
from tori.content.records import COLLECTIONS, Campaign, Deed, Episode, Gala, Record
from tori.content.records.value_faults import EXPLAINED, field_name, nearest

_ERRORS_OF = {
    "str": {"string_type", "string_too_short", "string_too_long", "string_pattern_mismatch"},
    "tuple": {"tuple_type", "too_short", "too_long"},
    "literal": {"literal_error"},
    "model": {"model_type", "model_attributes_type"},
    "model-fields": {"missing", "extra_forbidden", "model_attributes_type"},
}
"""pydantic-core: the errors that a schema of each type can raise on strings, lists and mappings."""
_BEHIND_OUR_VALIDATORS = {"bool", "int", "datetime"}
"""A validator of `fields` hands these only values of the type itself."""
_WRAPPERS = {
    *("nullable", "default", "model-field"),
    *("function-before", "function-after", "function-wrap"),
    *("with-info", "no-info", "definitions", "definition-ref"),
}


_WHOLE_VALUES = {"dataclass", "named-tuple"}


def _schema_types(schema: Any) -> Iterator[str]:  # noqa: ANN401 — a core schema is nested data
    """Yield the types of all schemas in a core schema, but of whole values of ours."""
    if isinstance(schema, dict):
        kind = schema.get("type")
        if isinstance(kind, str) and kind in _WHOLE_VALUES:
            return
        if isinstance(kind, str):
            yield kind
        for value in schema.values():
            yield from _schema_types(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from _schema_types(value)


@pytest.mark.parametrize("record_type", COLLECTIONS.values())
def test_every_error_that_a_record_can_raise_is_explained(record_type: type[Record]) -> None:
    """No English of pydantic's gets to an editor: the table covers all types that records have."""
    types = set(_schema_types(dict(record_type.__pydantic_core_schema__)))
    assert types <= _ERRORS_OF.keys() | _BEHIND_OUR_VALIDATORS | _WRAPPERS
    raised = set().union(*(_ERRORS_OF.get(kind, set()) for kind in types))
    assert raised
    assert raised <= EXPLAINED


def test_all_faults_of_a_record_are_told_at_once() -> None:
    """An editor mends a file in one go."""
    found = faults(Deed, title="Ty", stage="aate", organisation="Alavus", published="eilen")
    assert sorted(finding.code for finding in found) == ["T203", "T205", "T206", "T207"]


def test_a_missing_field_is_told_once_as_the_misspelling() -> None:
    """That `organisation` is missing follows from `organisaatio`, and is not told."""
    (finding,) = faults(Deed, organisation=None, organisaation="alavuden-kaupunki")
    assert finding.code == "T202"
    assert finding.hint == 'tarkoititko "organisation"?'


def test_a_misspelt_field_is_pointed_at_by_its_key() -> None:
    """An unknown field's name is what is wrong, so the name is the place."""
    (finding,) = faults(Deed, titel="a")
    assert finding.span.column == 1
    assert finding.span.end_column == len("titel") + 1


def test_a_field_unlike_any_is_not_guessed_at() -> None:
    """Where no field is near, none is suggested."""
    (finding,) = faults(Deed, väri="sininen")
    assert "tarkoititko" not in finding.hint


def test_a_part_is_named_from_the_field_down() -> None:
    """A fault deep in a list says which item and which part, counted from one."""
    (finding,) = faults(Deed, images=[{"src": "a.png", "alt": "A", "credit": "B"}])
    assert 'pakollinen kenttä "images, kohta 1, licence" puuttuu' in finding.message
    assert field_name(("images", 0, "alt")) == "images, kohta 1, alt"


def test_a_list_is_not_called_short_for_its_faulty_items() -> None:
    """Pydantic does not count faulty items; an editor does."""
    found = faults(Gala, categories=[{"name": "", "winners": "unknown"}])
    assert [finding.code for finding in found] == ["T206"]


def test_a_short_list_is_told() -> None:
    """A list that really has too few items is told so."""
    assert [finding.code for finding in faults(Gala, categories=[])] == ["T209"]


def test_a_fault_between_fields_is_told_at_one_of_them() -> None:
    """A campaign that ends too early is told where its end stands."""
    (finding,) = faults(Campaign, starts="2020-10", ends="2020-09")
    assert (finding.code, finding.span.line) == ("T211", 6)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("viestintä", "kirjoita arvo hakasulkuihin: [viestintä]"),
        ("a, b", "kirjoita kohdat omille riveilleen, jotka alkavat viivalla ja välilyönnillä"),
        ({"a": "b"}, "kirjoita kohdat omille riveilleen, jotka alkavat viivalla ja välilyönnillä"),
    ],
)
def test_a_text_for_a_list(value: object, hint: str) -> None:
    """A single word only lacks its brackets; anything else is better on lines of its own."""
    (finding,) = faults(Deed, themes=value)
    assert (finding.code, finding.hint) == ("T208", hint)


def test_a_colon_in_an_item_made_it_a_mapping() -> None:
    """`- Palaute: hyvä` is told with the item in quotes."""
    (finding,) = faults(Deed, results=[{"Palaute": "hyvä"}])
    assert '"Palaute: hyvä"' in finding.hint


@pytest.mark.parametrize("value", [["a"], {"a": "b"}])
@pytest.mark.parametrize("field", ["stage", "title", "draft", "published", "organisation"])
def test_no_message_speaks_python(field: str, value: object) -> None:
    """A list or mapping in a field of one value is told without Python's brackets."""
    (finding,) = faults(Deed, "", **{field: value})
    assert finding.code == "T208"
    assert "[" not in finding.message
    assert "{" not in finding.message


def test_an_empty_part_is_told_as_empty() -> None:
    """A part whose value was left out is not told as of a wrong form."""
    text = text_of(Episode, persons=[{"role": None}]).replace("role: null", "role:")
    (finding,) = load(text, Episode)[1]
    assert (finding.code, finding.message) == (
        "T201",
        'kentän "persons, kohta 1, role" arvo puuttuu',
    )


@pytest.mark.parametrize("field", ["campaign", "contact", "withdrawn"])
def test_an_empty_text_is_told_as_empty(field: str) -> None:
    """A value of two quotation marks is not told as of a wrong form or as too short."""
    (finding,) = faults(Deed, "", **{field: ""})
    assert (finding.code, finding.message) == ("T206", f'"{field}" on tyhjä')


def test_a_message_is_one_line_of_bearable_length() -> None:
    """A value of many lines, or of any length, does not flood the terminal."""
    (finding,) = faults(Deed, contact="a\nb" * 100)
    assert "\n" not in finding.message
    assert len(finding.message) <= 201


@pytest.mark.parametrize(
    ("word", "expected"),
    [("johtamine", "johtaminen"), ("JOHTAMINEN", "johtaminen"), ("xyz", None), ("", None)],
)
def test_nearest(word: str, expected: str | None) -> None:
    """A slip of the pen finds the word that was meant; nothing else does."""
    assert nearest(word, ("johtaminen", "viestintä")) == expected


def test_nearest_of_nothing() -> None:
    """Where there are no choices, none is near."""
    assert nearest("johtaminen", ()) is None
