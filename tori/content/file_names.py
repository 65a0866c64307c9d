"""Names of files and folders that no finding could show: not UTF-8, or with hidden characters.

Python gives a byte of a name that is not UTF-8 as a lone surrogate (PEP 383), which can be neither
printed nor put in an address. A control character, or one that turns the direction of writing,
would hide on a terminal what the name is.
"""

import re
from posixpath import splitext

from tori.diagnostics import FILE_START, Diagnostic, said
from tori.text import slug

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ENDING = re.compile(r"\.[a-z0-9]+")
_WINDOWS_LETTERS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
"""What a byte that is not UTF-8 most likely is: a letter of a file from an old Windows program."""


def can_be_shown(path: str) -> bool:
    """Tell whether a path has only characters that a finding can show."""
    return path.isprintable() or _HIDDEN.search(path) is None


def shown(path: str) -> str:
    r"""Return a path to look at: what cannot be shown as `\xe4` (a byte) or `\u202e`."""
    return _HIDDEN.sub(lambda found: _escaped(found[0]), path)


def unreadable_name(path: str) -> Diagnostic:
    """Return the finding (T171) about a path that cannot be shown; it has the name to give."""
    message = said('nimessä "{name}" on merkkejä, joita ei voi näyttää', name=shown(path))
    hint = said("nimeä uudelleen: {name}", name="/".join(map(_mended, path.split("/"))))
    return Diagnostic(shown(path), FILE_START, "T171", message, hint)


def _escaped(character: str) -> str:
    byte = ord(character) - 0xDC00
    return f"\\x{byte:02x}" if byte in range(0x80, 0x100) else ascii(character)[1:-1]


def _mended(part: str) -> str:
    """Return a file's or folder's name as it could be."""
    if can_be_shown(part):
        return part
    stem, ending = splitext(_HIDDEN.sub("", part.translate(_WINDOWS_LETTERS)))
    return slug(stem) + (ending.lower() if _ENDING.fullmatch(ending.lower()) else "")
