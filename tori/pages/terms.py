"""Pages that list terms with their counts: a taxonomy's terms, and the organisations."""

from collections.abc import Mapping
from dataclasses import dataclass

from tori.content.records import Deed, Organisation
from tori.content.records.kinds import kind_of
from tori.pages.chips import group_address, taxonomy_address
from tori.pages.page import Data, Page, Sections
from tori.pages.pieces import Link, PageHeading, from_root, link_to, page_heading
from tori.pages.texts import editor_text
from tori.pages.wording import amount
from tori.site.model import Site
from tori.site.permalinks import SECTIONS
from tori.site.sequences import section_page
from tori.site.taxonomies import Taxonomy
from tori.text import capitalised

_LEADS: Mapping[str, str] = {
    "palvelualueet": "Teot kahdeksalla palvelualueella.",
    "teemat": "Teot sen mukaan, mitä työssä kehitettiin.",
    "organisaatiot": "Kunnat, kuntayhtymät ja muut organisaatiot, joiden tekoja täällä on.",
    "kunnat": "Teot kunnittain. Mukana ovat myös kunnan omat yksiköt ja yhtiöt.",
    "maakunnat": "Teot maakunnittain. Usean kunnan yhteisillä organisaatioilla ei ole maakuntaa.",
    "vuodet": "Teot julkaisuvuoden mukaan. Useimpien tekojen vuotta lähde ei kerro.",
}


@dataclass(frozen=True, slots=True)
class Term(Data):
    """A term: the way to what it has, how much that is, and what the term means, if it is said."""

    link: Link
    amount: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class TermsData(Data):
    """What a page of terms shows.

    Attributes:
        amount: How many terms there are; empty where it is not said.
        columns: Whether the terms are so many and short that they stand in columns.
    """

    heading: PageHeading
    amount: str
    terms: tuple[Term, ...]
    columns: bool


def terms_page(taxonomy: Taxonomy) -> Page:
    """Return the page that lists a taxonomy's terms with their counts, the empty ones too."""
    title, lead = f"Teot {taxonomy.by}", _LEADS[taxonomy.slug]
    terms = tuple(
        Term(
            Link(capitalised(group.name), from_root(group_address(taxonomy, group))),
            amount(Deed, len(group.deeds)),
            group.description,
        )
        for group in taxonomy.groups
    )
    heading = page_heading(title, lead, (Link("Teot", from_root(SECTIONS["deeds"])),))
    data = TermsData(heading, "", terms, columns=False)
    address = taxonomy_address(taxonomy)
    return Page(address, "terms", title, lead, "index", data, searchable=False)


def organisations_page(site: Site) -> Page:
    """Return the list of organisations, each with the count of what is about it."""
    address = SECTIONS["organisations"]
    page = section_page(site, "organisations")
    title = page.title if page else kind_of(Organisation).heading
    summary = page.summary if page else ""
    organisations = site.all(Organisation)
    terms = tuple(Term(link_to(each), str(_speakers(site, each))) for each in organisations)
    count = amount(Organisation, len(organisations))
    data = TermsData(page_heading(title, summary), count, terms, columns=True)
    text = editor_text(site, page, address)
    contents = Sections(text).contents
    return Page(address, "terms", title, summary, "index", data, text, contents, searchable=False)


def _speakers(site: Site, organisation: Organisation) -> int:
    """Return how many records speak of an organisation."""
    return len({mention.speaker.reference for mention in site.mentions_of(organisation)})
