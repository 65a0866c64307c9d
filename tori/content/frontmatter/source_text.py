"""A content file's bytes made into text that the rest may trust.

UTF-8, normal form C, line feeds, no byte-order mark, no control characters, no line separators that
YAML takes for new lines. What cannot be mended without a doubt is a finding.
"""

import codecs
import re
from dataclasses import dataclass

from tori.content.merge_conflicts import conflict_findings
from tori.diagnostics import FILE_START, Diagnostic, Span, said
from tori.text import nfc

MAX_BYTES = 512 * 1024

# Beside control characters what YAML cannot read: a byte-order mark amid the text, non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LINE_SEPARATOR = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's path, relative to the project's root with forward slashes, and its clean text."""

    path: str
    text: str


def read_source(path: str, raw: bytes) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Decode and clean a file's bytes.

    Returns:
        The text, or None with the findings (T101, T108, T114 or T161) that say why there is none.
    """
    if len(raw) > MAX_BYTES:
        size = -(-len(raw) // 1024)
        message = said(
            "tiedosto on liian suuri ({size} kt, enintään {most} kt)",
            size=size,
            most=MAX_BYTES // 1024,
        )
        return None, (
            Diagnostic(path, FILE_START, "T108", message, "jaa teksti useaksi tiedostoksi"),
        )
    unmarked = raw.removeprefix(codecs.BOM_UTF8)
    try:
        decoded = unmarked.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, unmarked, error.start),)
    unfinished = conflict_findings(path, decoded.replace("\r\n", "\n"))
    if unfinished:
        return None, unfinished
    if decoded.replace("\n", "").isprintable():  # which none of what is looked for below is
        return SourceText(path, nfc(decoded)), ()
    text = nfc(_LINE_SEPARATOR.sub(" ", decoded.replace("\r\n", "\n").replace("\r", "\n")))
    control = control_character(text)
    if control:
        return None, (_control_character(path, text, control.start()),)
    return SourceText(path, text), ()


def control_character(text: str) -> re.Match[str] | None:
    """Return the first character that may stand in no text of ours, or None."""
    return _CONTROL.search(text)


def _not_utf8(path: str, raw: bytes, position: int) -> Diagnostic:
    lines = raw[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    column = len(lines[-1].decode()) + 1
    span = Span(len(lines), column, len(lines), column + 1)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "tiedosto on UTF-16-muotoista tekstiä, ei UTF-8:aa"
    else:
        rest = re.split(rb"[\r\n]", raw[position:], maxsplit=1)[0]
        line = (lines[-1] + rest).decode("cp1252", "replace").strip()
        preview = "".join(character for character in line[:60] if character.isprintable())
        message = said(
            'tiedosto ei ole UTF-8-muotoista tekstiä; Windows-merkistönä rivi olisi "{line}"',
            line=preview,
        )
    hint = "tallenna tiedosto uudelleen ja valitse merkistöksi UTF-8"
    return Diagnostic(path, span, "T101", message, hint)


def _control_character(path: str, text: str, position: int) -> Diagnostic:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    sign = f"U+{ord(text[position]):04X}"
    message = said("tekstissä on näkymätön ohjausmerkki ({sign})", sign=sign)
    hint = "poista merkki; se on usein tullut mukana, kun teksti on kopioitu muualta"
    return Diagnostic(path, Span(line, column, line, column + 1), "T114", message, hint)
