"""A campaign's page."""

from dataclasses import dataclass

from tori.content.records import Campaign, Deed
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    SourceLine,
    cards,
    facts,
    from_root,
    page_heading,
    source_line,
)
from tori.pages.texts import editor_text
from tori.pages.wording import amount, period_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink


@dataclass(frozen=True, slots=True)
class CampaignData(Data):
    """What a campaign's page shows; each section is None where there is nothing of it.

    Attributes:
        deeds: Those that were brought in by the campaign.
    """

    heading: PageHeading
    facts: tuple[Fact, ...]
    results_section: Section | None
    results: tuple[str, ...]
    deeds_section: Section | None
    deeds: tuple[Card, ...]
    source: SourceLine | None


def campaign_page(site: Site, campaign: Campaign) -> Page:
    """Return the page of a campaign, with the deeds that were brought in by it."""
    address = permalink(campaign)
    text = editor_text(site, campaign, address)
    sections = Sections(text)
    results = campaign.reported_results
    mentions = site.mentions_of(campaign, "campaign")
    deeds = tuple(mention.speaker for mention in mentions if isinstance(mention.speaker, Deed))
    trail = (Link("Kampanjat", from_root(SECTIONS["campaigns"])),)
    data = CampaignData(
        heading=page_heading(campaign.title, campaign.summary, trail),
        facts=facts(
            Fact("Aika", period_in_finnish(campaign.starts, campaign.ends)),
            Fact("Tavoite", campaign.goal or ""),
            Fact("Aihetunnisteet", " ".join(campaign.hashtags)),
            Fact("Kampanjan tekoja täällä", amount(Deed, len(deeds)) if deeds else ""),
        ),
        results_section=sections.add("Tulokset") if results else None,
        results=results,
        deeds_section=sections.add("Kampanjan teot") if deeds else None,
        deeds=cards(site, deeds),
        source=source_line(site, campaign.source),
    )
    return Page(
        address,
        "campaign",
        campaign.title,
        campaign.summary,
        "campaign",
        data,
        text,
        sections.contents,
        modified=w3c_date(campaign.reviewed or campaign.published),
    )
