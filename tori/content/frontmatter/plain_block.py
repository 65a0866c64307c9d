"""The plain part of YAML by one pattern: many times as quick as a parser of all of it.

It knows fields with a single value, quoted, folded or neither, lists of such values, and lists and
parts written on one line, and declines a block that has anything else: the caller then asks
`yaml_block`. What it takes must be read as there, without a finding; a test compares the two.
"""

import re
from typing import Any

_RARE = r"[^\n -~\xa0-\u2027\u202a-\ud7ff]"
"""Tabs, controls and rare signs."""
_TEXT = r"(?:(?:[^\W_]|/)[^:\n]*(?::(?![ \n]|\Z)[^:\n]*)*(?<![ :])|\"[^\"\n]*\"|'[^'\n]*')(?=\n|\Z)"
_WORDS = r"(?:[^\W_](?:[\w ()/.+-]*[\w)])?|\"[^\",:\n]*\")"
_PAIR = rf"[a-z_]{{1,60}}: {_WORDS}"
_FIELD = re.compile(
    rf"([a-z_]{{1,60}}):(?: ({_TEXT})"
    rf"| \[({_WORDS}(?:, {_WORDS})*)\]"
    rf"| \{{({_PAIR}(?:, {_PAIR})*)\}}"
    r"| >-\n  (\S(?:.*[^ \n])?(?:\n  \S(?:.*[^ \n])?)*)"
    rf"|\n  - ({_TEXT}(?:\n  - {_TEXT})*)"
    r")?(?:\n|\Z)"
    r"|([^\0]+)"
)
"""A field's name and the form that its value has; or all that is left, if it is none of these."""


def read_plain(block: str) -> dict[str, Any] | None:
    """Return the block's mapping as `YamlBlock.read` does, or None when it is not plain."""
    if _is_odd(block):
        return None
    found: dict[str, Any] = {}
    fields = _FIELD.findall(block)
    for name, text, words, part, folded, items, rest in fields:
        if text:
            found[name] = _unquoted(text)
        elif items:
            found[name] = [_unquoted(item) for item in items.split("\n  - ")]
        elif words:
            found[name] = [_unquoted(word) for word in words.split(", ")]
        elif part:
            pairs = [pair.split(": ") for pair in part.split(", ")]
            found[name] = {key: _unquoted(word) for key, word in pairs}
            if len(found[name]) < len(pairs):  # a name is there twice, which is a finding
                return None
        elif folded:
            found[name] = folded.replace("\n  ", " ")
        elif rest:
            return None
        else:
            found[name] = None
    return found if len(found) == len(fields) else None


def _is_odd(block: str) -> bool:
    """Tell whether it holds what is not known, whatever it is part of."""
    if "#" in block or "\\" in block:
        return True
    # Most blocks are printable, so most processes never compile the pattern, which is a large one.
    return not block.replace("\n", "").isprintable() and re.search(_RARE, block) is not None


def _unquoted(text: str) -> str:
    return text[1:-1] if text[0] in "\"'" else text
