"""The types of content as an editor names them, `deed` or `teko`, and a new file's headings.

Pure. The commands `new` and `schema`, and whoever makes forms or guides of the types, import this.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tori.content.records import COLLECTIONS, Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of content.

    Attributes:
        name: In English; also the name of the type's JSON Schema.
        alias: In Finnish.
        collection: The folder of `content/` that holds its records.
        headings: Headings that guide whoever writes the text; none where the text is free.
    """

    name: str
    alias: str
    collection: str
    headings: tuple[str, ...] = ()

    @property
    def record_type(self) -> type[Record]:
        """The type of its records."""
        return COLLECTIONS[self.collection]

    @property
    def title_field(self) -> str:
        """The field that holds what the record is called."""
        return "title" if "title" in self.record_type.model_fields else "name"


KINDS: tuple[Kind, ...] = (
    Kind("deed", "teko", "deeds", ("Tavoite", "Mitä tehtiin", "Mitä opittiin")),
    Kind("episode", "jakso", "podcasts", ("Jaksossa kuullaan", "Lue lisää")),
    Kind("webinar", "webinaari", "webinars", ("Mistä on kyse", "Kenelle")),
    Kind("series", "sarja", "webinars/series", ("Mistä on kyse", "Kenelle")),
    Kind("story", "tarina", "sankarit", ("Mitä tapahtui", "Mikä muuttui")),
    Kind("toplist", "lista", "toplists"),
    Kind("campaign", "kampanja", "campaigns", ("Tavoite", "Näin osallistut")),
    Kind("gala", "gaala", "galas", ("Palkintosarjat", "Näin palkitut valittiin")),
    Kind("article", "artikkeli", "articles"),
    Kind("issue", "uutiskirje", "newsletters"),
    Kind("page", "sivu", "pages"),
    Kind("organisation", "organisaatio", "organisations"),
)

KINDS_BY_WORD: Mapping[str, Kind] = {
    word: kind for kind in KINDS for word in (kind.name, kind.alias)
}
"""Each type by its English and by its Finnish name."""
