"""The feeds of the newsletter's issues, as its pages offer them."""

from dataclasses import dataclass

from tori.content.publisher import Publisher
from tori.pages.page import Data, FeedLink
from tori.pages.pieces import from_root
from tori.site.feeds import NEWSLETTER_NAME
from tori.site.permalinks import SECTIONS

_FORMATS = (
    ("RSS", "rss.xml", "application/rss+xml"),
    ("Atom", "atom.xml", "application/atom+xml"),
    ("JSON", "feed.json", "application/feed+json"),
)
_HELP = "syotteet/"
_ADDRESS = SECTIONS["newsletters"]


@dataclass(frozen=True, slots=True)
class FeedWay(Data):
    """A link to a feed, whose few words say to a screen reader whose it is too.

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


def newsletter_feeds(publisher: Publisher) -> tuple[FeedLink, ...]:
    """Return the feeds of the newsletter's issues as pages offer them to programs."""
    title = f"{publisher.site_name}: {NEWSLETTER_NAME}"
    return tuple(
        FeedLink(f"{title} ({name})", f"{_ADDRESS}{file}", mime_type)
        for name, file, mime_type in _FORMATS
    )


def newsletter_subscription() -> FeedSubscription:
    """Return the line that tells of the feeds of the newsletter's issues."""
    beside = from_root(_ADDRESS)
    ways = (FeedWay(name, NEWSLETTER_NAME, f"{beside}{f}", kind) for name, f, kind in _FORMATS)
    return FeedSubscription(tuple(ways), _HELP)
