"""The repair of the text itself: lines of which a finding says surely how they should be.

A text that was written for Python-Markdown and reads otherwise on GitHub is among them.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from tori.authoring.fix.block import is_boundary
from tori.authoring.fix.changes import Change
from tori.authoring.fix.closing import closing_index
from tori.markdown.remark import Remark
from tori.markdown.text import parsed

_DONE: Mapping[str, str] = {
    "T181": "poistettu toisen ohjelman merkintä",
    "T182": "korjattu rikkoutuneet merkit",
    "T183": "poistettu näkymätön merkki",
    "T188": "lisätty järjestysluvun pisteen eteen kenoviiva",
    "T282": "lisätty otsikon merkkien # jälkeen välilyönti",
}
"""Findings whose corrected line is surely what was meant, and what is told of it.

Not those after which an editor has to choose: how deep a heading is (T184), or whether a bold line
is one (T186).
"""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def with_corrected_lines(text: str) -> tuple[str, tuple[Change, ...]]:
    """Correct the lines below a file's front matter; one that has none stays as it is."""
    lines = text.split("\n")
    closing = closing_index(lines) if is_boundary(lines[0]) else None
    if closing is None:
        return text, ()
    first = closing + 1
    changes: list[Change] = []
    while corrected := _corrected(lines, first):
        for number, remark in corrected.items():
            lines[number - 1] = remark.corrected
            changes.append(Change(number, _DONE[remark.code]))
    return "\n".join(lines), tuple(changes)


def _corrected(lines: Sequence[str], first: int) -> dict[int, Remark]:
    """Return by its line the first correction of each; a line with two has its turn again."""
    found: dict[int, Remark] = {}
    for remark in parsed("\n".join(lines[first:]), first + 1).remarks:
        number = remark.span.line
        is_new = remark.corrected not in {"", lines[number - 1]}
        if remark.code in _DONE and is_new and _is_sure(remark):
            found.setdefault(number, remark)
    return found


def _is_sure(remark: Remark) -> bool:
    """Tell whether no letter of the line needs an invisible sign, as those of some scripts do."""
    return remark.code != "T183" or not any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in remark.corrected
    )
