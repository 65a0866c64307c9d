"""The types of single fields: what a string from front matter must look like to be one.

Every plain scalar arrives as a string. An `Annotated` type here turns it into what the record holds or
raises a PydanticCustomError whose type is our diagnostic code and whose context may carry a hint.
"""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from tori.content.dates import InvalidDateError, PartialDate, parse_partial_date
from tori.text import SLUG_PATTERN

_FLAGS = {"true": True, "kyllä": True, "false": False, "ei": False}
_WHOLE_NUMBER = re.compile(r"\d{1,9}")


def fault(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the error with which a validator reports a finding of that code."""
    escaped = message.replace("{", "{{").replace("}", "}}")
    return PydanticCustomError(code, escaped, {"hint": hint})  # type: ignore[arg-type]  # code is one of CODES


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _FLAGS:
        return _FLAGS[value.lower()]
    raise fault("T207", f'arvo "{value}" ei ole kyllä eikä ei', "kirjoita true tai false")


def _number(value: object) -> object:
    if isinstance(value, int) or (isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value)):
        return int(value)
    raise fault("T210", f'arvo "{value}" ei ole kokonaisluku', "kirjoita pelkät numerot")


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise fault("T205", "päivämäärä puuttuu", "kirjoita esimerkiksi 2020-10-15 tai 2020-10")
    try:
        return parse_partial_date(value)
    except InvalidDateError as error:
        raise fault("T205", str(error), error.hint) from error


def _moment(value: object) -> object:
    """Take a moment with its zone: without a zone nobody knows when a webinar starts (RFC 3339)."""
    if isinstance(value, datetime):
        return value
    hint = "kirjoita päivä, kellonaika ja aikavyöhyke: 2020-05-18T12:30+03:00"
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise fault("T205", f'"{value}" ei ole päivä ja kellonaika', hint) from error
    if moment.tzinfo is None:
        raise fault("T205", f'kellonajasta "{value}" puuttuu aikavyöhyke', hint)
    return moment


def _seconds(value: object) -> object:
    """Take a position in a recording: 75, 1:15 or 0:01:15."""
    if isinstance(value, int):
        return value
    parts = str(value).split(":")
    if not 1 <= len(parts) <= 3 or not all(_WHOLE_NUMBER.fullmatch(part) for part in parts):  # noqa: PLR2004 — h:m:s
        raise fault(
            "T203", f'"{value}" ei ole kohta tallenteessa', "kirjoita minuutit ja sekunnit: 1:15"
        )
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total


class Fields(BaseModel):
    """The ways of every record and part: frozen, and a key that is not a field is a finding."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True
    )


Flag = Annotated[bool, BeforeValidator(_flag)]
Number = Annotated[int, BeforeValidator(_number)]
Seconds = Annotated[int, BeforeValidator(_seconds)]
When = Annotated[PartialDate, BeforeValidator(_partial_date)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
RecordId = Annotated[str, StringConstraints(pattern=f"^{SLUG_PATTERN}$", max_length=60)]
Reference = Annotated[str, StringConstraints(pattern=rf"^[a-z]+(?:/[a-z]+)?/{SLUG_PATTERN}$")]
"""A record of any collection: `deeds/varauskalenteri-alavus`."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\n]*$")]
Title = Annotated[str, StringConstraints(min_length=3, max_length=160, pattern=r"^[^\n]*$")]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=400)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
SitePath = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9/-]*/$")]
MediaPath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(?:/[A-Za-z0-9_.-]+)*$")]
"""A file beside the record's own, by an ASCII path without `..` (Apple, 'A Podcaster's Guide to RSS')."""
Guid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
ServiceArea = Annotated[str, StringConstraints(min_length=1)]
Theme = Annotated[str, StringConstraints(min_length=1)]
Themes = tuple[Theme, ...]
Unknown = Literal["unknown"]


def none_if_unknown(value: Any) -> Any:  # noqa: ANN401 — before validation a value is anything
    """Turn the word `unknown` into None: what the source does not tell is no list at all."""
    return None if value == "unknown" else value
