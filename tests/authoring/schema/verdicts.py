"""What the loader and the JSON Schemas say of front matter, for the tests that compare them.

The loader's verdict is on values alone: that a record comes of the front matter and that its terms
are in the vocabulary.
"""

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from tests.content.records_at_hand import real_content
from tests.projects import DAY, PUBLISHER
from tori.authoring.schema.record_schemas import record_schema
from tori.content.loader import Content, load_record
from tori.content.records.kinds import Kind
from tori.content.vocabulary import Vocabulary
from tori.diagnostics import Diagnostic
from tori.site.checks.records import check_terms_are_in_vocabulary
from tori.site.draft import draft_of

Data = dict[str, Any]

_MARK_AFTER_ESCAPE = re.compile("(?<=\\\\[bfnrt])[\u0300-\u036f]")
"""Normal form C would join the mark to the letter of the escape, and so break the escape."""


@cache
def vocabulary() -> Vocabulary:
    """The real vocabulary."""
    found = real_content().vocabulary
    assert found is not None
    return found


@cache
def validator(kind: Kind) -> Draft202012Validator:
    """A type's schema, ready to judge."""
    return Draft202012Validator(record_schema(kind, vocabulary()))


def schema_accepts(kind: Kind, data: Data) -> bool:
    """The schema's verdict."""
    return bool(validator(kind).is_valid(data))


def value_faults(kind: Kind, data: Data) -> tuple[Diagnostic, ...]:
    """The loader's findings about the values, and those about words not in the vocabulary."""
    path = f"content/{kind.collection}/tietue.md"
    record, findings = load_record(path, kind.collection, as_file(data))
    if record is None:
        assert findings, "a record that is none is explained"
        return findings
    content = Content((record,), vocabulary(), {}, frozenset(), ())
    return tuple(check_terms_are_in_vocabulary(draft_of(content, vocabulary(), PUBLISHER, DAY)))


def as_file(data: Data) -> bytes:
    """Write front matter, each value on one line as the site's form would."""
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {as_yaml(value)}" for key, value in data.items()
    ]
    return "\n".join(("---", *lines, "---", "")).encode()


def as_yaml(value: object) -> str:
    """Write a value in YAML's flow style; one that is not there is left empty."""
    match value:
        case None:
            return ""
        case dict():
            inner = (f"{json.dumps(key)}: {as_yaml(part)}" for key, part in value.items())
            return f"{{{', '.join(inner)}}}"
        case list():
            assert None not in value, "flow style has no empty item"
            return f"[{', '.join(as_yaml(part) for part in value)}]"
        case _:
            written = json.dumps(value, ensure_ascii=False)
            return _MARK_AFTER_ESCAPE.sub(lambda mark: f"\\u{ord(mark[0]):04x}", written)
