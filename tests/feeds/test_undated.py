"""feedgen's feeds without the clock."""

from feedgen.feed import FeedGenerator
from lxml import etree

from tori.feeds.undated import UndatedChannel


def test_day_of_the_build_is_taken_out() -> None:
    """A channel says nothing of when it was built; without the extension it does."""
    feed = FeedGenerator()
    feed.title("Sarja")
    feed.link(href="https://tori.example/")
    feed.description("Kuvaus")
    assert etree.fromstring(feed.rss_str()).find("channel/lastBuildDate") is not None
    feed.register_extension("undated", UndatedChannel, None, atom=False, rss=True)
    assert etree.fromstring(feed.rss_str()).find("channel/lastBuildDate") is None
