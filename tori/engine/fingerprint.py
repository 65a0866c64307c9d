"""A fingerprint of what a unit is made with: its function and all that it was given.

What a record says is no part of it, only which record it is, nor is the Site: what a unit reads of
those is traced (`tori.tracing`). Everything else that a unit holds is, closures too, so that a
unit with the same fingerprint and the same reads makes the same documents.
"""

import marshal
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from types import FunctionType
from typing import Any, NamedTuple

from tori.content.publisher import Publisher
from tori.content.records import Record
from tori.site.model import Site

_DIGEST_BYTES = 16
_PLAIN = frozenset({str, int, bool, bytes, type(None)})
_GLOBAL = (Site, Publisher)
"""What is the same for a whole build: whatever changes there, everything is built."""
_WITHOUT_MARKS_OF_IDENTITY = 2
"""The version of marshal whose bytes do not tell whether two equal things are one."""


class Fingerprints:
    """Fingerprints of things; what many of them hold is looked at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[int, _Seen] = {}

    def of(self, thing: object) -> bytes:
        """Return the fingerprint of a thing.

        Raises:
            TypeError: It holds something whose likeness cannot be told.
        """
        return _digest(self._plain(thing))

    def _plain(self, thing: object) -> object:
        """Return a thing as marshal takes it; what holds other things as its digest."""
        kind = type(thing)
        if kind in _PLAIN:
            return thing
        if isinstance(thing, Record):
            return ("record", thing.reference)
        seen = self._seen.get(id(thing))
        if seen is None:
            digest = _digest(self._held(thing))
            seen = self._seen[id(thing)] = _Seen(thing, digest)
        return seen.digest

    def _held(self, thing: Any) -> object:  # noqa: ANN401, C901, PLR0911 — a table of types
        plain = self._plain
        match thing:
            case str():
                return (type(thing).__qualname__, f"{thing}")
            case tuple() | list():
                return [plain(each) for each in thing]
            case partial():
                return ("partial", plain(thing.func), plain(thing.args), plain(thing.keywords))
            case FunctionType():
                held = [cell.cell_contents for cell in thing.__closure__ or ()]
                return (
                    thing.__module__,
                    thing.__qualname__,
                    plain(thing.__defaults__),
                    plain(held),
                )
            case Mapping():
                return ("mapping", [(plain(key), plain(value)) for key, value in thing.items()])
            case frozenset():
                return ("set", sorted(_digest(plain(each)) for each in thing))
            case PurePath():
                return ("path", str(thing))
            case type():
                return ("type", thing.__qualname__)
            case _ if isinstance(thing, _GLOBAL):
                return ("global", type(thing).__qualname__)
            case _ if is_dataclass(thing):
                held = [getattr(thing, field.name) for field in fields(thing)]
                return (type(thing).__qualname__, plain(held))
            case _:
                message = f"a unit holds {type(thing).__qualname__}, which has no fingerprint"
                raise TypeError(message)


class _Seen(NamedTuple):
    """A thing and its digest; it is kept, so that its number is no other thing's meanwhile."""

    thing: object
    digest: bytes


def _digest(plain: Any) -> bytes:  # noqa: ANN401 — whatever marshal takes
    data = marshal.dumps(plain, _WITHOUT_MARKS_OF_IDENTITY)
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
