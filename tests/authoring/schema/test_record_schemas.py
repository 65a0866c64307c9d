"""The JSON Schemas as documents; their verdicts are in `test_schema_verdicts`."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.content.records_at_hand import real_content
from tori.authoring.field_help import editable_fields, help_for
from tori.authoring.schema.record_schemas import (
    DIALECT,
    Schema,
    allowed_values,
    example_value,
    field_schema,
    record_schema,
    schema_files,
    vocabulary_schema,
)
from tori.content.frontmatter.yaml_block import YamlBlock
from tori.content.records import Deed
from tori.content.records.kinds import KINDS, KINDS_BY_WORD, Kind
from tori.content.vocabulary import Vocabulary

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
KEYWORDS_OF_EVERY_DRAFT = {
    *("$schema", "title", "description", "examples", "type", "properties", "required"),
    *("additionalProperties", "items", "minItems", "minLength", "maxLength", "pattern"),
}


def vocabulary() -> Vocabulary:
    """The real vocabulary."""
    found = real_content().vocabulary
    assert found is not None
    return found


def schema_of(word: str) -> Schema:
    """A type's schema."""
    return record_schema(KINDS_BY_WORD[word], vocabulary())


def keywords(schema: Any) -> set[str]:  # noqa: ANN401 — a schema's parts are of any JSON type
    """Every keyword of a schema, its properties' too."""
    if not isinstance(schema, dict):
        return set()
    below = [*schema.get("properties", {}).values(), schema.get("items")]
    return set(schema) | {word for part in below for word in keywords(part)}


@EVERY_KIND
def test_schema_is_one(kind: Kind) -> None:
    """Each is a schema of draft 2020-12, and says so."""
    schema = record_schema(kind, vocabulary())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT


@EVERY_KIND
def test_schema_has_the_types_fields_and_no_other(kind: Kind) -> None:
    """Fields, and which are required, come from the record type."""
    schema = record_schema(kind, vocabulary())
    fields = kind.record_type.model_fields
    assert tuple(schema["properties"]) == editable_fields(kind.record_type)
    assert schema["additionalProperties"] is False
    assert schema["required"] == [
        name for name in schema["properties"] if fields[name].is_required()
    ]


@EVERY_KIND
def test_every_field_is_described_with_an_example(kind: Kind) -> None:
    """The words are those of the one table."""
    for name, shape in record_schema(kind, vocabulary())["properties"].items():
        told = help_for(kind.record_type, name)
        assert shape["description"] == told.description
        assert shape["examples"] == [example_value(told.example)]


def test_real_content_is_valid() -> None:
    """No file of the site's own content is refused by its schema."""
    schemas = {
        kind.collection: Draft202012Validator(record_schema(kind, vocabulary())) for kind in KINDS
    }
    refused = [
        f"{record.reference}: {error.message}"
        for record in real_content().records
        for error in schemas[record.origin.collection].iter_errors(record.origin.front_matter.data)
    ]
    assert refused == []


def test_words_of_the_vocabulary_are_enumerated() -> None:
    """Service area and themes are choices, for a form to offer."""
    properties = schema_of("deed")["properties"]
    assert tuple(properties["service_area"]["enum"]) == vocabulary().service_area_names
    assert tuple(properties["themes"]["items"]["enum"]) == vocabulary().theme_names


def test_optional_field_may_be_empty_and_required_may_not() -> None:
    """An empty optional field is a missing one, as it is to the loader."""
    properties = schema_of("deed")["properties"]
    assert properties["contact"]["type"] == ["string", "null"]
    assert properties["title"]["type"] == "string"
    assert None in properties["stage"]["enum"]


def test_unknown_is_a_word_of_lists_that_may_be_unknown() -> None:
    """A list that the source does not tell is the word, beside the list."""
    items = schema_of("toplist")["properties"]["items"]["anyOf"]
    assert [shape["type"] for shape in items] == ["array", "string"]
    assert items[1]["const"] == "unknown"


def test_allowed_values_leave_out_the_empty_one() -> None:
    """What a form offers are words."""
    deed = KINDS_BY_WORD["deed"].record_type
    assert allowed_values(field_schema(deed, "stage", {}))[0] == "idea"
    assert None not in allowed_values(field_schema(deed, "stage", {}))
    assert allowed_values(field_schema(deed, "contact", {})) == ()


def test_type_without_a_schema_is_a_fault_of_the_program() -> None:
    """A record type that grows a field of a new kind cannot be forgotten here."""

    class Stranger(Deed):
        contact: float  # type: ignore[assignment]  # a type that nobody foresaw

    with pytest.raises(TypeError, match="float"):
        field_schema(Stranger, "contact", {})


def test_vocabulary_is_valid_by_its_schema() -> None:
    """The real vocabulary passes, and one without a description does not."""
    schema = Draft202012Validator(vocabulary_schema())
    term = {"name": "viestintä", "description": "Viestintä kertoo työstä muille."}
    assert schema.is_valid({"service_areas": [term], "themes": [term]})
    assert not schema.is_valid({"service_areas": [term], "themes": [{"name": "viestintä"}]})


def test_real_vocabulary_is_valid() -> None:
    """VS Code has nothing to say of the vocabulary as it is."""
    real = vocabulary().model_dump(mode="json")
    assert list(Draft202012Validator(vocabulary_schema()).iter_errors(real)) == []


def test_vocabulary_schema_keeps_to_what_every_draft_has() -> None:
    """VS Code's YAML extension knows draft 7 best: nothing newer is in the schema it reads."""
    assert keywords(vocabulary_schema()) <= KEYWORDS_OF_EVERY_DRAFT


def test_files_are_the_same_each_time_and_sorted() -> None:
    """A change of the schemas shows as a small difference."""
    files = schema_files(vocabulary())
    assert files == schema_files(vocabulary())
    assert list(files) == sorted(files)
    text = files["deed.json"]
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_example_is_read_by_our_own_reader() -> None:
    """A list on one line is a list, and a number is what was typed."""
    assert example_value("[a, 01]") == YamlBlock("", "x: [a, 01]", first_line=1).read()["x"]
    assert example_value("2") == "2"
