"""PyYAML's syntax errors told in Finnish to someone who does not know YAML.

Used by `yaml_block` alone. A fault that is not known here is told plainly, with YAML's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

# For these the problem's own mark is at the end of the file; where the thing began teaches more.
_BLAME_THE_START = ("quoted scalar", "flow sequence", "flow mapping", "block scalar", "simple key")
_KEY_AND_VALUE = re.compile(r"(?P<indent>\s*(?:- )?)(?P<key>[\w-]+):\s*(?P<value>\S.*)")
_SPECIAL_START = re.compile(r"[@`%*&!>|\[\]{}\"',?-]")


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A syntax error: 0-based line and column in the block, message, hint and the line mended, if it can be."""

    line: int
    column: int
    message: str
    hint: str
    corrected: str = ""


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxFault:
    """Turn PyYAML's error about a block's lines into words for an editor."""
    context, problem = str(error.context or ""), str(error.problem or "")
    blame_start = any(thing in context for thing in _BLAME_THE_START)
    mark = (
        (error.context_mark if blame_start else error.problem_mark)
        or error.problem_mark
        or error.context_mark
    )
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    if "mapping values are not allowed" in problem:
        corrected = _quoted(lines[line])
        return SyntaxFault(
            line, column, "arvossa on kaksoispiste", "kirjoita arvo lainausmerkkeihin", corrected
        )
    if "quoted scalar" in context:
        message = "lainausmerkki jää avoimeksi"
        return SyntaxFault(
            line, column, message, 'sulje arvo samanlaisella merkillä, jolla se alkaa: "…"'
        )
    if "flow sequence" in context or "flow mapping" in context:
        message = "luettelon hakasulku jää avoimeksi"
        return SyntaxFault(line, column, message, "sulje luettelo hakasululla: [yksi, kaksi]")
    if "could not find expected ':'" in problem:
        message = "rivi ei ole muotoa kenttä: arvo"
        return SyntaxFault(
            line, column, message, "kirjoita kentän nimen perään kaksoispiste ja välilyönti"
        )
    value = _KEY_AND_VALUE.match(lines[line])
    if value and _SPECIAL_START.match(value["value"]):
        message = f"arvo alkaa YAMLin erikoismerkillä {value['value'][0]}"
        return SyntaxFault(
            line, column, message, "kirjoita arvo lainausmerkkeihin", _quoted(lines[line])
        )
    told = ", ".join(part for part in (context, problem) if part)
    hint = "tarkista rivin sisennys, kaksoispisteet ja lainausmerkit"
    return SyntaxFault(line, column, f"YAML ei ole luettavissa ({told})", hint)


def _quoted(line: str) -> str:
    """Return `key: value` with the value in double quotes, or nothing when the line is of another shape."""
    match = _KEY_AND_VALUE.fullmatch(line.rstrip())
    if match is None:
        return ""
    value = match["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["indent"]}{match["key"]}: "{value}"'
