"""The `.md` that the site's own form makes: front matter whose values are JSON strings, and a text.

Its findings go into the report; what it says is written anew, so that it looks like other files.
"""

from collections.abc import Mapping
from typing import Any

from tori.authoring.importing.imported import (
    ImportedRecord,
    ImportRefusedError,
    Note,
    Reading,
    Value,
)
from tori.content.frontmatter.front_matter import read_front_matter
from tori.content.frontmatter.source_text import read_source
from tori.diagnostics import Diagnostic, as_text
from tori.text import slug


def read_form(raw: bytes, name: str, collection: str) -> Reading:
    """Read one record from a file of that name.

    Raises:
        ImportRefusedError: The file's front matter cannot be read.
    """
    source, findings = read_source(name, raw)
    if source is None:
        raise _unreadable(findings)
    front_matter, data, findings = read_front_matter(source)
    if front_matter is None:
        raise _unreadable(findings)
    fields = {key: _value(value) for key, value in data.items() if value not in (None, "", [])}
    notes = tuple(
        Note(f"{finding.path}:{finding.span.line}:{finding.span.column}", finding.message)
        for finding in findings
    )
    title = fields.get("title") or fields.get("name") or name.removesuffix(".md")
    legacy_id = f"{slug(str(fields.get('organisation', '')))}/{slug(str(title), 200)}"
    body = front_matter.body.strip("\n")
    record = ImportedRecord(legacy_id, name, collection, fields, body, notes)
    return Reading("lomake", (record,), complete=False)


def _value(value: Any) -> Value:  # noqa: ANN401 — front matter's own nesting of strings
    if isinstance(value, Mapping):
        return {key: _value(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return tuple(_value(part) for part in value if part is not None)
    return str(value)


def _unreadable(findings: tuple[Diagnostic, ...]) -> ImportRefusedError:
    return ImportRefusedError("\n".join(as_text(finding) for finding in findings))
