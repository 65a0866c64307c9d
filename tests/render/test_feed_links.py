"""Links to feeds as HTML."""

from tests.render.small_site import small_site
from tori.render.feed_links import subscription_line
from tori.render.view import View


def test_links_say_whose_feed_they_lead_to() -> None:
    """A screen reader that lists the page's links hears more than 'RSS'; the name is escaped."""
    view = View(small_site(), "/organisaatiot/malli/")
    line = subscription_line(view, "Malli <& kumppanit>", view.address)
    assert (
        '<a href="rss.xml" type="application/rss+xml" '
        'aria-label="RSS: Malli &lt;&amp; kumppanit&gt;">RSS</a>'
    ) in line
    assert '<a href="../../syotteet/">Mitä syötteet ovat?</a>' in line
