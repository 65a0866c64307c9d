"""The vocabulary: service areas, themes and synonyms, from `content/vocabulary.yml`."""

from typing import Annotated

from pydantic import Field, ValidationError

from tori.content.fields import Fields, Line
from tori.content.source_text import read_source
from tori.content.yaml_block import UnreadableBlockError, YamlBlock, places_in
from tori.diagnostics import FILE_START, Diagnostic
from tori.text import slug


class Term(Fields):
    """A word of a taxonomy."""

    name: Line
    description: Line

    @property
    def slug(self) -> str:
        """The term in a URL."""
        return slug(self.name)


class Vocabulary(Fields):
    """The words that content may use, in the editors' order.

    Attributes:
        synonyms: Groups of words that mean the same to a reader who searches.
    """

    service_areas: Annotated[tuple[Term, ...], Field(min_length=1)]
    themes: Annotated[tuple[Term, ...], Field(min_length=1)]
    synonyms: tuple[tuple[Line, ...], ...] = ()

    @property
    def service_area_names(self) -> tuple[str, ...]:
        """The service areas' names in order."""
        return tuple(term.name for term in self.service_areas)

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The themes' names in order."""
        return tuple(term.name for term in self.themes)


def read_vocabulary(path: str, raw: bytes) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    """Read the vocabulary; None with findings (T101–T115) when it cannot be used."""
    source, findings = read_source(path, raw)
    if source is None:
        return None, findings
    block = YamlBlock(path, source.text, first_line=1)
    try:
        vocabulary = Vocabulary.model_validate(block.read())
    except UnreadableBlockError as error:
        return None, (error.diagnostic,)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        places = places_in(path, source.text, 1)
        place = places.get(first["loc"], places[()])
        message = f"sanasto ei ole luettavissa: {where}"
        hint = "jokaisella sanalla on kentät name ja description"
        return None, (Diagnostic(path, place.value, "T115", message, hint),)
    return vocabulary, (*block.diagnostics, *_repeated_terms(path, vocabulary))


def _repeated_terms(path: str, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """Find terms whose pages would have the same address."""
    findings = []
    for terms in (vocabulary.service_areas, vocabulary.themes):
        seen: dict[str, str] = {}
        for term in terms:
            if term.slug in seen:
                message = f'sanoilla "{seen[term.slug]}" ja "{term.name}" on sama osoite'
                findings.append(Diagnostic(path, FILE_START, "T302", message, "muuta toista"))
            seen[term.slug] = term.name
    return tuple(findings)
