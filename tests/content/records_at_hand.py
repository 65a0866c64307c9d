"""A factory of valid records and the real content, for the tests of scaffolding."""

import json
from functools import cache

from tests.projects import ROOT
from tori.authoring.field_help import help_for
from tori.authoring.new.scaffold import asked_fields
from tori.content.loader import Content, load_content, load_record
from tori.content.records import Record
from tori.content.records.kinds import KINDS_BY_WORD


@cache
def real_content() -> Content:
    """The content of the site, read once."""
    return load_content(ROOT)


def record(kind_name: str, identifier: str, **fields: object) -> Record:
    """A valid record: its required fields hold their examples unless stated otherwise."""
    kind = KINDS_BY_WORD[kind_name]
    stated = {key: json.dumps(value, ensure_ascii=False) for key, value in fields.items()}
    wanted = (kind.title_field, *asked_fields(kind, stated))
    if "published" in kind.record_type.model_fields:
        wanted = ("published", *wanted)
    examples = {name: help_for(kind.record_type, name).example for name in wanted}
    lines = [f"{key}: {value}" for key, value in {**examples, **stated}.items()]
    raw = "\n".join(("---", *lines, "---", "")).encode()
    path = f"content/{kind.collection}/{identifier}.md"
    made, findings = load_record(path, kind.collection, raw)
    assert made is not None, findings
    return made
