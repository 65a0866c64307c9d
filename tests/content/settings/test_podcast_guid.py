"""The podcast's identifier: the two test vectors of the podcast namespace, and our own."""

import pytest

from tests.projects import PUBLISHER
from tori.content.settings.podcast_guid import podcast_guid


@pytest.mark.parametrize(
    ("feed_url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_published_vectors(feed_url: str, guid: str) -> None:
    """The scheme and a closing slash make no difference."""
    assert podcast_guid(feed_url) == guid


def test_ours_was_computed_of_the_first_address() -> None:
    """The stored guid is that of the address at which the feed began."""
    assert podcast_guid("https://tori.example/podcast/feed.xml") == PUBLISHER.podcast.guid
