"""What the record types say of a field by its name: a date, a text, or a list of texts.

The record types are the one source of this; no name of a field is repeated here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tori.content.records import COLLECTIONS
from tori.content.records.dates import PartialDate

_Kind = Literal["date", "text", "texts", "structure"]


@dataclass(frozen=True, slots=True)
class Shape:
    """The names of a record type's fields, at any depth, by what stands in them.

    Attributes:
        top: Fields of the record itself.
        names: All.
        dates: Such as may be known to the day, month or year.
        texts: One plain value each, dates too.
        text_lists: Lists of plain values.
    """

    top: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    text_lists: frozenset[str] = frozenset()


@cache
def shape_at(path: str) -> Shape:
    """Return the shape of the records in a file's folder; an empty one where no record lives."""
    folder = PurePosixPath(path).parent.as_posix()
    record_type = COLLECTIONS.get(folder.removeprefix("content/"))
    if record_type is None:
        return Shape()
    kinds: dict[str, set[_Kind]] = {}
    for name, kind in _fields(record_type):
        kinds.setdefault(name, set()).add(kind)
    only = {kind: _names_of_only(kinds, kind) for kind in ("date", "text", "texts")}
    return Shape(
        top=frozenset(record_type.model_fields) - {"origin"},
        names=frozenset(kinds),
        dates=only["date"],
        texts=only["date"] | only["text"],
        text_lists=only["texts"],
    )


def _names_of_only(kinds: dict[str, set[_Kind]], kind: str) -> frozenset[str]:
    """Return the names that mean the same kind wherever in the type they stand."""
    return frozenset(name for name, found in kinds.items() if found == {kind})


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, _Kind]]:
    """Yield every field's name and kind, those of the parts too."""
    for name, field in model.model_fields.items():
        if name == "origin":
            continue
        types = tuple(_plain_types(field.annotation))
        parts = [part for part in types if isinstance(part, type) and issubclass(part, BaseModel)]
        for part in parts:
            yield from _fields(part)
        if PartialDate in types:
            yield name, "date"
        elif parts:
            yield name, "structure"
        else:
            yield name, "texts" if tuple in types else "text"


def _plain_types(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 — an annotation is anything
    """Yield the types of which an annotation is made; a literal word is a text."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain_types(get_args(annotation)[0])
    elif origin is Literal:
        yield str
    elif origin is None:
        if annotation not in {NoneType, Ellipsis}:
            yield annotation
    else:
        if origin is tuple:
            yield tuple
        for argument in get_args(annotation):
            yield from _plain_types(argument)
