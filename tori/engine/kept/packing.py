"""A unit as bytes: what makes it, and all that is bound to that.

Of a record the bytes tell only which one it is, and of the Site nothing at all: what a unit reads
of those is traced (`tori.tracing`). So two units with the same bytes and the same answers to what
they read make the same documents, and bytes that were kept make a unit of another Site.
"""

import io
import pickle
from collections.abc import Callable, Iterable
from typing import Any, cast

from tori.content.publisher import Publisher
from tori.content.records import Record
from tori.render.tree import Document
from tori.site.model import Site

Make = Callable[[], Iterable[tuple[str, Document]]]

_SITE, _PUBLISHER = "site", "publisher"


def packed(make: Make) -> bytes:
    """Return what makes a unit as bytes, which are the same whenever it is the same."""
    stream = io.BytesIO()
    pickler = _Packer(stream, pickle.HIGHEST_PROTOCOL)
    # Else the bytes would tell which of the equal things in it are one and the same.
    pickler.fast = True
    pickler.dump(make)
    return stream.getvalue()


def unpacked(data: bytes, site: Site) -> Make:
    """Return what makes a unit of a Site, which looks its records up there.

    Raises:
        KeyError: The Site has no such record.
    """
    return cast("Make", _Unpacker(io.BytesIO(data), site).load())


class _Packer(pickle.Pickler):
    def persistent_id(self, obj: Any) -> str | None:  # noqa: ANN401 — whatever a unit holds
        if isinstance(obj, Record):
            return obj.reference
        if isinstance(obj, Site):
            return _SITE
        return _PUBLISHER if isinstance(obj, Publisher) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, site: Site) -> None:
        super().__init__(stream)
        self._site = site

    def persistent_load(self, pid: Any) -> object:  # noqa: ANN401 — as pickle's
        if pid == _SITE:
            return self._site
        if pid == _PUBLISHER:
            return self._site.publisher
        found = self._site.find(pid)
        if found is None:
            raise KeyError(pid)
        return found
