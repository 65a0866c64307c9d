"""Where the feeds of categories are, and how pages offer them."""

import pytest

from tests.projects import PUBLISHER
from tests.render.small_site import small_site
from tori.pages.page import FeedLink
from tori.render.feed_links import (
    GROUPS,
    category_address,
    feed_content,
    feed_links,
    feed_title,
    subscription_line,
)
from tori.render.view import View
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


def test_links_say_whose_feed_they_lead_to() -> None:
    """A screen reader that lists the page's links hears more than 'RSS'; the name is escaped."""
    view = View(small_site(), "/organisaatiot/malli/")
    line = subscription_line(view, "Malli <& kumppanit>", view.address)
    assert (
        '<a href="rss.xml" type="application/rss+xml" '
        'aria-label="RSS: Malli &lt;&amp; kumppanit&gt;">RSS</a>'
    ) in line
    assert '<a href="../../syotteet/">Mitä syötteet ovat?</a>' in line
