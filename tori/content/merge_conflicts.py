"""The marks of a merge that was never finished, told as that and not as all that they break.

git-merge(1), "How conflicts are presented". A line of equals signs alone is none: Markdown
underlines headings with it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tori.diagnostics import Diagnostic, Span, said

_SIGNS = ("<<<<<<<", "|||||||", ">>>>>>>")
_MARK = re.compile(r"(?P<sign><{7}|>{7}|\|{7}(?! *\|))(?: [^|]*)?")
"""A line of bars without a word that bars follow is a table's."""
_BETWEEN = "======="
TEXT_ENDINGS = frozenset(
    {
        ".css",
        ".csv",
        ".html",
        ".js",
        ".json",
        ".md",
        ".srt",
        ".svg",
        ".txt",
        ".xml",
        ".yaml",
        ".yml",
    }
)
"""Of files that somebody writes by hand, whatever else is checked of them."""


def conflict_findings(path: str, text: str) -> tuple[Diagnostic, ...]:
    """Return a finding for each unfinished merge in a text (T161), at its first mark."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(_told(path, marks) for marks in _conflicts(text.split("\n")))


def conflicts_of_bytes(path: str, raw: bytes) -> tuple[Diagnostic, ...]:
    """Return the same of a file's bytes, whatever its encoding: the marks are ASCII."""
    return conflict_findings(path, raw.decode(errors="replace").replace("\r\n", "\n"))


def conflicts_below(root: Path, folder: str) -> Iterator[Diagnostic]:
    """Yield the same of every text file of a folder of the project, in the order of paths."""
    for file in sorted((root / folder).rglob("*")):
        is_text = file.suffix.lower() in TEXT_ENDINGS
        if is_text and file.is_file() and not file.is_symlink():
            path = file.relative_to(root).as_posix()
            yield from conflicts_of_bytes(path, file.read_bytes())


def _conflicts(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Yield the marks of each conflict with the numbers of their lines."""
    marks: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        found = _MARK.fullmatch(line.rstrip())
        sign = found["sign"] if found else _BETWEEN if line.rstrip() == _BETWEEN else ""
        if not sign or (sign == _BETWEEN and not marks):
            continue
        if sign.startswith("<") and marks:
            yield marks
            marks = []
        marks.append((number, sign))
        if sign.startswith(">"):
            yield marks
            marks = []
    if marks:
        yield marks


def _told(path: str, marks: list[tuple[int, str]]) -> Diagnostic:
    number, sign = marks[0]
    message = said("yhdistäminen on jäänyt kesken: rivi alkaa Gitin merkillä {sign}", sign=sign)
    hint = said(
        "valitse, kumpi teksti jää, ja poista merkit riveiltä {lines}",
        lines=", ".join(str(line) for line, _ in marks),
    )
    if len(marks) == 1:
        hint = said("valitse, kumpi teksti jää, ja poista rivi {line}", line=number)
    return Diagnostic(path, Span(number, 1, number, len(sign) + 1), "T161", message, hint)
