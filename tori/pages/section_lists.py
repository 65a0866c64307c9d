"""The sections whose front page is one list: podcast, stories, campaigns, newsletters and such.

Their words are the editors': the page `content/pages/podcast.md` heads `/podcast/`.
"""

from collections.abc import Iterator
from dataclasses import replace

from tori.content.records.kinds import KINDS
from tori.content.settings.publisher import Publisher
from tori.pages.feeds import (
    PODCAST_FEED,
    newsletter_feeds,
    newsletter_subscription,
    podcast_feed_link,
)
from tori.pages.listing import Above, Listing, PodcastSubscription, section_listing
from tori.pages.pieces import Link, from_root
from tori.site.model import Site
from tori.site.permalinks import SUBSCRIBE_PAGE

_ON_PAGES_OF_THEIR_OWN = frozenset(
    {
        *("deeds", "podcasts", "webinars", "webinars/series", "toplists", "newsletters"),
        *("organisations", "pages"),
    }
)
"""Collections whose front page is more than a list, or none."""


def section_lists(site: Site) -> Iterator[Listing]:
    """Yield the front page of each section that is one list, but the deeds'."""
    publisher = site.publisher
    podcast = section_listing(site, "podcasts", Above(podcast=_podcast_subscription(publisher)))
    yield replace(podcast, feeds=(podcast_feed_link(publisher),))
    for kind in KINDS:
        if kind.collection not in _ON_PAGES_OF_THEIR_OWN:
            yield section_listing(site, kind.collection)
    newsletters = section_listing(site, "newsletters", Above(newsletter=from_root(SUBSCRIBE_PAGE)))
    yield replace(
        newsletters, subscription=newsletter_subscription(), feeds=newsletter_feeds(publisher)
    )


def _podcast_subscription(publisher: Publisher) -> PodcastSubscription:
    return PodcastSubscription(
        from_root(PODCAST_FEED),
        publisher.full_address(PODCAST_FEED),
        tuple(
            Link(directory.name, directory.url, elsewhere=True)
            for directory in publisher.podcast.directories
        ),
    )
