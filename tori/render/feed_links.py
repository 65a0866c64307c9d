"""Links to feeds as HTML; `tori.pages.feeds` says where they are."""

from tori.pages.feeds import FEEDS_PAGE, FORMATS
from tori.render.html import Html, html, together
from tori.render.view import View
from tori.site.feeds import NEWSLETTER_NAME
from tori.site.permalinks import SECTIONS


def way_to(view: View, words: str, name: str, target: tuple[str, str]) -> Html:
    """Return a link whose few words say to a screen reader whose it is too: 'RSS: Johtaminen'.

    Args:
        view: The page.
        words: What is seen.
        name: Whose it is.
        target: The address and the MIME type.
    """
    address, mime_type = target
    template = '<a href="{}" type="{}" aria-label="{}: {}">{}</a>'
    return html(template, view.way(address), mime_type, words, name, words)


def ways_to_feeds(view: View, name: str, address: str) -> Html:
    """Return links to the feeds of a category, which are beside its page."""
    ways = (way_to(view, f.name, name, (f"{address}{f.file}", f.type)) for f in FORMATS)
    return together(ways, ", ")


def subscription_line(view: View, name: str, address: str) -> Html:
    """Return a page's line that tells of its feeds."""
    return html(
        '<p class="feeds">Seuraa syötteenä: {}. <a href="{}">Mitä syötteet ovat?</a></p>',
        ways_to_feeds(view, name, address),
        view.way(FEEDS_PAGE),
    )


def newsletter_line(view: View) -> Html:
    """Return a page's line that tells of the feeds of the newsletter's issues."""
    return subscription_line(view, NEWSLETTER_NAME, SECTIONS["newsletters"])
