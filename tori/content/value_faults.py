"""Pydantic's errors told in Finnish, each at the place of its value.

Used by the loader alone. The codes T2xx that a type of `fields` raises pass through; pydantic's own
error types are translated by the table below, and a test holds that the table covers what the records can raise.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from tori.content.frontmatter import FrontMatter
from tori.content.records import Record
from tori.content.yaml_block import Location
from tori.diagnostics import CODES, Diagnostic

_LIKENESS_OF_A_SLIP = 75
_QUOTED = re.compile(r"'([^']*)'")

Words = tuple[str, str, str]
"""A code, a message and a hint."""


def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that the writer most likely meant, or None when nothing is near."""
    found = process.extractOne(
        word.lower(), choices, scorer=fuzz.ratio, score_cutoff=_LIKENESS_OF_A_SLIP
    )
    return found[0] if found else None


def value_findings(
    path: str, front_matter: FrontMatter, record_type: type[Record], error: ValidationError
) -> Iterator[Diagnostic]:
    """Yield a finding for each of pydantic's errors (T201–T211)."""
    for details in error.errors(include_url=False):
        location = _location(details, front_matter)
        if location[:1] == ("origin",):
            continue
        code, message, hint = _words(details, location, record_type)
        place = front_matter.place(location)
        span = place.key if code == "T202" else place.value
        yield Diagnostic(path, span, code, message, hint)


def _location(details: ErrorDetails, front_matter: FrontMatter) -> Location:
    """Return pydantic's location without the names of union branches, which no editor wrote."""
    location = details["loc"]
    if details["type"] == "missing" or location in front_matter.places:
        return location
    return tuple(
        part
        for part in location
        if isinstance(part, int) or not part.startswith(("function-", "tuple["))
    )


def _words(details: ErrorDetails, location: Location, record_type: type[Record]) -> Words:
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx") or {}
    if kind in CODES:
        return kind, details["msg"], str(context.get("hint", ""))
    if kind == "extra_forbidden":
        return _unknown_field(location, record_type)
    explain = _EXPLANATIONS.get(kind)
    field = _field_name(location)
    if explain is None:
        return "T203", f'kentän "{field}" arvo ei kelpaa ({details["msg"]})', ""
    return explain(field, details.get("input"), context)


def _field_name(location: Location) -> str:
    """Return the field as an editor would name it: `images, kohta 2, alt`."""
    return ", ".join(part if isinstance(part, str) else f"kohta {part + 1}" for part in location)


def _unknown_field(location: Location, record_type: type[Record]) -> Words:
    field = str(location[-1])
    known = tuple(name for name in record_type.model_fields if name != "origin")
    meant = nearest(field, known) if len(location) == 1 else None
    hint = f'tarkoititko "{meant}"?' if meant else "tarkista kentän nimi tai poista rivi"
    return "T202", f'tuntematon kenttä "{field}"', hint


def _missing(field: str, _value: object, _context: Mapping[str, Any]) -> Words:
    return (
        "T201",
        f'pakollinen kenttä "{field}" puuttuu',
        f"lisää rivi {field.rsplit(', ', 1)[-1]}: …",
    )


def _not_allowed(field: str, value: object, context: Mapping[str, Any]) -> Words:
    allowed = tuple(_QUOTED.findall(str(context.get("expected", ""))))
    meant = nearest(str(value), allowed)
    suggestion = f'tarkoititko "{meant}"? ' if meant else ""
    return (
        "T207",
        f'"{value}" ei kelpaa kenttään "{field}"',
        f"{suggestion}Sallitut arvot: {', '.join(allowed)}.",
    )


def _too_short(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    return (
        "T206",
        f'"{field}" on liian lyhyt (vähintään {context["min_length"]} merkkiä)',
        "kirjoita hieman enemmän",
    )


def _too_long(field: str, value: object, context: Mapping[str, Any]) -> Words:
    message = (
        f'"{field}" on liian pitkä ({len(str(value))} merkkiä, enintään {context["max_length"]})'
    )
    return "T206", message, "lyhennä tekstiä"


def _too_few(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    return (
        "T209",
        f'kentässä "{field}" pitää olla vähintään {context["min_length"]} kohta',
        "lisää puuttuvat",
    )


def _too_many(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    return (
        "T209",
        f'kentässä "{field}" saa olla enintään {context["max_length"]} kohtaa',
        "poista ylimääräiset",
    )


def _not_a_list(field: str, value: object, _context: Mapping[str, Any]) -> Words:
    hint = (
        f"kirjoita arvo hakasulkuihin: [{value}]"
        if isinstance(value, str)
        else "kirjoita kohdat riveille, jotka alkavat viivalla"
    )
    return "T208", f'kentän "{field}" pitää olla luettelo', hint


def _not_text(field: str, _value: object, _context: Mapping[str, Any]) -> Words:
    return (
        "T208",
        f'kentän "{field}" pitää olla tekstiä',
        "kirjoita yksi arvo, ei luetteloa eikä alakenttiä",
    )


def _not_a_structure(field: str, _value: object, _context: Mapping[str, Any]) -> Words:
    return (
        "T208",
        f'kentällä "{field}" pitää olla alakentät',
        "kirjoita alakentät omille riveilleen sisennettyinä",
    )


_FORMS = {
    "[a-z]": "kirjoita tunnus pienillä kirjaimilla a–z, numeroilla ja viivoilla, esimerkiksi kangasalan-kaupunki",
    "^https?": "kirjoita koko osoite, esimerkiksi https://esimerkki.fi/sivu",
    "^/": "kirjoita sivuston polku, esimerkiksi /teot/vanha-nimi/",
    r"^[^\n]": "kirjoita arvo yhdelle riville",
    "[0-9a-f]": "kirjoita pysyvä tunniste muodossa 00000000-0000-0000-0000-000000000000",
    "[A-Za-z0-9_-]": "kirjoita tiedoston nimi ilman ääkkösiä ja välilyöntejä, esimerkiksi media/jakso-01.mp3",
}
"""What to write, by the beginning of the pattern that did not match."""


def _wrong_form(field: str, value: object, context: Mapping[str, Any]) -> Words:
    pattern = str(context.get("pattern", ""))
    hints = (
        hint
        for start, hint in _FORMS.items()
        if pattern.removeprefix("^").startswith(start.removeprefix("^"))
    )
    return "T203", f'"{value}" ei kelpaa kenttään "{field}"', next(hints, "")


_EXPLANATIONS: Mapping[str, Callable[[str, object, Mapping[str, Any]], Words]] = {
    "missing": _missing,
    "literal_error": _not_allowed,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "tuple_type": _not_a_list,
    "string_type": _not_text,
    "model_type": _not_a_structure,
    "model_attributes_type": _not_a_structure,
    "string_pattern_mismatch": _wrong_form,
}
