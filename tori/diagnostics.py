"""Findings about content: the Diagnostic, its permanent codes and how it is printed.

A fault in content is a Diagnostic, never an exception. Codes are permanent: T1 the file and its
syntax, T2 a field's value, T3 what records say of each other, T4 media files, T5 the site's own
settings. Anybody may import this module; it imports nothing of ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

Severity = Literal["error", "warning"]
Language = Literal["fi", "en"]

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
    "T181": "tekstissä on toisen ohjelman merkintä",
    "T182": "tekstissä on rikkoutuneita merkkejä",
    "T183": "tekstissä on näkymätön merkki",
    "T184": "otsikon taso on väärä",
    "T185": "väliotsikko toistaa sivun otsikon",
    "T186": "lihavoitu rivi on otsikon paikalla",
    "T187": "tekstin kohta on jäänyt kirjoittamatta",
    "T188": "järjestysluvusta tulee numeroitu luettelo",
    "T189": "teksti on liian syvällä sisäkkäin",
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
    "T281": "merkinnästä ei tule linkkiä",
    "T282": "rivistä ei tule otsikkoa",
    "T283": "huomautuslaatikko ei toimi GitHubissa",
    "T301": "viitattua tietuetta ei ole",
    "T302": "sama tunnus tai osoite on kahdella",
    "T303": "sama numero on kahdella",
    "T304": "TOP-listan koko ei täsmää",
    "T305": "viitattua tietuetta ei ole julkaistu",
    "T306": "tietue viittaa itseensä",
    "T307": "tunnus on varattu sivuston omaan käyttöön",
    "T308": "sama guid on kahdella jaksolla",
    "T309": "sama viittaus on kahdesti",
    "T310": "julkaistu guid puuttuu tai on muuttunut",
    "T311": "jakson guid ei ole julkaistujen luettelossa",
    "T312": "suljetun kirjeen tiedosto puuttuu tai on muuttunut",
    "T401": "tiedostoa ei löydy",
    "T402": "äänitiedosto ei kelpaa",
    "T403": "tekstivastine ei kelpaa",
    "T404": "kuvatiedosto ei kelpaa",
    "T405": "tekstivastine jatkuu äänen lopun yli",
    "T406": "luvut eivät sovi ääneen",
    "T407": "kansikuva ei kelpaa",
    "T408": "tekstivastine puuttuu",
    "T409": "tallenteen tekstitys puuttuu",
    "T501": "julkaisijan tiedot eivät kelpaa",
}
"""Each code's meaning in a few words of Finnish."""


class Said(str):
    """A Finnish text that also keeps what it was made of, so that another language can be made.

    To whoever does not ask, it is the text and nothing more.

    Attributes:
        template: The text with its values' names in braces.
        values: What stands in their places; one that is `Said` itself is translated too.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, str]

    def __new__(cls, text: str, template: str, values: Mapping[str, str]) -> Self:
        """Make the text and keep its parts."""
        made = super().__new__(cls, text)
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, Mapping[str, str]]]:
        """Return what another process makes the same of."""
        return type(self), (str(self), self.template, self.values)


def said(template: str, **values: object) -> Said:
    """Return the template with its values filled in, as `str.format` does."""
    texts = {name: v if isinstance(v, str) else str(v) for name, v in values.items()}
    return Said(template.format(**texts), template, texts)


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
        message: What is wrong, in Finnish: `Said`, or a plain text if no value stands in it.
        hint: What to do, likewise, or empty.
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


class _Words(NamedTuple):
    """The words of one language that stand around findings; the plural is what a number takes."""

    error: str
    errors: str
    warning: str
    warnings: str
    hint: str
    corrected: str
    nothing: str


_WORDS: Mapping[Language, _Words] = {
    "fi": _Words(
        "virhe",
        "virhettä",
        "varoitus",
        "varoitusta",
        hint="vihje",
        corrected="korjattuna",
        nothing="ei huomautettavaa",
    ),
    "en": _Words(
        "error",
        "errors",
        "warning",
        "warnings",
        hint="hint",
        corrected="corrected",
        nothing="nothing to mend",
    ),
}


def as_text(diagnostic: Diagnostic, language: Language = "fi") -> str:
    """Return the finding as lines for a terminal: place, code, message, hint, corrected line.

    The language is of the words that stand around the finding's own.
    """
    words = _WORDS[language]
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    severity = words.error if diagnostic.severity == "error" else words.warning
    lines = [f"{place}: {severity} {diagnostic.code}: {diagnostic.message}"]
    if diagnostic.hint:
        lines.append(f"    {words.hint}: {diagnostic.hint}")
    if diagnostic.corrected:
        lines.append(f"    {words.corrected}: {diagnostic.corrected}")
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return one line that counts the findings: '2 virhettä, 1 varoitus'."""
    words = _WORDS[language]
    found = tuple(diagnostics)
    failed = len(errors(found))
    warned = len(found) - failed
    counts = []
    if failed:
        counts.append(f"{failed} {words.error if failed == 1 else words.errors}")
    if warned:
        counts.append(f"{warned} {words.warning if warned == 1 else words.warnings}")
    return ", ".join(counts) or words.nothing
