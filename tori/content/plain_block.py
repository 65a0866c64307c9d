"""The plain part of YAML, one pattern a field: a few times as quick as a parser of all of it.

It knows fields with a single value, quoted, folded or neither, lists of such values, and lists and
parts written on one line, and declines a block that has anything else: the caller then asks
`yaml_block`. What it takes must be read as there, without a finding; a test compares the two.
"""

import re
from typing import Any

_FOREIGN = re.compile(r"[^\n !\"$-\[\]-~\xa0-\u2027\u202a-\ud7ff]")
r"""What is not known, whatever it is part of: `#`, `\`, tabs, controls, rare signs."""
_TEXT = r"(?:(?:[^\W_]|/)[^:\n]*(?::(?![ \n]|\Z)[^:\n]*)*(?<![ :])|\"[^\"\n]*\"|'[^'\n]*')(?=\n|\Z)"
_WORDS = r"(?:[^\W_](?:[\w ()/.+-]*[\w)])?|\"[^\",:\n]*\")"
_PAIR = rf"[a-z_]{{1,60}}: {_WORDS}"
_FIELD = re.compile(
    rf"([a-z_]{{1,60}}):(?: (?P<text>{_TEXT})"
    rf"| \[(?P<list>{_WORDS}(?:, {_WORDS})*)\]"
    rf"| \{{(?P<part>{_PAIR}(?:, {_PAIR})*)\}}"
    r"| >-\n  (?P<folded>\S(?:.*[^ \n])?(?:\n  \S(?:.*[^ \n])?)*)"
    rf"|\n  - (?P<items>{_TEXT}(?:\n  - {_TEXT})*)"
    r")?(?:\n|\Z)"
)


def read_plain(block: str) -> dict[str, Any] | None:
    """Return the block's mapping as `YamlBlock.read` does, or None when it is not plain."""
    if _FOREIGN.search(block):
        return None
    found: dict[str, Any] = {}
    place = 0
    while place < len(block):
        match = _FIELD.match(block, place)
        if match is None or match[1] in found:
            return None
        place = match.end()
        match match.lastgroup:
            case "text":
                found[match[1]] = _unquoted(match["text"])
            case "list":
                found[match[1]] = [_unquoted(text) for text in match["list"].split(", ")]
            case "part":
                pairs = [pair.split(": ") for pair in match["part"].split(", ")]
                found[match[1]] = part = {name: _unquoted(text) for name, text in pairs}
                if len(part) < len(pairs):  # a name is there twice, which is a finding
                    return None
            case "folded":
                found[match[1]] = match["folded"].replace("\n  ", " ")
            case "items":
                found[match[1]] = [_unquoted(text) for text in match["items"].split("\n  - ")]
            case _:
                found[match[1]] = None
    return found


def _unquoted(text: str) -> str:
    return text[1:-1] if text[0] in "\"'" else text
