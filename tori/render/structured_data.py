"""Structured data for search engines: JSON-LD in a page's body, of the vocabulary schema.org."""

import json
from collections.abc import Mapping

from tori.render.html import Html

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script element is written as JSON's own escapes (HTML §4.12.1.3)."""


def json_ld(data: Mapping[str, object]) -> Html:
    """Return the script element of one thing; values that are None or empty are left out."""
    stated = _stated({"@context": "https://schema.org", **data})
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"))
    return Html(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def _stated(value: object) -> object:
    if isinstance(value, Mapping):
        kept = {key: _stated(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_stated(inner) for inner in value]
    return value
