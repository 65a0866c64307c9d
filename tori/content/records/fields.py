"""The types of single fields: what a string from front matter must look like to be one.

Every plain scalar arrives as a string. An `Annotated` type here turns it into what the record holds
or raises a PydanticCustomError whose type is our diagnostic code and whose context carries the
message and a hint.
"""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from tori.content.records.dates import InvalidDateError, PartialDate, parse_partial_date
from tori.diagnostics import said
from tori.text import SLUG_PATTERN

_FLAGS = {"true": True, "kyllä": True, "false": False, "ei": False}
_YEARS = range(1970, 2200)
"""Of moments: what lies before or after is a slip, and times near the calendar's end overflow."""
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


def fault(code: str, message: str, hint: str = "", at: str = "") -> PydanticCustomError:
    """Return the error with which a validator reports a finding of that code.

    Args:
        code: One of `tori.diagnostics.CODES`.
        message: What is wrong.
        hint: What to do.
        at: The field to point at, where the validator sees several.
    """
    # The message travels in the context: a template would take an editor's braces for its own. It
    # comes last there, as pydantic fills the template in this order.
    return PydanticCustomError(code, "{message}", {"hint": hint, "at": at, "message": message})


def _scalar(value: object, code: str, hint: str) -> str:
    """Return the value if it is a single one; raise the fault of that code if it is empty."""
    if value is None:
        raise fault(code, "arvo puuttuu", hint)
    if not isinstance(value, str):
        raise fault("T208", "tässä pitää olla yksi arvo, ei luetteloa eikä alakenttiä", hint)
    return value


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    hint = "kirjoita true tai false"
    text = _scalar(value, "T207", hint)
    if text.lower() not in _FLAGS:
        raise fault("T207", said('arvo "{value}" ei ole kyllä eikä ei', value=text), hint)
    return _FLAGS[text.lower()]


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    hint = "kirjoita pelkät numerot"
    text = _scalar(value, "T210", hint)
    if not _WHOLE_NUMBER.fullmatch(text):
        raise fault("T210", said('arvo "{value}" ei ole kokonaisluku', value=text), hint)
    return int(text)


def _count(value: object) -> int:
    number = _number(value)
    if number < 1:
        raise fault("T210", said("luku {number} on liian pieni", number=number), "pienin on 1")
    return number


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    text = _scalar(value, "T205", "kirjoita esimerkiksi 2020-10-15 tai 2020-10")
    try:
        return parse_partial_date(text)
    except InvalidDateError as error:
        raise fault("T205", error.message, error.hint) from error


def _moment(value: object) -> datetime:
    """Take a moment with its zone: without a zone nobody knows when a webinar starts (RFC 3339)."""
    if isinstance(value, datetime):
        return value
    hint = "kirjoita päivä, kellonaika ja aikavyöhyke: 2020-05-18T12:30+03:00"
    text = _scalar(value, "T205", hint)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        message = said('"{value}" ei ole päivä ja kellonaika', value=text)
        raise fault("T205", message, hint) from error
    if moment.year not in _YEARS:
        message = said('"{value}" ei ole tältä ajalta', value=text)
        raise fault("T205", message, "tarkista vuosi")
    if moment.tzinfo is None:
        message = said('kellonajasta "{value}" puuttuu aikavyöhyke', value=text)
        raise fault("T205", message, hint)
    return moment


def _seconds(value: object) -> int:
    """Take a position in a recording: 75, 1:15 or 0:01:15."""
    if isinstance(value, int):
        return value
    hint = "kirjoita minuutit ja sekunnit, esimerkiksi 1:15, tai tunnit eteen: 1:02:03"
    text = _scalar(value, "T203", hint)
    units = text.split(":")
    if len(units) > len("hms") or not all(_WHOLE_NUMBER.fullmatch(unit) for unit in units):
        raise fault("T203", said('"{value}" ei ole kohta tallenteessa', value=text), hint)
    total = 0
    for unit in units:
        total = total * 60 + int(unit)
    return total


class Fields(BaseModel):
    """The ways of every record and part: frozen, and a key that is not a field is a finding.

    Pydantic makes a type's validator when a file of that type is met, not when it is imported.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,
    )


Flag = Annotated[bool, BeforeValidator(_flag)]
Number = Annotated[int, BeforeValidator(_number)]
Count = Annotated[int, BeforeValidator(_count)]
Seconds = Annotated[int, BeforeValidator(_seconds)]
When = Annotated[PartialDate, BeforeValidator(_partial_date)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
ID_FORM = f"^{SLUG_PATTERN}$"
REFERENCE_FORM = rf"^[a-z]+(?:/[a-z]+)?/{SLUG_PATTERN}$"
LINE_FORM = r"^[^\n]*$"
ADDRESS_FORM = r"^https?://[^\s<>\"\[\]/?#]+(?:[/?#][^\s<>\"]*)?$"
"""A host without brackets: what is in brackets is an address of a machine, not of a site."""
SITE_PATH_FORM = r"^/(?:[a-z0-9-]{1,255}/){1,20}$"
"""As file systems take it: no empty part, none above 255 bytes, and not too deep."""
MEDIA_PATH_FORM = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$"
GUID_FORM = r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"

RecordId = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=60)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_FORM)]
"""A record of any collection: `deeds/varauskalenteri-alavus`."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=LINE_FORM)]
Title = Annotated[str, StringConstraints(min_length=3, max_length=160, pattern=LINE_FORM)]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=400)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS_FORM)]
SitePath = Annotated[str, StringConstraints(pattern=SITE_PATH_FORM, max_length=1000)]
MediaPath = Annotated[str, StringConstraints(pattern=MEDIA_PATH_FORM)]
"""A file beside the record's own or below, by an ASCII path without `..`.

Apple, 'A Podcaster's Guide to RSS': file names in ASCII.
"""
Guid = Annotated[str, StringConstraints(pattern=GUID_FORM)]
ServiceArea = Annotated[str, StringConstraints(min_length=1)]
Theme = Annotated[str, StringConstraints(min_length=1)]
Themes = tuple[Theme, ...]
Unknown = Literal["unknown"]


def none_if_unknown(value: Any) -> Any:  # noqa: ANN401 — before validation a value is anything
    """Turn the word `unknown` into None: what the source does not tell is no list at all."""
    return None if value == "unknown" else value
