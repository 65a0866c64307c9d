"""How the podcast's own page offers what it can be subscribed with."""

from collections.abc import Iterator

from tori.pages.feeds import PODCAST_FEED
from tori.render.html import Html, html, together
from tori.render.view import View


def subscribe_links(view: View) -> Html:
    """Return where the podcast can be subscribed to: its feed, then the directories that list it.

    The feed's full address stands there as text too: a podcast program wants it pasted.
    """
    return html(
        '<ul class="subscribe">{}</ul><p class="feed-address">Syötteen osoite: <code>{}</code></p>',
        together(_ways_to_subscribe(view)),
        view.site.publisher.full_address(PODCAST_FEED),
    )


def _ways_to_subscribe(view: View) -> Iterator[Html]:
    button = '<li><a class="md-button" href="{}">{}</a></li>'
    yield html(button, view.way(PODCAST_FEED), "Tilaa podcast (RSS)")
    for directory in view.site.publisher.podcast.directories:
        yield html(button, directory.url, f"Kuuntele: {directory.name}")
