"""Page data as templates show it: every text escaped for HTML, here and nowhere else.

Neither MkDocs nor the engines that may come after it escape by themselves, and the same templates
serve all of them. So a template prints what it gets as it is, in elements and in quoted attributes.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from tori.pages.structured_data import StructuredData
from tori.templating.structured_data import json_ld

_PLAIN = frozenset((type(None), bool, int, float))


def template_data(value: Any) -> Any:  # noqa: ANN401 — data is nested as its type is
    """Return a value as templates have it: data as mappings, texts escaped.

    Args:
        value: A frozen dataclass, a tuple of such, a text, a number or None. Markup is HTML already
            and stays as it is: an editor's text, which `tori.markdown` has made safe. Structured
            data becomes JSON-LD, which a script element may hold.

    Raises:
        TypeError: It is something else, of which nobody knows how to escape it.
    """
    kind = type(value)
    if kind is str:
        return str(escape(value)) if _has_marks(value) else value
    if kind is tuple:
        return [template_data(each) for each in value]
    if kind in _PLAIN:
        return value
    if names := _names(kind):  # type: ignore[arg-type]  # mypy doubts that a type has a hash
        return {name: template_data(getattr(value, name)) for name in names}
    return _rarer(value)


def _rarer(value: object) -> object:
    match value:
        case Markup():
            return str(value)
        case StructuredData(thing):
            return str(json_ld(thing))
        case Mapping():
            return {template_data(key): template_data(each) for key, each in value.items()}
        case _:
            raise TypeError(type(value).__name__)


def _has_marks(text: str) -> bool:
    # One look for each is much faster than a pattern: most texts have none.
    return "&" in text or "<" in text or ">" in text or '"' in text or "'" in text


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a type of data; none if it is no such type."""
    is_data = is_dataclass(kind) and kind is not StructuredData
    return tuple(field.name for field in fields(kind)) if is_data else ()
