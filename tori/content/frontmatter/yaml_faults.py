"""PyYAML's syntax errors told in Finnish to someone who does not know YAML.

Used by `yaml_block` alone. Each explanation is a small function that knows one kind of fault; the
first that recognises the error speaks. What none of them knows is told with YAML's own words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from tori.diagnostics import Diagnostic, Span, said

_FIELD = re.compile(r"(?P<head>\s*(?:- +)?(?P<key>[\w-]+):\s+|\s*- +)(?P<value>\S.*)")
_FIELD_WITHOUT_SPACE = re.compile(
    r"(?P<head> *(?:- +)?[a-z_]+:)(?:\xa0+ *|(?=[^\s/:]))(?P<value>\S.*)"
)
_ODD_INDENT = re.compile(r" *[^\S ]")
_FIELD_START = re.compile(r"\s*(?:- |[\w-]+:)")
_SPECIAL_START = re.compile(r"[@`%*&!>|\[\]{}\"',?-]")
_QUOTES = ('"', "'")
_CURLY_QUOTES = "”“„’"
_QUOTE_HINT = "kirjoita arvo lainausmerkkeihin"
_NO_FIELD = "rivi ei ole muotoa kenttä: arvo"
_NO_FIELD_HINT = (
    "jos tästä alkaa leipäteksti, lisää sen yläpuolelle rivi ---; "
    "muuten kirjoita kentän nimen perään kaksoispiste ja välilyönti"
)


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A syntax error: 0-based line and column in the block, what is wrong and what to do.

    Attributes:
        corrected: The line mended, or empty.
    """

    line: int
    column: int
    message: str
    hint: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class _Report:
    """PyYAML's error: what it was doing and what went wrong, with the 0-based place of each."""

    context: str
    problem: str
    began: tuple[int, int]
    failed: tuple[int, int]
    lines: Sequence[str]

    @property
    def line(self) -> str:
        """The line on which reading failed."""
        return self.lines[self.failed[0]]


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxFault:
    """Turn PyYAML's error about a block's lines into words for an editor."""
    problem_mark = error.problem_mark or error.context_mark
    context_mark = error.context_mark or problem_mark
    failed, began = (_place(mark, lines) for mark in (problem_mark, context_mark))
    report = _Report(str(error.context or ""), str(error.problem or ""), began, failed, lines)
    for explanation in _EXPLANATIONS:
        fault = explanation(report)
        if fault:
            return fault
    told = ", ".join(part for part in (report.context, report.problem) if part)
    hint = "tarkista rivin sisennys, kaksoispisteet ja lainausmerkit"
    return SyntaxFault(*failed, said("YAML ei ole luettavissa ({told})", told=told), hint)


def _place(mark: object, lines: Sequence[str]) -> tuple[int, int]:
    """Return a mark's 0-based line and column; the end of the block for one beyond it."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


def quoted(line: str) -> str:
    """Return `key: value` or `- value` with the value in quotes; nothing for another shape."""
    match = _FIELD.fullmatch(line.rstrip())
    return match["head"] + _in_quotes(match["value"]) if match else ""


def _in_quotes(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == "'" and '"' not in value:
        value = value[1:-1]
    if ('"' in value or "\\" in value) and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _missing_space(report: _Report) -> SyntaxFault | None:
    """`title:Otsikko`, or a no-break space after the colon: the line runs on into the next."""
    if "mapping values are not" not in report.problem and "expected ':'" not in report.problem:
        return None
    number = report.began[0]
    while number and _FIELD_WITHOUT_SPACE.fullmatch(report.lines[number - 1]):
        number -= 1
    match = _FIELD_WITHOUT_SPACE.fullmatch(report.lines[number].rstrip())
    if match is None:
        return None
    value = match["value"]
    needs_quotes = ": " in value or " #" in value or _SPECIAL_START.match(value)
    corrected = f"{match['head']} {_in_quotes(value) if needs_quotes else value}"
    column = match.end("head")
    message = "kaksoispisteen jälkeen puuttuu tavallinen välilyönti"
    return SyntaxFault(
        number, column, message, "lisää välilyönti kaksoispisteen jälkeen", corrected
    )


def _colon_in_value(report: _Report) -> SyntaxFault | None:
    """`title: Kuntatyö 2.0: työn murros`, or a field that is indented by mistake."""
    if "mapping values are not" not in report.problem:
        return None
    line, (number, column) = report.line, report.failed
    if number and line[0] == " " and line.find(":") == column:
        hint = (
            "poista sisennys, jos rivi on oma kenttänsä; jos se jatkaa edellistä arvoa, "
            "kirjoita koko arvo lainausmerkkeihin"
        )
        above = report.lines[number - 1]
        indent = above[: len(above) - len(above.lstrip(" -"))]
        corrected = " " * len(indent) + line.strip()
        return SyntaxFault(number, column, "rivi on sisennetty väärin", hint, corrected)
    message = "arvossa on kaksoispiste"
    return SyntaxFault(number, column, message, _QUOTE_HINT, quoted(line))


def _backslash(report: _Report) -> SyntaxFault | None:
    r"""`"C:\data"`: a backslash means something in double quotes."""
    is_escape = "escape" in report.problem or "hexdecimal" in report.problem  # libyaml's spelling
    if "quoted scalar" not in report.context or not is_escape:
        return None
    message = "kenoviiva \\ tarkoittaa lainausmerkkien sisällä muuta kuin kenoviivaa"
    hint = "kirjoita kenoviiva kahdesti (\\\\) tai vaihda lainausmerkit heittomerkeiksi: '…'"
    return SyntaxFault(*report.failed, message, hint)


def _open_quote(report: _Report) -> SyntaxFault | None:
    """A quotation mark that nothing closes, or that a later field's opening mark closes."""
    if "quoted scalar" in report.context:
        return _unclosed(report.lines, *report.began)
    field = _FIELD.match(report.line)
    if field is None or field["value"][0] not in _QUOTES:
        return None
    quote = field["value"][0]
    for number in range(report.failed[0] - 1, -1, -1):
        earlier = _FIELD.match(report.lines[number])
        if earlier and earlier["value"][0] == quote and earlier["value"].count(quote) % 2:
            return _unclosed(report.lines, number, earlier.start("value"))
    message = "lainausmerkkien jälkeen on vielä tekstiä"
    return SyntaxFault(
        *report.failed, message, "kirjoita koko arvo lainausmerkkeihin", quoted(report.line)
    )


def _unclosed(lines: Sequence[str], number: int, column: int) -> SyntaxFault:
    line = lines[number].rstrip()
    quote = line[column]
    corrected = ""
    if line.count(quote) == 1:
        corrected = line.rstrip(_CURLY_QUOTES) + quote
    hint = said("sulje arvo samanlaisella merkillä, jolla se alkaa: {quote}…{quote}", quote=quote)
    return SyntaxFault(number, column, "lainausmerkki jää avoimeksi", hint, corrected)


def _brackets(report: _Report) -> SyntaxFault | None:
    """A bracket or brace that nothing closes, or no comma between two items."""
    if "flow sequence" in report.context:
        message = "hakasulku [ jää avoimeksi"
        hint = "sulje luettelo ja erota kohdat pilkuilla: [yksi, kaksi]"
    elif "flow mapping" in report.context:
        message = "aaltosulku { jää avoimeksi"
        hint = "sulje alakentät: {isbn: 978-952-293-773-5, chapter: Luku}"
    else:
        return None
    number, column = report.failed
    if number == report.began[0] and report.line[column:].strip():
        message = "kohtien välistä puuttuu pilkku, tai sulku on väärä"
        return SyntaxFault(number, column, message, hint)
    return SyntaxFault(*report.began, message, hint)


def _no_colon(report: _Report) -> SyntaxFault | None:
    """A line without a colon: often the text, because the closing line is missing."""
    if "expected ':'" in report.problem:
        return SyntaxFault(*report.began, _NO_FIELD, _NO_FIELD_HINT)
    return None


def _special_start(report: _Report) -> SyntaxFault | None:
    """`title: @kunteko`: YAML gives the sign a meaning."""
    field = _FIELD.match(report.line)
    if field is None or not _SPECIAL_START.match(field["value"]):
        return None
    if field["key"] and field["value"].startswith("- "):
        message = "luettelo alkaa samalta riviltä kuin kentän nimi"
        hint = (
            "kirjoita kohdat hakasulkuihin tai omille riveilleen; "
            "jos viiva kuuluu tekstiin, kirjoita arvo lainausmerkkeihin"
        )
        corrected = f"{field['head'].rstrip()} [{field['value'][2:].strip()}]"
        return SyntaxFault(*report.failed, message, hint, corrected)
    message = said("arvo alkaa YAMLin erikoismerkillä {sign}", sign=field["value"][0])
    return SyntaxFault(*report.failed, message, _QUOTE_HINT, quoted(report.line))


def _tab(report: _Report) -> SyntaxFault | None:
    """A tab where YAML takes only spaces."""
    if "\t" not in report.line:
        return None
    corrected = re.sub(r"\t+", " ", report.line)
    return SyntaxFault(
        *report.failed, "rivillä on sarkain", "vaihda sarkain välilyönniksi", corrected
    )


def _early_end(report: _Report) -> SyntaxFault | None:
    """A line `...` or one that begins with a per cent sign: YAML ends its document there."""
    if "<document start>" not in report.problem:
        return None
    hint = "poista edeltävä rivi ... tai rivin alusta merkki %"
    return SyntaxFault(*report.failed, "etutiedot katkeavat ennen tätä riviä", hint)


def _uneven_indent(report: _Report) -> SyntaxFault | None:
    """Lines of one level that do not begin at one column."""
    if "expected '-' indicator" in report.problem:
        message = "luettelon keskellä on rivi, joka ei ala viivalla"
        hint = "aloita jokainen kohta viivalla ja välilyönnillä, yhtä kaukaa rivin alusta"
        return SyntaxFault(*report.failed, message, hint)
    if "expected key" in report.problem:
        message = "rivi alkaa eri kohdasta kuin muut saman tason rivit"
        hint = "sisennä saman tason rivit yhtä monella välilyönnillä; kenttä alkaa rivin alusta"
        return SyntaxFault(*report.failed, message, hint)
    return None


def _no_field(report: _Report) -> SyntaxFault | None:
    """A line that begins with neither a field's name nor a dash."""
    if _FIELD_START.match(report.line):
        return None
    return SyntaxFault(*report.failed, _NO_FIELD, _NO_FIELD_HINT)


_EXPLANATIONS: tuple[Callable[[_Report], SyntaxFault | None], ...] = (
    _missing_space,
    _colon_in_value,
    _backslash,
    _open_quote,
    _brackets,
    _no_colon,
    _special_start,
    _tab,
    _early_end,
    _uneven_indent,
    _no_field,
)


def odd_indent(path: str, lines: Sequence[str], first_line: int) -> Diagnostic | None:
    """Return what is wrong with the first line that is indented by more than spaces (T111)."""
    for number, line in enumerate(lines, first_line):
        if _ODD_INDENT.match(line) and line.strip():
            indent = line[: len(line) - len(line.lstrip())]
            corrected = "  " * max(1, len(indent.expandtabs(2)) // 2) + line.strip()
            message = "sisennyksessä on muuta kuin tavallisia välilyöntejä, esimerkiksi sarkain"
            hint = "sisennä tavallisilla välilyönneillä"
            span = Span(number, 1, number, len(indent) + 1)
            return Diagnostic(path, span, "T111", message, hint, corrected)
    return None
