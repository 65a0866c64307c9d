"""Where the feeds of categories are and what they are called, for pages and for the feeds alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tori.content.settings.publisher import Publisher
from tori.pages.page import Data, FeedLink
from tori.pages.pieces import from_root
from tori.site.feeds import NEWSLETTER_NAME, Category, Kind
from tori.site.permalinks import SECTIONS, service_area_address, theme_address

FEEDS_PAGE = "/syotteet/"
"""The address of the page that lists all feeds."""


PODCAST_FEED = f"{SECTIONS['podcasts']}feed.xml"
"""The address of the podcast's own feed."""

OPML_ADDRESS = "/syotteet.opml"
"""The address of the list of all feeds as a file."""


class Format(NamedTuple):
    """A feed's format: its name to readers, its file's name and its MIME type."""

    name: str
    file: str
    type: str


RSS = Format("RSS", "rss.xml", "application/rss+xml")
ATOM = Format("Atom", "atom.xml", "application/atom+xml")
JSON_FEED = Format("JSON", "feed.json", "application/feed+json")
FORMATS = (RSS, ATOM, JSON_FEED)

GROUPS: Mapping[Kind, str] = {
    "site": "Koko sivusto",
    "newsletter": "Uutiskirjeet",
    "service_area": "Palvelualueet",
    "theme": "Teemat",
    "series": "Webinaarisarjat",
    "organisation": "Organisaatiot",
}
"""Each sort of category as a heading over several, in the order in which readers meet them."""

_CONTENT: Mapping[Kind, str] = {
    "site": "Uusimmat teot, podcast-jaksot, webinaarit, tarinat ja muu sisältö.",
    "newsletter": "{} kokonaisina.",
    "service_area": "Uusin sisältö palvelualueelta {}.",
    "theme": "Uusin sisältö teemasta {}.",
    "organisation": "Uusin sisältö, jossa on mukana {}.",
    "series": "Webinaarisarjan ”{}” osat.",
}


def category_address(category: Category) -> str:
    """Return the address of a category's page; its feeds are beside it."""
    match category.kind:
        case "newsletter":
            return SECTIONS["newsletters"]
        case "service_area":
            return service_area_address(category.name)
        case "theme":
            return theme_address(category.name)
        case "organisation":
            return f"{SECTIONS['organisations']}{category.slug}/"
        case "series":
            return f"{SECTIONS['webinars/series']}{category.slug}/"
        case "site":
            return "/"


def feed_title(publisher: Publisher, name: str) -> str:
    """Return what a feed is called: 'Tekojen tori: johtaminen'; without a name, the site's."""
    return f"{publisher.site_name}: {name}" if name else publisher.site_name


def feed_content(category: Category) -> str:
    """Return what a feed gathers, in a sentence."""
    return _CONTENT[category.kind].format(category.name)


def feed_links(publisher: Publisher, name: str, address: str) -> tuple[FeedLink, ...]:
    """Return the feeds of a category as its pages offer them to programs.

    Args:
        publisher: Who publishes the site.
        name: The category's name to readers.
        address: Of its page, beside which the feeds are.
    """
    title = feed_title(publisher, name)
    return tuple(FeedLink(f"{title} ({f.name})", f"{address}{f.file}", f.type) for f in FORMATS)


def newsletter_feeds(publisher: Publisher) -> tuple[FeedLink, ...]:
    """Return the feeds of the newsletter's issues as pages offer them to programs."""
    return feed_links(publisher, NEWSLETTER_NAME, SECTIONS["newsletters"])


def podcast_feed_link(publisher: Publisher) -> FeedLink:
    """Return the podcast's feed as pages offer it."""
    return FeedLink(publisher.podcast.name, PODCAST_FEED, "application/rss+xml")


@dataclass(frozen=True, slots=True)
class FeedWay(Data):
    """A link to a feed or calendar, whose few words say to a screen reader whose it is too.

    Attributes:
        words: What is seen: 'RSS'.
        name: Whose it is.
        address: From the site's root.
        type: The MIME type.
    """

    words: str
    name: str
    address: str
    type: str


@dataclass(frozen=True, slots=True)
class FeedSubscription(Data):
    """A page's line that tells of its feeds.

    Attributes:
        ways: The feed in each format.
        help: The address of the page that says what feeds are.
    """

    ways: tuple[FeedWay, ...]
    help: str


def feed_ways(name: str, address: str) -> tuple[FeedWay, ...]:
    """Return links to the feeds of a category, which are beside its page."""
    beside = from_root(address)
    return tuple(FeedWay(f.name, name, f"{beside}{f.file}", f.type) for f in FORMATS)


def feed_subscription(name: str, address: str) -> FeedSubscription:
    """Return the line that tells of a category's feeds, which are beside its page."""
    return FeedSubscription(feed_ways(name, address), from_root(FEEDS_PAGE))


def newsletter_subscription() -> FeedSubscription:
    """Return the line that tells of the feeds of the newsletter's issues."""
    return feed_subscription(NEWSLETTER_NAME, SECTIONS["newsletters"])
