"""Where the feeds of categories are, and how pages offer them."""

import pytest

from tests.projects import PUBLISHER
from tori.pages.feeds import (
    GROUPS,
    FeedWay,
    category_address,
    feed_content,
    feed_links,
    feed_subscription,
    feed_title,
    newsletter_subscription,
    podcast_feed_link,
)
from tori.pages.page import FeedLink
from tori.site.feeds import Category, Kind


@pytest.mark.parametrize(
    ("kind", "slug", "name", "address"),
    [
        ("site", "", "", "/"),
        ("newsletter", "", "Uutiskirjeet", "/uutiskirjeet/"),
        ("service_area", "koko-kunta", "koko kunta", "/teot/palvelualueet/koko-kunta/"),
        ("theme", "aivotyo", "aivotyö", "/teot/teemat/aivotyo/"),
        ("organisation", "malli", "Malli & kumppanit", "/organisaatiot/malli/"),
        ("series", "sarja", "Sarja", "/webinaarit/sarjat/sarja/"),
    ],
)
def test_feeds_are_beside_their_page(kind: Kind, slug: str, name: str, address: str) -> None:
    """Each category has its page, below whose address its feeds are."""
    assert category_address(Category(kind, slug, name, ())) == address


def test_feed_is_called_after_site_and_category() -> None:
    """In a reader's list of feeds both are needed."""
    assert feed_title(PUBLISHER, "aivotyö") == "Tekojen tori: aivotyö"
    assert feed_title(PUBLISHER, "") == "Tekojen tori"


def test_every_kind_tells_what_it_gathers() -> None:
    """Every kind has a heading and a sentence, which names the category; braces are data."""
    for kind in GROUPS:
        name = "" if kind == "site" else "{} & {x}"
        told = feed_content(Category(kind, "x", name, ()))
        assert told.endswith(".")
        assert name in told


def test_programs_are_offered_all_three_formats() -> None:
    """Each format is told apart by its title and type."""
    assert feed_links(PUBLISHER, "aivotyö", "/teot/teemat/aivotyo/") == (
        FeedLink(
            "Tekojen tori: aivotyö (RSS)", "/teot/teemat/aivotyo/rss.xml", "application/rss+xml"
        ),
        FeedLink(
            "Tekojen tori: aivotyö (Atom)", "/teot/teemat/aivotyo/atom.xml", "application/atom+xml"
        ),
        FeedLink(
            "Tekojen tori: aivotyö (JSON)",
            "/teot/teemat/aivotyo/feed.json",
            "application/feed+json",
        ),
    )


def test_line_leads_to_each_format_and_says_whose_it_is() -> None:
    """A screen reader that lists the page's links hears more than 'RSS'."""
    line = feed_subscription("aivotyö", "/teot/teemat/aivotyo/")
    assert line.ways == (
        FeedWay("RSS", "aivotyö", "teot/teemat/aivotyo/rss.xml", "application/rss+xml"),
        FeedWay("Atom", "aivotyö", "teot/teemat/aivotyo/atom.xml", "application/atom+xml"),
        FeedWay("JSON", "aivotyö", "teot/teemat/aivotyo/feed.json", "application/feed+json"),
    )
    assert line.help == "syotteet/"


def test_newsletters_feeds_are_beside_their_archive() -> None:
    """The newsletter's line is the same wherever it stands."""
    assert newsletter_subscription().ways[0].address == "uutiskirjeet/rss.xml"


def test_podcasts_feed_is_named_after_it() -> None:
    """Readers' programs show the podcast's own name."""
    assert podcast_feed_link(PUBLISHER) == (
        PUBLISHER.podcast.name,
        "/podcast/feed.xml",
        "application/rss+xml",
    )
