"""An imported record written as a content file.

Every value is one that our reader reads back as it was; a required field without a value stands
there empty, below a comment that tells what to write.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from tori.authoring.field_help import help_for
from tori.authoring.importing.imported import ImportedRecord, Value
from tori.content.frontmatter.front_matter import BOUNDARY
from tori.content.records import COLLECTIONS

_PLAIN = re.compile(r"/?\w(?:[\w ().!/%€–’+-]*[\w().!/%€’+-])?")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_KEY = re.compile(r"[a-z_]+")
_FIT_ON_A_LINE = 90
_RESOLVER: Any = Resolver()


def rendered(record: ImportedRecord) -> bytes:
    """Return the file: required fields first, the others in the model's order, then the text."""
    lines = [BOUNDARY, *_front_matter(record), BOUNDARY, ""]
    if record.body.strip():
        lines += [record.body.strip("\n").rstrip(), ""]
    return "\n".join(lines).encode()


def _front_matter(record: ImportedRecord) -> Iterator[str]:
    record_type = COLLECTIONS[record.collection]
    model = record_type.model_fields
    required = [name for name, field in model.items() if field.is_required() and name != "origin"]
    for name in required:
        if name in record.fields:
            yield from _entry(name, record.fields[name])
        else:
            told = help_for(record_type, name)
            yield f"# Täytä: {told.description}"
            yield f"# Esimerkki: {name}: {told.example}"
            yield f"{name}:"
    optional = [name for name in model if name in record.fields and name not in required]
    strangers = [name for name in record.fields if name not in model or name == "origin"]
    for name in (*optional, *strangers):
        yield from _entry(name, record.fields[name])


def _entry(name: str, value: Value) -> Iterator[str]:
    key = name if _KEY.fullmatch(name) else _quoted(name)
    line = f"{key}: {_flow(value)}"
    if isinstance(value, tuple) and value and len(line) > _FIT_ON_A_LINE:
        yield f"{key}:"
        yield from (f"  - {_flow(item)}" for item in value)
    else:
        yield line


def _flow(value: Value) -> str:
    """Return a value on one line: [a, b] or {key: value} where it has parts."""
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        parts = (f"{_scalar(key)}: {_flow(part)}" for key, part in value.items())
        return f"{{{', '.join(parts)}}}"
    return f"[{', '.join(_flow(part) for part in value)}]"


def _scalar(text: str) -> str:
    """Return text plain where any YAML reader takes it for text or a date; else in quotes."""
    if _DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and (text.isdigit() or _is_text(text))):
        return text
    return _quoted(text)


def _is_text(text: str) -> bool:
    return str(_RESOLVER.resolve(ScalarNode, text, (True, False))) == "tag:yaml.org,2002:str"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
