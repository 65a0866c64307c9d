"""The front pages of the sections but the deeds': podcast, webinars, stories, lists and the rest.

Their words are the editors': the page `content/pages/podcast.md` heads `/podcast/`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tori.content.records import COLLECTIONS, Record, Series, TopList, Webinar
from tori.pages.calendars import calendar_link
from tori.pages.feeds import PODCAST_FEED, newsletter_feeds, podcast_feed_link
from tori.pages.page import FeedLink
from tori.pages.wording import PLURALS, amount
from tori.render.body import Block, SectionHeading, as_blocks
from tori.render.calendar_links import subscription_hint, subscription_to_all
from tori.render.cards import cards
from tori.render.components import page_heading
from tori.render.feed_links import newsletter_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.indexing import Listing, Piece, listing_units, nothing, section_listing
from tori.render.tree import (
    Document,
    PageDocument,
    Unit,
    page_path,
    page_unit,
)
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, SUBSCRIBE_PAGE
from tori.site.sequences import section_page
from tori.site.webinar_times import coming, recorded

_PLAIN_SECTIONS = ("sankarit", "campaigns", "galas", "articles")


def section_indexes(site: Site) -> Iterator[Unit]:
    """Yield the front page of every section but the deeds' and the organisations'."""
    yield from listing_units(site, _podcast(site))
    for collection in _PLAIN_SECTIONS:
        yield from listing_units(site, section_listing(site, collection))
    yield from listing_units(site, _newsletters(site))
    yield page_unit(SECTIONS["webinars"], _webinars, site)
    yield page_unit(SECTIONS["toplists"], _top_lists, site)


def _podcast(site: Site) -> Listing:
    return section_listing(
        site, "podcasts", before=_subscribe_links, feeds=(podcast_feed_link(site.publisher),)
    )


def _newsletters(site: Site) -> Listing:
    feeds = newsletter_feeds(site.publisher)
    listing = section_listing(site, "newsletters", before=_subscribe_way, feeds=feeds)
    return replace(listing, after=newsletter_line)


def _webinars(site: Site) -> tuple[str, Document]:
    """Return the webinars' page: what is to come, recordings, the series, then the other topics."""
    webinars = site.all(Webinar)
    upcoming, recordings = coming(site), recorded(site)
    parts = sum(1 for webinar in webinars if webinar.series)
    shown = {webinar.id for webinar in (*upcoming, *recordings)}
    groups = (
        ("Tulevat webinaarit", subscription_hint(len(upcoming)), upcoming),
        ("Tallenteet", amount(Webinar, len(recordings)), recordings),
        (
            "Sarjat",
            f"{amount(Series, len(site.all(Series)))}, {amount(Webinar, parts)}",
            site.all(Series),
        ),
        ("Aiheet", "", tuple(w for w in webinars if w.topic and w.id not in shown)),
    )
    feeds = (calendar_link(site),)
    return _in_groups(site, "webinars", groups, after=subscription_to_all, feeds=feeds)


def _top_lists(site: Site) -> tuple[str, Document]:
    """Return the lists' page: those of our own editors first, then the programme's."""
    lists = site.all(TopList)
    groups = (
        (
            "Tämän sivuston listat",
            "",
            tuple(entry for entry in lists if entry.compiled_by == "toimitus"),
        ),
        (
            "Kunteko-ohjelman listat",
            "",
            tuple(entry for entry in lists if entry.compiled_by == "ohjelma"),
        ),
    )
    return _in_groups(site, "toplists", groups)


def _in_groups(
    site: Site,
    collection: str,
    groups: Sequence[tuple[str, Html | str, Sequence[Record]]],
    *,
    after: Piece = nothing,
    feeds: tuple[FeedLink, ...] = (),
) -> tuple[str, Document]:
    """Return a section's page whose records stand in groups: (heading, count in words, records)."""
    address = SECTIONS[collection]
    view = View(site, address)
    page = section_page(site, collection)
    title = page.title if page else PLURALS[COLLECTIONS[collection]]
    summary = page.summary if page else ""
    blocks: list[Block] = [page_heading(view, title, summary), view.text(page)]
    for heading, count, records in groups:
        if records:
            amount_html = html('<p class="amount">{}</p>', count) if count else EMPTY
            blocks += [SectionHeading(heading), amount_html, cards(view, records, level=3)]
    blocks += as_blocks(after(view))
    return page_path(address), PageDocument(
        title, summary, "index", tuple(blocks), searchable=False, feeds=feeds
    )


def _subscribe_links(view: View) -> Html:
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


def _subscribe_way(view: View) -> Html:
    """Return the link to the page on which readers subscribe to the newsletter."""
    return html(
        '<p><a class="md-button" href="{}">Tilaa uutiskirje</a></p>', view.way(SUBSCRIBE_PAGE)
    )
