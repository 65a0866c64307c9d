"""The columns of a table: which field a header names, and what kind of value the field has.

Headers are Finnish or English. What a header may mean depends on the record type: `kunta` is a
deed's organisation and an organisation's municipality.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tori.authoring.importing.values import one_line
from tori.content.records import COLLECTIONS
from tori.content.records.dates import PartialDate

Kind = Literal["id", "body", "line", "date", "number", "list", "sentences", "source"]

ID, BODY, PERSONAL = "legacy-id", "body", "personal"

_SENTENCES = frozenset({"results", "transfer", "reported_results"})
_ALIASES: Mapping[str, str] = {
    "id legacy_id tunniste": ID,
    "teksti leipäteksti sisältö text content": BODY,
    "otsikko nimi teko teon_nimi title name": "title name",
    "kunta organisaatio organisation organization kunta/organisaatio kunta_tai_organisaatio": (
        "organisation organisations municipality"
    ),
    "palvelualue toimiala": "service_area",
    "teema teemat theme": "themes",
    "tiivistelmä kuvaus lyhyt_kuvaus description": "summary",
    "julkaistu julkaisupäivä päivämäärä pvm date": "published",
    "tulos tulokset hyödyt": "results",
    "opit oppi siirrettävyys lessons": "transfer",
    "asiakasryhmä asiakasryhmät kohderyhmä kohderyhmät": "customer_groups",
    "vaihe": "stage",
    "luonnos": "draft",
    "voimassa vanhenee": "expires",
    "tarkistettu": "reviewed",
    "vanha_osoite vanhat_osoitteet": "old_urls",
    "kieli language": "lang",
    "mallina mallit otettu_mallia": "modelled_on",
    "kampanja": "campaign",
    "isbn": "source.isbn",
    "luku chapter": "source.chapter",
    "lähde linkki source link": "source.link",
    "numero": "number",
    "vuosi": "year",
    "kausi": "season",
    "ammatti": "profession",
    "koko": "size",
    "alkaa": "starts",
    "päättyy": "ends",
    "tavoite": "goal",
    "sarja": "series",
    "aihe": "topic",
    "osa": "part",
    "kesto kesto_minuutteina": "duration_minutes",
    "laji": "kind",
    "maakunta": "region",
    "entiset_nimet": "former_names",
    "lyhenne lyhenteet": "short_names",
    # A name, a number or an address of a person has no place in a public file.
    (
        "yhteyshenkilö yhteyshenkilöt yhteystieto yhteystiedot sähköposti sähköpostiosoite puhelin "
        "puhelinnumero puh kirjoittaja kirjoittajat tekijä tekijät ilmoittaja lähettäjä etunimi "
        "sukunimi email e-mail phone author contact_person"
    ): PERSONAL,
}
_MEANINGS = {
    alias: tuple(meant.split(" ")) for key, meant in _ALIASES.items() for alias in key.split(" ")
}
_MEANINGS[BODY] = (BODY,)


def field_of(header: str, collection: str) -> str | None:
    """Return what a header names: a field of the collection's type, ID, BODY, PERSONAL, or None."""
    word = header_word(header)
    fields = COLLECTIONS[collection].model_fields
    if word in fields and word != "source" and kind_of(word, collection):
        return word
    for meant in _MEANINGS.get(word, ()):
        if meant in {ID, BODY, PERSONAL}:
            return meant
        if meant.partition(".")[0] in fields and kind_of(meant, collection):
            return meant
    return None


def header_word(header: str) -> str:
    """Return what the spellings of a header have in common."""
    word = one_line(header).casefold().rstrip(":* ")
    return word.replace(" / ", "/").replace(" ", "_")


def kind_of(name: str, collection: str) -> Kind | None:
    """Return how a field's value is read from a cell; None where a cell cannot hold it."""
    if name.startswith("source."):
        return "source"
    field = COLLECTIONS[collection].model_fields.get(name)
    if field is None or name == "origin":
        return None
    parts = frozenset(_parts(field.annotation))
    if any(isinstance(part, type) and issubclass(part, BaseModel) for part in parts):
        return None
    if tuple in parts:
        return "sentences" if name in _SENTENCES else "list"
    if PartialDate in parts and datetime not in parts:
        return "date"
    return "number" if int in parts else "line"


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 — an annotation is any object
    """Yield all types that an annotation is made of."""
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        if isinstance(part, type) or get_args(part):
            yield from _parts(part)
