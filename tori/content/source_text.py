"""A content file's bytes made into text that the rest may trust.

UTF-8, normal form C, line feeds, no byte-order mark, no control characters, no line separators that
YAML takes for new lines. What cannot be mended without a doubt is a finding.
"""

import re
from dataclasses import dataclass

from tori.diagnostics import FILE_START, Diagnostic, Span
from tori.text import nfc

MAX_BYTES = 512 * 1024

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LINE_SEPARATOR = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's path, relative to the project's root with forward slashes, and its clean text."""

    path: str
    text: str


def read_source(path: str, raw: bytes) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Decode and clean a file's bytes.

    Returns:
        The text, or None with the finding (T101, T108 or T114) that says why there is none.
    """
    if len(raw) > MAX_BYTES:
        message = (
            f"tiedosto on liian suuri ({len(raw) // 1024} kt, enintään {MAX_BYTES // 1024} kt)"
        )
        return None, (
            Diagnostic(path, FILE_START, "T108", message, "jaa teksti useaksi tiedostoksi"),
        )
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, raw, error.start),)
    text = nfc(_LINE_SEPARATOR.sub(" ", decoded.replace("\r\n", "\n").replace("\r", "\n")))
    control = _CONTROL.search(text)
    if control:
        return None, (_control_character(path, text, control.start()),)
    return SourceText(path, text), ()


def _not_utf8(path: str, raw: bytes, position: int) -> Diagnostic:
    line = raw.count(b"\n", 0, position) + 1
    preview = raw.splitlines()[line - 1].decode("cp1252", "replace").strip()[:60]
    message = f'tiedosto ei ole UTF-8-muotoista tekstiä; Windows-merkistönä rivi olisi "{preview}"'
    return Diagnostic(
        path, Span(line, 1, line, 1), "T101", message, "tallenna tiedosto muodossa UTF-8"
    )


def _control_character(path: str, text: str, position: int) -> Diagnostic:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    message = f"tekstissä on näkymätön ohjausmerkki (U+{ord(text[position]):04X})"
    return Diagnostic(path, Span(line, column, line, column + 1), "T114", message, "poista merkki")
