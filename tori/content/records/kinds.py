"""The table of kinds: one row a type of content, with its folder, address and words.

Whoever adds a type of content adds a row here. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tori.content.records.base import Record
from tori.content.records.broadcasts import Episode, Series, Webinar
from tori.content.records.deeds import Campaign, Deed, Gala, TopList
from tori.content.records.texts import Article, InfoPage, Issue, Organisation, Story


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of content.

    Attributes:
        name: In English; also the name of the type's JSON Schema.
        alias: In Finnish, as an editor names it.
        record_type: The class of its records.
        collection: The folder of `content/` that holds them.
        section: The address below which they live.
        noun: Its name to readers, in the nominative and in the partitive that follows a number.
        heading: Its name as a heading over several.
        page: The function that makes a record's page, below `tori.pages`; empty where the page is
            made of more than the record.
        invitation: What leads from a feed or a letter to the page.
        headings: Headings that guide whoever writes the text; none where the text is free.
    """

    name: str
    alias: str
    record_type: type[Record]
    collection: str
    section: str
    noun: tuple[str, str]
    heading: str
    page: str
    invitation: str = "Lue sivu"
    headings: tuple[str, ...] = ()

    @property
    def title_field(self) -> str:
        """The field that holds what the record is called."""
        return "title" if "title" in self.record_type.model_fields else "name"


KINDS: tuple[Kind, ...] = (
    Kind(
        name="deed",
        alias="teko",
        record_type=Deed,
        collection="deeds",
        section="/teot/",
        noun=("teko", "tekoa"),
        heading="Teot",
        page="deed.deed_page",
        invitation="Lue koko teko",
        headings=("Tavoite", "Mitä tehtiin", "Mitä opittiin"),
    ),
    Kind(
        name="episode",
        alias="jakso",
        record_type=Episode,
        collection="podcasts",
        section="/podcast/",
        noun=("podcast-jakso", "podcast-jaksoa"),
        heading="Podcast-jaksot",
        page="episode.episode_page",
        invitation="Kuuntele jakso ja lue tekstivastine",
        headings=("Jaksossa kuullaan", "Lue lisää"),
    ),
    Kind(
        name="webinar",
        alias="webinaari",
        record_type=Webinar,
        collection="webinars",
        section="/webinaarit/",
        noun=("webinaari", "webinaaria"),
        heading="Webinaarit",
        page="webinar.webinar_page",
        invitation="Lue webinaarista",
        headings=("Mistä on kyse", "Kenelle"),
    ),
    Kind(
        name="series",
        alias="sarja",
        record_type=Series,
        collection="webinars/series",
        section="/webinaarit/sarjat/",
        noun=("webinaarisarja", "webinaarisarjaa"),
        heading="Webinaarisarjat",
        page="series.series_page",
        invitation="Katso sarjan osat",
        headings=("Mistä on kyse", "Kenelle"),
    ),
    Kind(
        name="story",
        alias="tarina",
        record_type=Story,
        collection="sankarit",
        section="/sankarit/",
        noun=("sankaritarina", "sankaritarinaa"),
        heading="Sankarit poikkeusoloissa",
        page="story.story_page",
        invitation="Lue koko tarina",
        headings=("Mitä tapahtui", "Mikä muuttui"),
    ),
    Kind(
        name="toplist",
        alias="lista",
        record_type=TopList,
        collection="toplists",
        section="/top/",
        noun=("TOP-lista", "TOP-listaa"),
        heading="TOP-listat",
        page="toplist.top_list_page",
        invitation="Lue koko lista",
    ),
    Kind(
        name="campaign",
        alias="kampanja",
        record_type=Campaign,
        collection="campaigns",
        section="/kampanjat/",
        noun=("kampanja", "kampanjaa"),
        heading="Kampanjat",
        page="campaign.campaign_page",
        invitation="Lue kampanjasta",
        headings=("Tavoite", "Näin osallistut"),
    ),
    Kind(
        name="gala",
        alias="gaala",
        record_type=Gala,
        collection="galas",
        section="/gaalat/",
        noun=("gaala", "gaalaa"),
        heading="Gaalat",
        page="gala.gala_page",
        invitation="Lue gaalasta",
        headings=("Palkintosarjat", "Näin palkitut valittiin"),
    ),
    Kind(
        name="article",
        alias="artikkeli",
        record_type=Article,
        collection="articles",
        section="/artikkelit/",
        noun=("artikkeli", "artikkelia"),
        heading="Artikkelit",
        page="article.article_page",
        invitation="Lue koko artikkeli",
    ),
    Kind(
        name="issue",
        alias="uutiskirje",
        record_type=Issue,
        collection="newsletters",
        section="/uutiskirjeet/",
        noun=("uutiskirje", "uutiskirjettä"),
        heading="Uutiskirjeet",
        page="",
        invitation="Lue koko uutiskirje",
    ),
    Kind(
        name="page",
        alias="sivu",
        record_type=InfoPage,
        collection="pages",
        section="/",
        noun=("sivu", "sivua"),
        heading="Sivut",
        page="info.info_page",
    ),
    Kind(
        name="organisation",
        alias="organisaatio",
        record_type=Organisation,
        collection="organisations",
        section="/organisaatiot/",
        noun=("organisaatio", "organisaatiota"),
        heading="Organisaatiot",
        page="organisation.organisation_page",
    ),
)

KINDS_BY_WORD: Mapping[str, Kind] = {
    word: kind for kind in KINDS for word in (kind.name, kind.alias)
}
"""Each type by its English and by its Finnish name."""

COLLECTIONS: Mapping[str, type[Record]] = {kind.collection: kind.record_type for kind in KINDS}
"""Each folder of `content/` and the type of the records in it."""

_BY_TYPE: Mapping[type[Record], Kind] = {kind.record_type: kind for kind in KINDS}


def kind_of(record_type: type[Record]) -> Kind:
    """Return the row of a type of records."""
    return _BY_TYPE[record_type]
