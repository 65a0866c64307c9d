"""How the podcast's own page offers what it can be subscribed with."""

from dataclasses import replace

from tests.projects import PUBLISHER
from tests.render.small_site import small_site
from tori.content.publisher import Directory
from tori.render.podcast import subscribe_links
from tori.render.view import View


def test_ways_to_subscribe_are_listed() -> None:
    """The feed comes first with its full address to be pasted, then each directory."""
    directory = Directory(name="Palvelu & Co", url="https://palvelu.example/1")
    podcast = PUBLISHER.podcast.model_copy(update={"directories": (directory,)})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    text = subscribe_links(View(replace(small_site(), publisher=publisher), "/podcast/"))
    assert text == (
        '<ul class="subscribe">'
        '<li><a class="md-button" href="feed.xml">Tilaa podcast (RSS)</a></li>'
        '<li><a class="md-button" href="https://palvelu.example/1">'
        "Kuuntele: Palvelu &amp; Co</a></li>"
        '</ul><p class="feed-address">Syötteen osoite: '
        "<code>https://tori.example/podcast/feed.xml</code></p>"
    )
