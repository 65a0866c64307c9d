"""JSON Schemas (draft 2020-12) of what front matter may say, made from the record types.

They describe the input, not the record: a date is text of our form, a number may be digits or an
integer, a flag may be `kyllä`. For VS Code, the web form and whoever else writes content; the
loader is the judge, and `DIFFERENCES` is the one list of where a schema's verdict may differ. Pure.
"""

import json
from collections.abc import Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from tori.authoring.field_help import editable_fields, help_for
from tori.authoring.schema.shapes import COUNT, FLAG, MOMENT, NUMBER, SECONDS, WHEN, text
from tori.content.frontmatter.yaml_block import YamlBlock
from tori.content.media.kinds import AUDIO_TYPES
from tori.content.records import Audio, Person, Webinar, Winner
from tori.content.records.broadcasts import PLAYED_TYPES
from tori.content.records.fields import (
    Count,
    Fields,
    Flag,
    Moment,
    Number,
    Seconds,
    When,
    none_if_unknown,
)
from tori.content.records.kinds import KINDS, Kind
from tori.content.records.podcast_terms import ROLES
from tori.content.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VOCABULARY = "vocabulary"

Schema = dict[str, Any]
Words = Mapping[str, tuple[str, ...]]
"""The vocabulary's words that a field may hold, by the field's name."""

DIFFERENCES: Mapping[str, str] = {
    "campaign dates": "That a campaign does not end before it starts: a schema compares no values.",
    "weeks": "Which years have a week 53, and that the calendar ends within 9999-W52.",
    "outer spaces": "The loader strips the spaces round a text first; a schema counts them, and "
    "refuses them round what has a pattern or is one of a list.",
    "moments": "The loader takes every ISO 8601 form of Python's datetime.fromisoformat; a schema "
    "takes 2020-05-18T12:30+03:00, with seconds or Z if need be.",
    "plain scalars": "The loader reads every plain scalar as text, so `title: 2020` is a title; "
    "another YAML reader makes it a number before a schema sees it. The whole number 5.0 is an "
    "integer to a schema and no number to the loader.",
    "normal form": "The loader brings text into normal form C before it counts; a schema does not.",
    "other records": "Whether a named record or file exists, a number is free or a list's size is "
    "right is for `check` alone.",
}
"""What a schema says otherwise than the loader or not at all; tests pass over these alone."""

_SHAPES: Mapping[Any, Schema] = {
    get_args(alias)[1].func: shape
    for alias, shape in (
        (Flag, FLAG),
        (Number, NUMBER),
        (Count, COUNT),
        (Seconds, SECONDS),
        (When, WHEN),
        (Moment, MOMENT),
    )
}


def _present(field: str) -> Schema:
    """Return the schema of an object that has the field and has not left it empty."""
    return {"required": [field], "properties": {field: {"not": {"type": "null"}}}}


def _either(*fields: str) -> Schema:
    return {"oneOf": [_present(field) for field in fields]}


def _ending_form(endings: Iterable[str]) -> str:
    """Return the pattern of a path or a secured ASCII address with one of these endings."""
    letters = "|".join(
        "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in ending[1:]) for ending in endings
    )
    return rf"^(?:https://[^/?#]+/)?[^?#]*[^/?#.][^/?#]*\.(?:{letters})(?:[?#].*)?$"


def _ends_in(field: str, endings: Iterable[str]) -> Schema:
    shapes = [{"type": ["string", "null"], "pattern": _ending_form(endings)}]
    if field == "url":
        shapes.append({"type": ["string", "null"], "pattern": "^https://[^/?#]+/[!-~]*$"})
    return {"properties": {field: {"allOf": shapes}}}


def _type_of(ending: str, kind: str) -> Schema:
    url = {"type": "string", "pattern": _ending_form((ending,))}
    return {
        "if": {"required": ["url"], "properties": {"url": url}},
        "then": {"properties": {"type": {"const": kind}}},
    }


_RULES: Mapping[type[Fields], Schema] = {
    Audio: {
        **_either("file", "url"),
        "if": _present("url"),
        "then": {"allOf": [_present(field) for field in ("bytes", "seconds", "type")]},
        "allOf": [
            _ends_in("file", AUDIO_TYPES),
            _ends_in("url", PLAYED_TYPES),
            *(_type_of(ending, kind) for ending, kind in PLAYED_TYPES.items()),
        ],
    },
    Winner: _either("deed", "organisation"),
    Person: {"if": _present("name"), "then": {"properties": {"role": {"enum": list(ROLES)}}}},
    Webinar: {
        **_either("series", "topic"),
        "if": _present("starts"),
        "then": _present("duration_minutes"),
    },
}
"""The rules between the fields of one type that a schema can say; T211 in the loader."""


def words_of(vocabulary: Vocabulary) -> Words:
    """Return which fields hold words of the vocabulary, and which words."""
    return {"service_area": vocabulary.service_area_names, "themes": vocabulary.theme_names}


def record_schema(kind: Kind, vocabulary: Vocabulary) -> Schema:
    """Return the schema of a type's front matter.

    An optional field may be left empty, as the loader takes it for missing; a required one may not.
    """
    schema = _object(kind.record_type, words_of(vocabulary))
    for name, shape in schema["properties"].items():
        if name not in schema["required"]:
            schema["properties"][name] = _or_null(shape)
        else:
            schema["properties"][name] = _never_null(shape)
    title = f"{kind.alias} (content/{kind.collection}/)"
    return {"$schema": DIALECT, "title": title, **schema}


def vocabulary_schema() -> Schema:
    """Return the schema of `content/vocabulary.yml`."""
    return {
        "$schema": DIALECT,
        "title": "sanasto (content/vocabulary.yml)",
        **_object(Vocabulary, {}),
    }


def schema_files(vocabulary: Vocabulary) -> dict[str, str]:
    """Return each schema's file name and text."""
    schemas = {kind.name: record_schema(kind, vocabulary) for kind in KINDS}
    schemas[VOCABULARY] = vocabulary_schema()
    return {f"{name}.json": _as_text(schema) for name, schema in sorted(schemas.items())}


def field_schema(record_type: type[Fields], field: str, words: Words) -> Schema:
    """Return the schema of one field of a type, with its description and example."""
    annotation = get_type_hints(record_type, include_extras=True)[field]
    told = help_for(record_type, field)
    shape = _shape(annotation, words.get(field, ()))
    return {**shape, "description": told.description, "examples": [example_value(told.example)]}


def allowed_values(schema: Schema) -> tuple[str, ...]:
    """Return the words that a field, or each item of its list, is one of; none when it is free."""
    found = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return tuple(word for word in found if word is not None)


def example_value(example: str) -> Any:  # noqa: ANN401 — an example is of any YAML type
    """Return what our own reader makes of an example written on one line."""
    return YamlBlock("", f"example: {example}", first_line=1).read()["example"]


def _as_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _object(record_type: type[Fields], words: Words) -> Schema:
    names = editable_fields(record_type)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in names if record_type.model_fields[name].is_required()],
        "properties": {name: field_schema(record_type, name, words) for name in names},
        **_RULES.get(record_type, {}),
    }


def _shape(annotation: Any, words: tuple[str, ...]) -> Schema:  # noqa: ANN401 — an annotation is anything
    """Return the schema of a type annotation; a text is one of the words, if there are any."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], words)
    if origin in {Union, UnionType}:
        (kept,) = (part for part in arguments if part is not NoneType)
        return _or_null(_shape(kept, words))
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0], words)}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return _object(annotation, {})
    message = f"no JSON Schema is known for {annotation!r}"
    raise TypeError(message)


def _annotated(annotation: Any, metadata: Iterable[Any], words: tuple[str, ...]) -> Schema:  # noqa: ANN401
    limits: dict[str, Any] = {}
    unknown_allowed = False
    for part in _flattened(metadata):
        if isinstance(part, BeforeValidator):
            if part.func in _SHAPES:
                return dict(_SHAPES[part.func])
            unknown_allowed = unknown_allowed or part.func is none_if_unknown
        for limit in ("min_length", "max_length", "pattern"):
            value = getattr(part, limit, None)
            if value is not None:
                limits[limit] = value
    if annotation is str:
        return {"type": "string", "enum": list(words)} if words else text(**limits)
    shape = _shape(annotation, words)
    names = {"min_length": "minItems", "max_length": "maxItems"}
    shape.update({names[limit]: value for limit, value in limits.items()})
    return {"anyOf": [shape, {"type": "string", "const": "unknown"}]} if unknown_allowed else shape


def _flattened(metadata: Iterable[Any]) -> Iterable[Any]:
    for part in metadata:
        if isinstance(part, FieldInfo):
            yield from part.metadata
        else:
            yield part


def _or_null(schema: Schema) -> Schema:
    """Return the schema with an empty value allowed beside the rest."""
    if "type" not in schema:
        return {**schema, "anyOf": [*_never_null(schema)["anyOf"], {"type": "null"}]}
    nullable = {**schema, "type": [*_types(_never_null(schema)), "null"]}
    if "enum" in schema:
        nullable["enum"] = [*(word for word in schema["enum"] if word is not None), None]
    return nullable


def _never_null(schema: Schema) -> Schema:
    """Return the schema with no empty value allowed."""
    if "type" not in schema:
        shapes = [_never_null(shape) for shape in schema["anyOf"] if shape != {"type": "null"}]
        return {**schema, "anyOf": shapes}
    types = [name for name in _types(schema) if name != "null"]
    return {**schema, "type": types[0] if len(types) == 1 else types}


def _types(schema: Schema) -> list[str]:
    stated = schema["type"]
    return [stated] if isinstance(stated, str) else list(stated)
