"""Findings about content: the Diagnostic, its permanent codes and how it is printed.

A fault in content is a Diagnostic, never an exception. Codes are permanent: T1 the file and its
syntax, T2 a field's value, T3 what records say of each other, T4 media files. Anybody may import
this module; it imports nothing of ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

CODES: Mapping[str, str] = {
    "T101": "tiedosto ei ole UTF-8-muotoista tekstiä",
    "T102": "tiedoston alusta puuttuvat etutiedot",
    "T103": "etutietojen lopettava rivi --- puuttuu",
    "T104": "etutietojen YAML ei ole luettavissa",
    "T105": "sama kenttä on kahdesti",
    "T106": "YAMLin ankkuri, viittaus tai tunniste ei ole käytössä",
    "T107": "etutiedot ovat liian syvällä sisäkkäin",
    "T108": "tiedosto on liian suuri",
    "T109": "arvon loppu jää pois merkin # jälkeen",
    "T110": "tiedosto on väärässä kansiossa",
    "T111": "sisennyksessä on sarkain",
    "T112": "tiedoston nimi ei kelpaa tunnukseksi",
    "T113": "etutiedot eivät ole kenttiä muotoa avain: arvo",
    "T114": "tekstissä on ohjausmerkki",
    "T115": "sanasto ei ole luettavissa",
    "T121": "leipätekstissä on HTML:ää",
    "T122": "leipätekstissä on pääotsikko",
    "T123": "kuvalta puuttuu tekstivastine",
    "T124": "leipätekstin linkki ei osu mihinkään",
    "T125": "leipätekstin kuva tulee muualta kuin sivustolta",
    "T126": "linkin osoite on erillään linkistä",
    "T201": "pakollinen kenttä puuttuu",
    "T202": "tuntematon kenttä",
    "T203": "arvo on väärää muotoa",
    "T204": "sana ei ole sanastossa",
    "T205": "päivämäärä ei kelpaa",
    "T206": "teksti on liian lyhyt tai liian pitkä",
    "T207": "arvo ei ole sallittujen joukossa",
    "T208": "kentän rakenne on väärä",
    "T209": "luettelossa on väärä määrä kohtia",
    "T210": "luku ei kelpaa",
    "T211": "kentät eivät sovi yhteen",
    "T301": "viitattua tietuetta ei ole",
    "T302": "sama tunnus tai osoite on kahdella",
    "T303": "sama numero on kahdella",
    "T304": "TOP-listan koko ei täsmää",
    "T305": "viitattua tietuetta ei ole julkaistu",
    "T306": "tietue viittaa itseensä",
    "T307": "tunnus on varattu sivuston omaan käyttöön",
    "T308": "sama guid on kahdella jaksolla",
    "T309": "sama viittaus on kahdesti",
    "T401": "tiedostoa ei löydy",
    "T402": "äänitiedosto ei kelpaa",
    "T403": "tekstivastine ei kelpaa",
    "T404": "kuvatiedosto ei kelpaa",
}
"""Each code's meaning in a few words of Finnish."""


class Span(NamedTuple):
    """A place in a file: 1-based lines and columns, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


FILE_START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, how serious, which rule, what is wrong and what to do.

    Attributes:
        path: The file, relative to the project's root, with forward slashes.
        hint: What to do, or empty.
        corrected: A line to paste in place of the faulty one, or empty.
    """

    path: str
    span: Span
    code: str
    message: str
    hint: str = ""
    corrected: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        """Hold the table of codes and the findings together.

        Raises:
            ValueError: The code is not in the table: a fault of the program, not of content.
        """
        if self.code not in CODES:
            message = f"diagnostic code {self.code!r} is not in CODES"
            raise ValueError(message)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings sorted by file, place and code, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(
        sorted(unique, key=lambda d: (d.path, d.span.line, d.span.column, d.code, d.message))
    )


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings that stop a build."""
    return tuple(d for d in diagnostics if d.severity == "error")


_SEVERITY_IN_FINNISH: Mapping[Severity, str] = {"error": "virhe", "warning": "varoitus"}


def as_text(diagnostic: Diagnostic) -> str:
    """Return the finding as lines for a terminal: place, code, message, hint, corrected line."""
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    severity = _SEVERITY_IN_FINNISH[diagnostic.severity]
    lines = [f"{place}: {severity} {diagnostic.code}: {diagnostic.message}"]
    if diagnostic.hint:
        lines.append(f"    vihje: {diagnostic.hint}")
    if diagnostic.corrected:
        lines.append(f"    korjattuna: {diagnostic.corrected}")
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one Finnish line that counts the findings: '2 virhettä, 1 varoitus'."""
    found = tuple(diagnostics)
    failed = len(errors(found))
    warned = len(found) - failed
    counts = []
    if failed:
        counts.append(f"{failed} {'virhe' if failed == 1 else 'virhettä'}")
    if warned:
        counts.append(f"{warned} {'varoitus' if warned == 1 else 'varoitusta'}")
    return ", ".join(counts) or "ei huomautettavaa"
