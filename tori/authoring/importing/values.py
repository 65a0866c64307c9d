"""A cell's text made into what front matter says: dates, numbers, lists, one line.

What is not understood is left as it was, so that the check tells the editor.
"""

import re

from tori.content.records.dates import InvalidDateError, parse_partial_date
from tori.text import nfc

_MONTHS = (
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä",
    "heinä", "elo", "syys", "loka", "marras", "joulu",
)  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff]")
_LINE_ENDS = re.compile("\r\n?|_x000D_\n?")
_LINE_SEPARATORS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_TIME = r"(?:[ T]+(?:klo )?(?P<time>\d{1,2}[.:]\d{2}\S*))?"
_FINNISH_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?(?P<year>\d{{4}}){_TIME}"
)
_DAY = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}")
_MONTH = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})")
_MONTH_NAME = re.compile(rf"(?P<name>{'|'.join(_MONTHS)})kuu(?:ta|ssa)? (?P<year>\d{{4}})")
_WHOLE = re.compile(r"(\d+)(?:,0+|\.0)?")
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+)?")


def clean(text: str) -> tuple[str, bool]:
    """Return text in normal form C with line feeds, and whether control characters were removed."""
    text = nfc(_LINE_ENDS.sub("\n", text).translate(_LINE_SEPARATORS))
    mended = _CONTROL.sub("", text)
    return mended, mended.replace("\ufeff", "") != text.replace("\ufeff", "")


def one_line(text: str) -> str:
    """Return the text on one line, its spaces single; no-break spaces within stay."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def iso_date(text: str) -> tuple[str, str]:
    """Return (the date as front matter has it, what was lost or not understood)."""
    value, lost = text, ""
    if match := _FINNISH_DAY.fullmatch(text) or _DAY.fullmatch(text):
        value = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
        time = match["time"] or ""
        if time.strip("0:."):
            lost = f"kellonaika {time} jäi pois"
    elif match := _MONTH.fullmatch(text):
        value = f"{match['year']}-{int(match['month']):02}"
    elif match := _MONTH_NAME.fullmatch(text.lower()):
        value = f"{match['year']}-{_MONTHS.index(match['name']) + 1:02}"
    try:
        parse_partial_date(value)
    except InvalidDateError:
        return text, f'"{text}" ei ole päivämäärä; arvo jätettiin ennalleen'
    return value, lost


def whole_number(text: str) -> tuple[str, str]:
    """Return (the digits of a whole number, what was not understood)."""
    match = _WHOLE.fullmatch(re.sub(r"[ \u00a0\u202f]", "", text))
    if match:
        return match[1], ""
    return text, f'"{text}" ei ole kokonaisluku; arvo jätettiin ennalleen'


def items(text: str, *, commas: bool) -> tuple[str, ...]:
    """Split a list at its line breaks, else at semicolons, else at commas if those may part."""
    separator = "\n" if "\n" in text.strip() else ";" if ";" in text else "," if commas else "\n"
    parts = (one_line(_BULLET.sub("", part)) for part in text.split(separator))
    return tuple(part for part in parts if part)
