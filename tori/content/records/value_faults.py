"""Pydantic's errors told in Finnish, each at the place of its value.

Used by the loader alone. The codes T2xx that a type of `fields` raises pass through; pydantic's own
error types are translated by the table below, and a test holds that the table covers what the
records can raise.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tori.content.frontmatter.front_matter import FrontMatter
from tori.content.frontmatter.yaml_block import Location
from tori.content.records import Record
from tori.content.records.fields import (
    ADDRESS_FORM,
    GUID_FORM,
    ID_FORM,
    LINE_FORM,
    MEDIA_PATH_FORM,
    REFERENCE_FORM,
    SITE_PATH_FORM,
)
from tori.diagnostics import CODES, Diagnostic, Said, said

_LIKENESS_OF_A_SLIP = 75
_LONGEST_MESSAGE = 200
_QUOTED = re.compile(r"'([^']*)'")

Words = tuple[str, str, str]
"""A code, a message and a hint."""


def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that the writer most likely meant, or None when nothing is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 — sound content asks for nothing

    found = process.extractOne(
        word.lower(), choices, scorer=fuzz.ratio, score_cutoff=_LIKENESS_OF_A_SLIP
    )
    return found[0] if found else None


def value_findings(
    path: str, front_matter: FrontMatter, record_type: type[Record], error: ValidationError
) -> Iterator[Diagnostic]:
    """Yield a finding for each of pydantic's errors (T201–T211).

    A field that is missing because its name is misspelt is told once, as the misspelling.
    """
    found = error.errors(include_url=False)
    misspelt = {
        meant
        for details in found
        if details["type"] == "extra_forbidden"
        and (meant := _meant_field(details["loc"], record_type))
    }
    for details in found:
        location = _location(details, front_matter)
        if details["type"] == "missing" and location[0] in misspelt:
            continue
        if details["type"] == "too_short" and _has_faulty_items(location, found):
            continue
        if details["type"] == "missing" and location in front_matter.places:
            details["input"] = None
        code, message, hint = _words(details, location, record_type)
        place = front_matter.place(location)
        span = place.key if code == "T202" else place.value
        yield Diagnostic(path, span, code, _one_line(message), hint)


def _has_faulty_items(location: Location, found: Iterable[ErrorDetails]) -> bool:
    """Tell whether a list is short only because pydantic does not count its faulty items."""
    depth = len(location)
    return any(len(d["loc"]) > depth and d["loc"][:depth] == location for d in found)


def _one_line(message: str) -> str:
    """Return the message on one line, cut where an editor's value makes it too long to read.

    The values that it keeps for another language are cut likewise.
    """
    line = " ".join(message.split())
    shown = line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"
    if not isinstance(message, Said):
        return shown
    values = {name: _one_line(value) for name, value in message.values.items()}
    return Said(shown, message.template, values)


def _location(details: ErrorDetails, front_matter: FrontMatter) -> Location:
    """Return where the editor made the fault: pydantic's location, or the field that it names."""
    at = (details.get("ctx") or {}).get("at")
    location: Location = details["loc"]
    if at and (*location, at) in front_matter.places:
        return (*location, at)
    return location


def _words(details: ErrorDetails, location: Location, record_type: type[Record]) -> Words:
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx") or {}
    if kind in CODES:
        return kind, context["message"], context["hint"]
    if kind == "extra_forbidden":
        return _unknown_field(location, record_type)
    field = field_name(location)
    if details.get("input") is None:
        message = said('kentän "{field}" arvo puuttuu', field=field)
        return "T201", message, "kirjoita arvo tai poista rivi"
    explain = _EXPLANATIONS.get(kind)
    if explain is None:
        told = said('kentän "{field}" arvo ei kelpaa ({why})', field=field, why=details["msg"])
        return "T203", told, ""
    return explain(field, details["input"], context)


def field_name(location: Location) -> str:
    """Return the field as an editor would name it: `images, kohta 2, alt`."""
    parts = (
        part if isinstance(part, str) else said("kohta {number}", number=part + 1)
        for part in location
    )
    name = next(parts, "")
    for part in parts:
        name = said("{whole}, {part}", whole=name, part=part)
    return name


def _meant_field(location: Location, record_type: type[Record]) -> str | None:
    known = tuple(name for name in record_type.model_fields if name != "origin")
    # Where the space after the colon is missing, the field's name has run into its value.
    written = str(location[-1]).partition(":")[0]
    return nearest(written, known) if len(location) == 1 else None


def _unknown_field(location: Location, record_type: type[Record]) -> Words:
    meant = _meant_field(location, record_type)
    hint = "tarkista kentän nimi tai poista rivi"
    if meant:
        hint = said('tarkoititko "{meant}"?', meant=meant)
    if " " in str(location[-1]):
        hint = "jos tämä on leipätekstiä, lisää sen yläpuolelle rivi ---"
    if ":" in str(location[-1]):
        hint = "kirjoita kaksoispisteen jälkeen välilyönti ja arvo lainausmerkkeihin"
    return "T202", said('tuntematon kenttä "{field}"', field=location[-1]), hint


def _missing(field: str, _value: object, _context: Mapping[str, Any]) -> Words:
    hint = said("lisää rivi {key}: …", key=field.rsplit(", ", 1)[-1])
    return "T201", said('pakollinen kenttä "{field}" puuttuu', field=field), hint


def _not_allowed(field: str, value: object, context: Mapping[str, Any]) -> Words:
    allowed = tuple(_QUOTED.findall(str(context.get("expected", ""))))
    if not isinstance(value, str):
        return _not_text(field, value, context)
    meant = nearest(value, allowed)
    hint = said("Sallitut arvot: {allowed}.", allowed=", ".join(allowed))
    if meant:
        hint = said('tarkoititko "{meant}"? {more}', meant=meant, more=hint)
    return "T207", said('"{value}" ei kelpaa kenttään "{field}"', value=value, field=field), hint


def _too_short(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    least = context["min_length"]
    if least == 1:
        return "T206", said('"{field}" on tyhjä', field=field), "kirjoita arvo tai poista rivi"
    message = said('"{field}" on liian lyhyt (vähintään {least} merkkiä)', field=field, least=least)
    return "T206", message, "kirjoita hieman enemmän"


def _too_long(field: str, value: object, context: Mapping[str, Any]) -> Words:
    length, most = len(str(value)), context["max_length"]
    message = said(
        '"{field}" on liian pitkä ({length} merkkiä, enintään {most})',
        field=field,
        length=length,
        most=most,
    )
    return "T206", message, "lyhennä tekstiä"


def _too_few(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    message = said(
        'kentässä "{field}" pitää olla vähintään {least} kohta',
        field=field,
        least=context["min_length"],
    )
    return "T209", message, "lisää puuttuvat"


def _too_many(field: str, _value: object, context: Mapping[str, Any]) -> Words:
    message = said(
        'kentässä "{field}" saa olla enintään {most} kohtaa',
        field=field,
        most=context["max_length"],
    )
    return "T209", message, "poista ylimääräiset"


def _not_a_list(field: str, value: object, _context: Mapping[str, Any]) -> Words:
    hint = "kirjoita kohdat omille riveilleen, jotka alkavat viivalla ja välilyönnillä"
    if isinstance(value, str) and not set(value) & set("[]{},:#"):
        hint = said("kirjoita arvo hakasulkuihin: [{value}]", value=value)
    return "T208", said('kentän "{field}" pitää olla luettelo', field=field), hint


def _not_text(field: str, value: object, _context: Mapping[str, Any]) -> Words:
    hint = "kirjoita yksi arvo, ei luetteloa eikä alakenttiä"
    if isinstance(value, dict) and len(value) == 1:
        ((key, told),) = value.items()
        if isinstance(told, str):
            hint = said(
                'jos kaksoispiste kuuluu tekstiin, lisää lainausmerkit: "{key}: {value}"',
                key=key,
                value=told,
            )
    return "T208", said('kentän "{field}" pitää olla tekstiä', field=field), hint


def _not_a_structure(field: str, _value: object, _context: Mapping[str, Any]) -> Words:
    hint = "kirjoita alakentät omille riveilleen sisennettyinä"
    return "T208", said('kentällä "{field}" pitää olla alakentät', field=field), hint


_FORMS: Mapping[str, str] = {
    ID_FORM: "kirjoita tunnus, joka on kohteen tiedoston nimi ilman päätettä: kangasalan-kaupunki",
    REFERENCE_FORM: "kirjoita kansio ja tunnus: deeds/varauskalenteri-alavus",
    ADDRESS_FORM: "kirjoita koko osoite: https://esimerkki.fi/sivu",
    SITE_PATH_FORM: "kirjoita sivuston polku: /teot/vanha-nimi/",
    LINE_FORM: "kirjoita arvo yhdelle riville",
    GUID_FORM: "kirjoita pysyvä tunniste muodossa 00000000-0000-0000-0000-000000000000",
    MEDIA_PATH_FORM: "kirjoita tiedoston nimi ilman ääkkösiä ja välilyöntejä: media/jakso-01.mp3",
}
"""What to write, by the pattern that did not match."""


def _wrong_form(field: str, value: object, context: Mapping[str, Any]) -> Words:
    hint = _FORMS.get(str(context.get("pattern", "")), "")
    if value == "":
        return "T206", said('"{field}" on tyhjä', field=field), "kirjoita arvo tai poista rivi"
    return "T203", said('"{value}" ei kelpaa kenttään "{field}"', value=value, field=field), hint


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

EXPLAINED = frozenset({*_EXPLANATIONS, "extra_forbidden"})
"""The errors of pydantic's own that can be told in Finnish."""
