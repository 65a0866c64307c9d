"""Page data as templates show it: every text escaped for HTML, here and nowhere else.

Neither MkDocs nor the engines that may come after it escape by themselves, and the same templates
serve all of them. So a template prints what it gets as it is, in elements and in quoted attributes.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from tori.pages.structured_data import StructuredData
from tori.templating.structured_data import json_ld

_MARKS = "&<>\"'"


def template_data(value: object) -> Any:  # noqa: ANN401 — data is nested as its type is
    """Return a value as templates have it: data as mappings, texts escaped.

    Args:
        value: A frozen dataclass, a tuple of such, a text, a number or None. Markup is HTML already
            and stays as it is: an editor's text, which `tori.markdown` has made safe. Structured
            data becomes JSON-LD, which a script element may hold.

    Raises:
        TypeError: It is something else, of which nobody knows how to escape it.
    """
    match value:
        case str():
            return _escaped(value)
        case None | bool() | int() | float():
            return value
        case tuple():
            return [template_data(each) for each in value]
        case Mapping():
            return {template_data(key): template_data(each) for key, each in value.items()}
        case StructuredData(thing):
            return str(json_ld(thing))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {name: template_data(getattr(value, name)) for name in _names(type(value))}
        case _:
            raise TypeError(type(value).__name__)


def _escaped(text: str) -> str:
    if isinstance(text, Markup):
        return str(text)
    return str(escape(text)) if any(mark in text for mark in _MARKS) else text


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
