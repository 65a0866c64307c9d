"""Structured data for search engines: JSON-LD in a page's body, of the vocabulary schema.org."""

import json
from collections.abc import Iterable, Iterator, Mapping

from tori.render.html import Html
from tori.render.view import View
from tori.site.permalinks import permalink

Thing = Mapping[str, object]
"""Something of schema.org: its `@type` and properties."""

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script element is written as JSON's own escapes (HTML §4.12.1.3)."""


def json_ld(data: Thing) -> Html:
    """Return the script element of one thing; values that are None or empty are left out."""
    stated = _stated({"@context": "https://schema.org", **data})
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"))
    return Html(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def organisations(view: View, identifiers: Iterable[str]) -> Iterator[Thing]:
    """Yield organisations by their ids, each with its page on the site."""
    for organisation in map(view.site.organisation, identifiers):
        address = view.site.publisher.full_address(permalink(organisation))
        yield {"@type": "Organization", "name": organisation.name, "url": address}


def _stated(value: object) -> object:
    if isinstance(value, Mapping):
        kept = {key: _stated(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_stated(inner) for inner in value]
    return value
