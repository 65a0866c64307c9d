"""Structured data for search engines as safe text: JSON-LD of the vocabulary schema.org."""

import json
from collections.abc import Mapping

from markupsafe import Markup

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script element is written as JSON's own escapes (HTML §4.12.1.3)."""


def json_ld(thing: Mapping[str, object]) -> Markup:
    """Return one thing as the text of a script element.

    Args:
        thing: Its `@type` and properties; values that are None or empty are left out.
    """
    stated = _stated({"@context": "https://schema.org", **thing})
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 — no mark is left that HTML reads


def _stated(value: object) -> object:
    if isinstance(value, Mapping):
        kept = {key: _stated(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_stated(inner) for inner in value]
    return value
