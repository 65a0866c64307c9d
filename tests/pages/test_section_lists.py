"""The sections whose front page is one list."""

from dataclasses import replace

from tests.projects import PUBLISHER, ROOT
from tests.small_site import episode, small_site
from tori.content.settings.publisher import Directory
from tori.pages.listing import Listing, PodcastSubscription, list_page
from tori.pages.pieces import Link
from tori.pages.section_lists import section_lists
from tori.site.model import Site
from tori.templating.templates import Templates


def list_at(site: Site, address: str) -> Listing:
    """Return the list that is the section's front page at an address."""
    return next(listing for listing in section_lists(site) if listing.address == address)


def body_of(site: Site, listing: Listing) -> str:
    """Return the list's first page as HTML."""
    page = list_page(site, listing, listing.records, 0, 1)
    return Templates(ROOT / "overrides").body(page)


def test_podcast_is_newest_first_with_its_feed() -> None:
    """Episodes stand by falling numbers, and the feed can be subscribed to."""
    first, second = episode("a", 1), episode("b", 2)
    listing = list_at(small_site(first, second), "/podcast/")
    assert listing.records == (second, first)
    assert [feed.address for feed in listing.feeds] == ["/podcast/feed.xml"]


def test_ways_to_subscribe_are_listed() -> None:
    """The feed comes first with its full address to be pasted, then each directory."""
    directory = Directory(name="Palvelu & Co", url="https://palvelu.example/1")
    podcast = PUBLISHER.podcast.model_copy(update={"directories": (directory,)})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    site = replace(small_site(), publisher=publisher)
    listing = list_at(site, "/podcast/")
    assert listing.above.podcast == PodcastSubscription(
        "podcast/feed.xml",
        "https://tori.example/podcast/feed.xml",
        (Link("Palvelu & Co", "https://palvelu.example/1", elsewhere=True),),
    )
    assert (
        '<ul class="subscribe">'
        '<li><a class="md-button" href="../podcast/feed.xml">Tilaa podcast (RSS)</a></li>'
        '<li><a class="md-button" href="https://palvelu.example/1">'
        "Kuuntele: Palvelu &amp; Co</a></li></ul>\n"
        '<p class="feed-address">Syötteen osoite: '
        "<code>https://tori.example/podcast/feed.xml</code></p>"
    ) in body_of(site, listing)


def test_newsletter_can_be_subscribed_to_and_followed() -> None:
    """The list of the issues leads to the subscription, and offers the feeds to all."""
    site = small_site()
    listing = list_at(site, "/uutiskirjeet/")
    body = body_of(site, listing)
    assert '<a class="md-button" href="../uutiskirjeet/tilaa/">Tilaa uutiskirje</a>' in body
    assert '<p class="feeds">Seuraa syötteenä: <a href="../uutiskirjeet/rss.xml"' in body
    addresses = [f"/uutiskirjeet/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]
    assert [feed.address for feed in listing.feeds] == addresses
