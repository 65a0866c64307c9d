"""The vocabulary: service areas, themes and synonyms, from `content/vocabulary.yml`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, ValidationError

from tori.content.frontmatter.source_text import read_source
from tori.content.frontmatter.yaml_block import (
    Location,
    Place,
    UnreadableBlockError,
    YamlBlock,
    places_in,
)
from tori.content.records.fields import Fields, Line
from tori.content.records.value_faults import field_name
from tori.diagnostics import FILE_START, Diagnostic, said
from tori.text import slug


class Term(Fields):
    """A word of a taxonomy."""

    name: Line
    description: Line

    @property
    def slug(self) -> str:
        """The term in a URL."""
        return slug(self.name)


class Publication(Fields):
    """A book or report that records are drawn from, and its name to readers."""

    isbn: Line
    name: Line


class Vocabulary(Fields):
    """The words that content may use, in the editors' order.

    Attributes:
        synonyms: Groups of words that mean the same to a reader who searches.
        publications: What the ISBNs of sources are called.
    """

    service_areas: Annotated[tuple[Term, ...], Field(min_length=1)]
    themes: Annotated[tuple[Term, ...], Field(min_length=1)]
    synonyms: tuple[tuple[Line, ...], ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def service_area_names(self) -> tuple[str, ...]:
        """The service areas' names in order."""
        return tuple(term.name for term in self.service_areas)

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The themes' names in order."""
        return tuple(term.name for term in self.themes)

    def publication(self, isbn: str) -> str:
        """Return what readers call a publication, or nothing when the vocabulary does not say."""
        return next((known.name for known in self.publications if known.isbn == isbn), "")


def read_vocabulary(path: str, raw: bytes) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    """Read the vocabulary; None with findings (T101–T115) when it cannot be used."""
    source, findings = read_source(path, raw)
    if source is None:
        return None, findings
    block = YamlBlock(path, source.text, first_line=1)
    try:
        vocabulary = Vocabulary.model_validate(block.read())
    except UnreadableBlockError as error:
        return None, (*block.diagnostics, error.diagnostic)
    except ValidationError as error:
        return None, (_unusable(path, source.text, error),)
    places = places_in(path, source.text, first_line=1)
    return vocabulary, (*block.diagnostics, *_repeated_terms(path, vocabulary, places))


def _unusable(path: str, text: str, error: ValidationError) -> Diagnostic:
    location = error.errors(include_url=False)[0]["loc"]
    places = places_in(path, text, first_line=1)
    nearest = location
    while nearest and nearest not in places:
        nearest = nearest[:-1]
    span = places[nearest].value if nearest else FILE_START
    message = said("sanasto ei ole luettavissa: {field}", field=field_name(location))
    hint = (
        "sanastossa ovat luettelot service_areas ja themes, "
        "ja jokaisella sanalla kentät name ja description"
    )
    return Diagnostic(path, span, "T115", message, hint)


def _repeated_terms(
    path: str, vocabulary: Vocabulary, places: Mapping[Location, Place]
) -> tuple[Diagnostic, ...]:
    """Find terms whose pages would have the same address."""
    findings = []
    for field, terms in (
        ("service_areas", vocabulary.service_areas),
        ("themes", vocabulary.themes),
    ):
        seen: dict[str, str] = {}
        for number, term in enumerate(terms):
            if term.slug in seen:
                span = places[field, number, "name"].value
                message = said(
                    'sanoilla "{word}" ja "{other}" on sama osoite',
                    word=seen[term.slug],
                    other=term.name,
                )
                findings.append(Diagnostic(path, span, "T302", message, "muuta toisen nimeä"))
            seen.setdefault(term.slug, term.name)
    return tuple(findings)
