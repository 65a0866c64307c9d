"""Ways in which editors and their programs break a valid file, for the tests of the repair.

Each takes a file's text and a source of randomness and returns the text with the fault, or the same
text where the fault has no place. They are listed in the order in which they may be heaped up.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[3]
REAL_FILES = tuple(sorted((ROOT / "content").rglob("*.md")))

TextFault = Callable[[str, Random], str]

_QUOTED = re.compile(r'(?m)^( *(?:- )?[a-z_]+: )"([^"\\\n]*)"$')
_DATE = re.compile(
    r"(?m)^((?:published|expires|reviewed|period): |(?:starts|ends): )(/?)"
    r"(\d{4})-(\d\d)(?:-(\d\d))?$"
)
_FIELD = re.compile(r"(?m)^([a-z_]+:) (?=\S)")
_ANY_FIELD = re.compile(r"(?m)^( *(?:- )?[a-z_]+:) (?=\S)")
_SPACE_IN_PROSE = re.compile(r"(?<=[a-zäö]) (?=[a-zäö])")
_MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()  # noqa: SIM905 — a list of twelve strings reads worse


def path_of(file: Path) -> str:
    """Return a file's path as the program speaks of it."""
    return file.relative_to(ROOT).as_posix()


def halves(text: str) -> tuple[str, str]:
    """Return the front matter with both its `---` lines, and the text below."""
    end = text.index("\n---\n", 3) + len("\n---\n")
    return text[:end], text[end:]


def _somewhere(
    pattern: re.Pattern[str], text: str, random: Random, new: Callable[[re.Match[str]], str]
) -> str:
    """Replace one match in the front matter, if there is one."""
    front, body = halves(text)
    matches = tuple(pattern.finditer(front))
    if not matches:
        return text
    match = random.choice(matches)
    return front[: match.start()] + new(match) + front[match.end() :] + body


def unquoted(text: str, random: Random) -> str:
    """Leave out the quotes of a value."""
    return _somewhere(_QUOTED, text, random, lambda m: m[1] + m[2])


def in_curly_quotes(text: str, random: Random) -> str:
    """Have Word make the quotes of a value curly."""
    pair = random.choice(("””", "“”", "„“", '"”', '”"'))
    return _somewhere(_QUOTED, text, random, lambda m: m[1] + pair[0] + m[2] + pair[1])


def with_finnish_date(text: str, random: Random) -> str:
    """Write a date the Finnish way."""

    def finnish(match: re.Match[str]) -> str:
        start, opened, year, month, day = match.groups()
        name = f"{_MONTHS[int(month) - 1]}kuu"
        if day:
            ways = (f"{int(day)}.{int(month)}.{year}", f"{int(day)}. {name}ta {year}")
        else:
            ways = (f"{int(month)}/{year}", f"{name} {year}")
        return f"{start}{opened}{random.choice(ways)}"

    return _somewhere(_DATE, text, random, finnish)


def with_separator(text: str, random: Random) -> str:
    """Hide a line separator in a value."""
    return _somewhere(_SPACE_IN_PROSE, text, random, lambda _: random.choice("\u2028\u2029\x85"))


def without_gap(text: str, random: Random) -> str:
    """Leave out the space after a field's colon."""
    return _somewhere(_FIELD, text, random, lambda m: m[1])


def with_hard_gap(text: str, random: Random) -> str:
    """Type a no-break space after a field's colon."""
    return _somewhere(_ANY_FIELD, text, random, lambda m: m[1] + "\xa0")


def _indented(text: str, indent: str) -> str:
    front, body = halves(text)
    return re.sub(r"(?m)^ +", lambda m: m[0].replace("  ", indent), front) + body


def with_tabs(text: str, _random: Random) -> str:
    """Indent with tabs."""
    return _indented(text, "\t")


def with_hard_indents(text: str, _random: Random) -> str:
    """Indent with no-break spaces."""
    return _indented(text, "\xa0\xa0")


def unclosed(text: str, _random: Random) -> str:
    """Leave out the closing line."""
    front, body = halves(text)
    return front.removesuffix("---\n") + body


TEXT_FAULTS: Sequence[TextFault] = (
    unquoted,
    in_curly_quotes,
    with_finnish_date,
    with_separator,
    without_gap,
    with_hard_gap,
    with_tabs,
    with_hard_indents,
    unclosed,
)


def _decomposed(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def _windows(text: str) -> bytes:
    """Write Windows-1252 where it has all the letters."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return text.encode()


BYTE_FAULTS: Sequence[Callable[[str], bytes]] = (
    str.encode,
    _decomposed,
    _windows,
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace("\n", "\r").encode(),
    lambda text: text.encode("utf-8-sig"),
    lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    lambda text: _decomposed(text).decode().encode("utf-16"),
    lambda text: _windows(text.replace("\n", "\r\n")),
)
