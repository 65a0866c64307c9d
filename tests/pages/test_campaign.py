"""A campaign's page."""

from tests.factories import campaign, deed, site
from tests.pages.shown import parsed, shown
from tori.content.records import Campaign, Record
from tori.pages.campaign import CampaignData, campaign_page
from tori.pages.page import Page


def page_of(this: Campaign, *others: Record) -> Page:
    """Return the campaign's page."""
    return campaign_page(site(this, *others), this)


def test_campaign_counts_its_deeds() -> None:
    """Counts are computed from the deeds that name the campaign."""
    this = campaign("x", starts="2018-06", ends="2018-12", reported_results=["85 <tekoa>."])
    page = page_of(this, deed("a", campaign="x"), deed("b"))
    assert isinstance(page.data, CampaignData)
    told = {fact.label: fact.words for fact in page.data.facts}
    assert told["Aika"] == "kesäkuu 2018 – joulukuu 2018"
    assert told["Kampanjan tekoja täällä"] == "1 teko"
    assert [card.address for card in page.data.deeds] == ["teot/a/"]
    assert [entry.words for entry in page.contents] == ["Tulokset", "Kampanjan teot"]
    assert "<li>85 &lt;tekoa&gt;.</li>" in shown(page)


def test_campaign_without_deeds_has_no_empty_section() -> None:
    """Nothing is said of deeds that nobody has linked."""
    page = page_of(campaign("x"))
    assert page.contents == ()
    assert "Kampanjan te" not in shown(page)


def test_hostile_words_of_a_campaign_are_text() -> None:
    """Goal and hashtags are shown as they were typed."""
    words = "<b>\"x\" & 'y'</b>"
    found = parsed(page_of(campaign("x", goal=words, hashtags=["#<i>a</i>"])))
    assert found.xpath("//b | //i") == []
    assert words in found.xpath("//dd/text()")
