"""The iTunes elements that feedgen's own extension cannot say."""

import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

from tori.feeds.itunes import ITUNES, ItunesChannel, ItunesItem


def feed_with(*, explicit: bool = False, image: str = "", block: bool = False) -> etree._Element:
    """Return a channel of one item made with the extension."""
    feed = FeedGenerator()
    feed.register_extension("itunes", ItunesChannel, ItunesItem, atom=False, rss=True)
    feed.title("Sarja")
    feed.link(href="https://tori.example/")
    feed.description("Kuvaus")
    feed.itunes.explicit, feed.itunes.image, feed.itunes.block = explicit, image, block
    item = feed.add_entry()
    item.title("Jakso")
    item.itunes.explicit = explicit
    (channel,) = etree.fromstring(feed.rss_str())
    return channel


def stated(parent: etree._Element, name: str) -> list[str | None]:
    """Return the texts of a parent's own iTunes elements of that name."""
    return [element.text for element in parent.findall(f"{{{ITUNES}}}{name}")]


@pytest.mark.parametrize(("explicit", "word"), [(True, "true"), (False, "false")])
def test_explicit_is_true_or_false(explicit: bool, word: str) -> None:  # noqa: FBT001 — a parameter's value
    """Channel and item say true or false (PSP-1), not feedgen's yes and no."""
    channel = feed_with(explicit=explicit)
    (item,) = channel.findall("item")
    assert (stated(channel, "explicit"), stated(item, "explicit")) == ([word], [word])


def test_image_is_an_attribute() -> None:
    """The artwork's address is in href, escaped."""
    channel = feed_with(image="https://tori.example/kansi.png?a=1&b=2")
    (image,) = channel.findall(f"{{{ITUNES}}}image")
    assert image.get("href") == "https://tori.example/kansi.png?a=1&b=2"


def test_what_is_not_stated_is_not_written() -> None:
    """Without artwork and without a block there are no such elements."""
    channel = feed_with()
    assert stated(channel, "image") == stated(channel, "block") == []


def test_block_says_yes() -> None:
    """Only the word Yes keeps a podcast out of Apple's directory."""
    assert stated(feed_with(block=True), "block") == ["Yes"]
