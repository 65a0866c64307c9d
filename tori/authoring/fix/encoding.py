"""A file's bytes as text in the form that we keep: UTF-8, normal form C, line feeds.

These steps alone touch the text below the front matter too.
"""

import codecs
import re

from tori.authoring.fix.changes import Change
from tori.text import nfc

_SURELY_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]|[\xf0-\xf4][\x80-\xbf]{3}")
"""Letters such as ä, dashes, quotes and emoji: in Windows-1252 nobody writes `Ã¤` or `â€”`."""

_MARK = "\ufeff"
_WINDOWS_LETTERS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
"""The letter of each byte that is not UTF-8, by the surrogate that Python puts for it (PEP 383)."""

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
"""What a text file does not hold, whatever its encoding; U+FFFD stands for a meaningless byte."""

_MIXED = "tiedostossa oli sekaisin UTF-8- ja Windows-merkkejä; muutettu muotoon UTF-8"


def decoded(raw: bytes) -> tuple[str, tuple[Change, ...]] | None:
    """Return the text and what was changed to get it, or None when the bytes are no text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(raw)
    marked = raw.startswith(codecs.BOM_UTF8)
    read = _from_bytes(raw.removeprefix(codecs.BOM_UTF8))
    if read is None:
        return None
    text, changes = read
    if marked:
        changes = (Change(1, "poistettu näkymätön tavujärjestysmerkki (BOM)"), *changes)
    return text.lstrip(_MARK) if changes else text, changes


def composed(text: str) -> tuple[str, tuple[Change, ...]]:
    """Bring the text into normal form C: `a` and two dots become the one letter `ä`."""
    result = nfc(text)
    if result == text:
        return text, ()
    lines = enumerate(re.split(r"\r\n|\r|\n", text), start=1)
    numbers = tuple(number for number, line in lines if line != nfc(line))
    what = f"hajotetut merkit koottu yhdeksi (ä, ö; Unicode NFC), rivejä {len(numbers)}"
    return result, (Change(numbers[0], what),)


def with_line_feeds(text: str) -> tuple[str, tuple[Change, ...]]:
    """End the lines as Unix does."""
    result, number = re.subn(r"\r\n?", "\n", text)
    if not number:
        return text, ()
    first = text.count("\n", 0, text.index("\r")) + 1
    return result, (Change(first, f"rivinvaihdot muutettu muotoon LF, rivejä {number}"),)


def _from_utf16(raw: bytes) -> tuple[str, tuple[Change, ...]] | None:
    """Decode by the mark; a text with null characters is something else, such as UTF-32."""
    try:
        text = raw.decode("utf-16").lstrip(_MARK)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else (text, (Change(1, "merkistö muutettu: UTF-16 → UTF-8"),))


def _from_bytes(raw: bytes) -> tuple[str, tuple[Change, ...]] | None:
    """Decode UTF-8, else UTF-8 into which pieces of Windows-1252 were pasted, else Windows-1252."""
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = len(re.split(rb"\r\n|\r|\n", raw[: error.start]))
    if _SURELY_UTF8.search(raw):
        text, what = raw.decode("utf-8", "surrogateescape").translate(_WINDOWS_LETTERS), _MIXED
    else:
        text, what = raw.decode("cp1252", "replace"), "merkistö muutettu: Windows-1252 → UTF-8"
    return None if _NO_TEXT.search(text) else (text, (Change(line, what),))
