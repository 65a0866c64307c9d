"""The JSON Schemas of single values: a date, a number, a flag, a moment, a text.

Each mirrors a type of `tori.content.records.fields`. Patterns keep to what Python, ECMAScript with
the `u` flag and the Rust regex crate read alike. Used by `record_schemas` alone.
"""

from typing import Any

_YEAR = r"(?!0000)[0-9]{4}"
_LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_LONG, _SHORT = r"(?:0[13578]|1[02])", r"(?:0[469]|11)"
_DAY = (
    rf"(?:{_YEAR}-{_LONG}-(?:0[1-9]|[12][0-9]|3[01])|{_YEAR}-{_SHORT}-(?:0[1-9]|[12][0-9]|30)"
    rf"|{_YEAR}-02-(?:0[1-9]|1[0-9]|2[0-8])|{_LEAP_YEAR}-02-29)"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"

_LARGEST_NUMBER = 999_999_999
_FIRST_YEAR_OF_FOUR_DIGITS, _LAST_YEAR = 1000, 9999

WHEN: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": rf"^/?(?:{_DAY}|{_YEAR}(?:-(?:0[1-9]|1[0-2])|-W(?:0[1-9]|[1-4][0-9]|5[0-3]))?)$",
    "minimum": _FIRST_YEAR_OF_FOUR_DIGITS,
    "maximum": _LAST_YEAR,
}
"""`dates.parse_partial_date`; a bare year may come as an integer."""

_OUR_TIME = "(?=(?:19[7-9]|2[01][0-9])[0-9]-)"
MOMENT: dict[str, Any] = {"type": "string", "pattern": rf"^{_OUR_TIME}{_DAY}T{_TIME}{_ZONE}$"}

NUMBER: dict[str, Any] = {
    "type": ["integer", "string"],
    "pattern": "^[0-9]{1,9}$",
    "minimum": 0,
    "maximum": _LARGEST_NUMBER,
}

COUNT: dict[str, Any] = {**NUMBER, "pattern": "^(?=[0-9]{1,9}$)0*[1-9][0-9]*$", "minimum": 1}

SECONDS: dict[str, Any] = {**NUMBER, "pattern": "^[0-9]{1,9}(?::[0-9]{1,9}){0,2}$"}

FLAG: dict[str, Any] = {
    "type": ["boolean", "string"],
    "pattern": "^(?:[Kk][Yy][Ll][Ll][Ää]|[Ee][Ii]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
}

_ONE_LINE = r"^[^\n]*$"
_ONE_LINE_NOT_BLANK = r"^[^\n]*\S[^\n]*$"
_NOT_BLANK = r"\S"


def text(
    min_length: int | None = None, max_length: int | None = None, pattern: str | None = None
) -> dict[str, Any]:
    """Return the schema of a text; one that must have letters may not be blank either."""
    shape: dict[str, Any] = {"type": "string"}
    if min_length is not None:
        shape["minLength"] = min_length
        pattern = {None: _NOT_BLANK, _ONE_LINE: _ONE_LINE_NOT_BLANK}.get(pattern, pattern)
    if max_length is not None:
        shape["maxLength"] = max_length
    if pattern is not None:
        # ECMAScript with the `u` flag knows no escape for a quotation mark.
        shape["pattern"] = pattern.replace('\\"', '"')
    return shape
