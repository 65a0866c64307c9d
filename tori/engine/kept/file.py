"""Files that a build keeps for the next one: whole and of this program, or they are not there.

This module imports nothing but a little of the standard library (see `manifest.py`).
"""

import os
from hashlib import blake2b
from pathlib import Path

_FOLDER = ".tori-cache"
_DIGEST_BYTES = 16


def kept_file(root: Path, published: Path, name: str) -> Path:
    """Return the file of a name that belongs to a project's published site."""
    site = blake2b(os.fsencode(published.resolve()), digest_size=8).hexdigest()
    return root / _FOLDER / f"site-{site}.{name}"


def write_kept(file: Path, form: bytes, data: bytes) -> bytes:
    """Write a file whole, or leave it as it was; return the digest of what is in it.

    Args:
        file: Where.
        form: What kind of data it is, of which program; it begins the file.
        data: Any bytes.

    Raises:
        OSError: It cannot be written.
    """
    digest = blake2b(data, digest_size=_DIGEST_BYTES).digest()
    beside = file.with_name(f"{file.name}.new")
    file.parent.mkdir(exist_ok=True)
    beside.write_bytes(form + digest + data)
    beside.replace(file)
    return digest


def read_kept(file: Path, form: bytes, expected: bytes | None = None) -> bytes | None:
    """Return the data of a file; None where it is missing, of another form or not whole.

    Args:
        file: Where.
        form: What kind of data it should be.
        expected: The digest that its data should have, where that is known.
    """
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    head = len(form) + _DIGEST_BYTES
    data = memoryview(whole)[head:]
    digest = blake2b(data, digest_size=_DIGEST_BYTES).digest()
    if whole[:head] != form + digest or expected not in {None, digest}:
        return None
    return bytes(data)
