"""The lists of deeds."""

from tests.small_site import deed, episode, small_site
from tori.content.records import Record
from tori.pages.chips import Chip
from tori.pages.deed_lists import deed_lists
from tori.pages.listing import Listing
from tori.pages.pieces import Link
from tori.site.taxonomies import taxonomies


def lists_of(*records: Record) -> dict[str, Listing]:
    """Return every list of deeds of a site by address."""
    site = small_site(*records)
    return {listing.address: listing for listing in deed_lists(site, taxonomies(site))}


def test_every_way_to_a_deed_has_its_list() -> None:
    """A deed is found by service area, theme, organisation, municipality, region and year."""
    teko = deed("teko")
    lists = lists_of(teko)
    for address in (
        "/teot/",
        "/teot/palvelualueet/koko-kunta/",
        "/teot/palvelualueet/koko-kunta/aivotyo/",
        "/teot/teemat/aivotyo/",
        "/teot/organisaatiot/malli/",
        "/teot/kunnat/mallila/",
        "/teot/maakunnat/mallimaa/",
        "/teot/vuodet/ei-tiedossa/",
    ):
        assert lists[address].records == (teko,), address


def test_front_page_leads_to_areas_and_counts_the_other_ways() -> None:
    """Areas without deeds are left out; the other ways say how many terms have deeds."""
    above = lists_of(deed("teko"))["/teot/"].above
    assert above.areas == (Chip("koko kunta", "teot/palvelualueet/koko-kunta/", 1),)
    assert above.ways[0] == Chip("Teemat", "teot/teemat/", 1)
    assert [way.words for way in above.ways[1:]] == [
        "Organisaatiot",
        "Kunnat",
        "Maakunnat",
        "Vuodet",
    ]


def test_empty_term_has_a_list_and_says_so() -> None:
    """A term without deeds is a page, not a dead end."""
    listing = lists_of(deed("teko"))["/teot/palvelualueet/sosiaali-ja-terveysala/"]
    assert (listing.records, listing.empty) == ((), "Täällä ei ole vielä yhtään tekoa.")


def test_area_leads_to_its_themes_and_those_to_the_whole_theme() -> None:
    """Only pairs of service area and theme that have deeds have a list."""
    lists = lists_of(deed("teko"))
    area = lists["/teot/palvelualueet/koko-kunta/"]
    pair = lists["/teot/palvelualueet/koko-kunta/aivotyo/"]
    assert area.above.themes == (Chip("aivotyö", "teot/palvelualueet/koko-kunta/aivotyo/", 1),)
    assert pair.title == "Koko kunta: aivotyö"
    assert pair.above.whole_theme == Link("aivotyö", "teot/teemat/aivotyo/")
    assert pair.trail[-1] == Link("Koko kunta", "teot/palvelualueet/koko-kunta/")
    assert "/teot/palvelualueet/koko-kunta/viestinta/" not in lists


def test_theme_shows_other_kinds_too() -> None:
    """A theme's list tells what else there is on it, but no deed twice."""
    jakso = episode(more="themes: [aivotyö]")
    assert lists_of(deed("teko"), jakso)["/teot/teemat/aivotyo/"].others == [jakso]


def test_organisations_list_leads_to_its_page_and_feeds() -> None:
    """Its own page has more than its deeds, and the feeds are beside that."""
    listing = lists_of(deed("teko"))["/teot/organisaatiot/malli/"]
    assert listing.title == "Malli & kumppanit: teot"
    assert listing.above.organisation == "organisaatiot/malli/"
    assert [feed.address for feed in listing.feeds] == [
        f"/organisaatiot/malli/{name}" for name in ("rss.xml", "atom.xml", "feed.json")
    ]


def test_only_what_has_feeds_offers_them() -> None:
    """Areas, themes and organisations have feeds; places and years have none."""
    found = {
        address.split("/")[2]: (bool(listing.subscription), bool(listing.feeds))
        for address, listing in lists_of(deed("teko")).items()
        if address.count("/") == 4
    }
    with_feeds = {"palvelualueet", "teemat", "organisaatiot"}
    assert found == {slug: (slug in with_feeds,) * 2 for slug in found}
    assert set(found) == with_feeds | {"kunnat", "maakunnat", "vuodet"}
