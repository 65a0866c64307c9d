"""What builds remember of a published site, in JSON files below `.tori-cache/`.

A file is trusted only when it is whole, and of this very program and folder; anything else is no
file, and nothing is remembered. This module imports nothing but a little of the standard library.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tori.engine.sources import digest_of
from tori.files import read_file, replace_file

FOLDER = ".tori-cache"
_FORM = "tori cache 5"
_MOST_BYTES = 1 << 28
"""Ten times as large as the manifest of 100,000 deeds: a larger file is none of ours."""


@dataclass(frozen=True, slots=True)
class Cache:
    """One of the files of a published site, which has a name."""

    root: Path
    published: Path
    name: str

    @property
    def file(self) -> Path:
        """Where it is."""
        site = blake2b(os.fsencode(self.published.resolve()), digest_size=8).hexdigest()
        return self.root / FOLDER / f"site-{site}.{self.name}"

    def read(self) -> Mapping[str, Any] | None:
        """Return what was written; None where that cannot be trusted.

        Raises:
            OSError: The file is not there, or the machine would not let it be read.
        """
        head, _, data = self._bytes().partition(b"\n")
        if not data or head != digest_of(data).encode():
            return None
        stored: dict[str, Any] = json.loads(data)  # its digest is ours
        return stored["stored"] if stored.get("program") == self._program() else None

    def write(self, stored: Mapping[str, Any]) -> None:
        """Remember something; failing is no matter."""
        kept = {"program": self._program(), "stored": stored}
        data = json.dumps(kept, separators=(",", ":")).encode()
        with suppress(OSError):
            replace_file(self.root, self.file, f"{digest_of(data)}\n".encode() + data)

    def forget(self) -> None:
        """Remember nothing of a site that is about to be changed."""
        with suppress(OSError):  # where nothing can be removed, nothing was written either
            self.file.unlink()

    def _bytes(self) -> bytes:
        """Return the bytes of a file of a likely size."""
        return read_file(self.file) if self.file.lstat().st_size <= _MOST_BYTES else b""

    def _program(self) -> str:
        """Return what names the program and its circumstances: whatever differs builds all."""
        packages = next((path for path in sys.path if path.endswith("site-packages")), "")
        names = sorted(path.name for path in Path(packages).iterdir()) if packages else []
        parts = (_FORM, sys.version, str(self.root), str(self.published.resolve()), *names)
        return digest_of("\0".join(parts).encode("utf-8", "surrogateescape"))
