"""The front pages of the sections but the deeds': podcast, webinars, stories, lists and the rest.

Their words are the editors': the page `content/pages/podcast.md` heads `/podcast/`.
"""

from collections.abc import Iterator, Sequence

from tori.content.records import Record, Series, TopList, Webinar
from tori.render.components import cards, page_heading
from tori.render.episode_pages import FEED_ADDRESS
from tori.render.html import EMPTY, Html, html
from tori.render.indexing import Listing, listing_pages, section_listing
from tori.render.tree import Document, MarkdownDocument, joined, page_path
from tori.render.view import View
from tori.render.wording import PLURALS, amount
from tori.site.model import Site
from tori.site.permalinks import SECTIONS
from tori.site.sequences import section_page

_PLAIN_SECTIONS = ("sankarit", "campaigns", "galas", "articles", "newsletters")


def section_indexes(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield the front page of every section but the deeds' and the organisations'."""
    yield from listing_pages(site, _podcast(site))
    for collection in _PLAIN_SECTIONS:
        yield from listing_pages(site, section_listing(site, collection))
    yield _webinars(site)
    yield _top_lists(site)


def _podcast(site: Site) -> Listing:
    def subscribe(view: View) -> Html:
        return html(
            '<p><a class="md-button" href="{}">Tilaa podcast (RSS)</a></p>', view.way(FEED_ADDRESS)
        )

    return section_listing(site, "podcasts", before=subscribe, feed=FEED_ADDRESS)


def _webinars(site: Site) -> tuple[str, Document]:
    """Return the webinars' page: the series, then the topics."""
    webinars = site.all(Webinar)
    parts = sum(1 for webinar in webinars if webinar.series)
    groups = (
        (
            "Sarjat",
            f"{amount(Series, len(site.all(Series)))}, {amount(Webinar, parts)}",
            site.all(Series),
        ),
        ("Aiheet", "", tuple(webinar for webinar in webinars if webinar.topic)),
    )
    return _in_groups(site, "webinars", Webinar, groups)


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
    return _in_groups(site, "toplists", TopList, groups)


def _in_groups(
    site: Site,
    collection: str,
    record_type: type[Record],
    groups: Sequence[tuple[str, str, Sequence[Record]]],
) -> tuple[str, Document]:
    """Return a section's page whose records stand in groups: (heading, count in words, records)."""
    address = SECTIONS[collection]
    view = View(site, address)
    page = section_page(site, collection)
    title = page.title if page else PLURALS[record_type]
    summary = page.summary if page else ""
    blocks: list[Html | str] = [page_heading(view, title, summary), view.text(page) if page else ""]
    for heading, count, records in groups:
        if records:
            amount_html = html('<p class="amount">{}</p>', count) if count else EMPTY
            blocks += [f"## {heading}", amount_html, cards(view, records, level=3)]
    return page_path(address), MarkdownDocument(
        title, summary, "index", joined(blocks), searchable=False
    )
