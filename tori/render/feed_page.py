"""The page that lists every feed and calendar, and says what they are."""

from collections.abc import Iterator, Sequence

from tori.content.records import Organisation, Series
from tori.pages.calendars import ALL_WEBINARS, calendar_address
from tori.pages.feeds import FEEDS_PAGE, GROUPS, PODCAST_FEED, RSS, category_address
from tori.pages.wording import amount
from tori.render.body import Block, SectionHeading
from tori.render.components import page_heading
from tori.render.feed_links import way_to, ways_to_feeds
from tori.render.html import Html, html, together
from tori.render.opml import OPML_ADDRESS
from tori.render.tree import Document, PageDocument, page_path
from tori.render.view import View
from tori.site.feeds import Category
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink
from tori.text import capitalised

_TITLE = "Syötteet ja kalenterit"
_SUMMARY = "Näin saat uuden sisällön lukuohjelmaasi ja webinaarien ajat kalenteriisi."
_WHAT = (
    "Syöte on osoite, josta lukuohjelma hakee uuden sisällön puolestasi. "
    "Kun kopioit aiheen syötteen osoitteen lukuohjelmaasi, ohjelma kertoo, kun aiheesta on uutta."
)
_FORMATS = (
    "Sama sisältö on kolmessa muodossa. RSS sopii kaikille lukuohjelmille, Atom ja JSON niille, "
    "jotka niitä pyytävät. Syötteessä on enintään 50 uusinta sisältöä."
)
_CALENDARS = (
    "Kun tilaat kalenterin kalenteriohjelmaasi, uudet ja muuttuneet ajat päivittyvät siihen "
    "itsestään."
)


def feed_page(site: Site, categories: Sequence[Category]) -> tuple[str, Document]:
    """Return the page."""
    view = View(site, FEEDS_PAGE)
    return page_path(FEEDS_PAGE), PageDocument(
        title=_TITLE,
        description=_SUMMARY,
        kind="feeds",
        searchable=False,
        blocks=(
            page_heading(view, _TITLE, _SUMMARY),
            html("<p>{}</p>", _WHAT),
            html("<p>{}</p>", _FORMATS),
            *_sections(view, categories),
            SectionHeading("Kaikki syötteet kerralla"),
            html(
                '<p><a href="{}" type="text/x-opml">Lataa kaikkien syötteiden luettelo</a> '
                "(OPML-tiedosto), jonka useimmat lukuohjelmat osaavat avata.</p>",
                view.way(OPML_ADDRESS),
            ),
            SectionHeading("Kalenterit"),
            html("<p>{}</p>", _CALENDARS),
            html('<ul class="terms">{}</ul>', together(_calendars(view))),
        ),
    )


def _sections(view: View, categories: Sequence[Category]) -> Iterator[Block]:
    for kind, heading in GROUPS.items():
        members = tuple(category for category in categories if category.kind == kind)
        if not members:
            continue
        yield SectionHeading(heading)
        rows = together(_row(view, category) for category in members)
        if kind == "organisation":
            yield html(
                "<details><summary>{}</summary>{}</details>",
                f"Näytä {amount(Organisation, len(members))}",
                html('<ul class="terms terms--columns">{}</ul>', rows),
            )
        else:
            yield html('<ul class="terms">{}</ul>', rows)
        if kind == "site":
            yield SectionHeading("Podcast")
            yield _podcast(view)


def _row(view: View, category: Category) -> Html:
    address = category_address(category)
    name = capitalised(category.name) or view.site.publisher.site_name
    return _term(view, name, address, ways_to_feeds(view, name, address))


def _podcast(view: View) -> Html:
    name = view.site.publisher.podcast.name
    way = way_to(view, RSS.name, name, (PODCAST_FEED, RSS.type))
    return html('<ul class="terms">{}</ul>', _term(view, name, SECTIONS["podcasts"], way))


def _calendars(view: View) -> Iterator[Html]:
    every_series = view.site.all(Series)
    calendars = (
        ("Kaikki webinaarit", SECTIONS["webinars"], ALL_WEBINARS),
        *((s.title, permalink(s), calendar_address(s)) for s in every_series),
    )
    for name, page, calendar in calendars:
        yield _term(view, name, page, way_to(view, "Kalenteri", name, (calendar, "text/calendar")))


def _term(view: View, name: str, page: str, ways: Html) -> Html:
    row = '<li class="term"><a href="{}">{}</a> <span class="feed-ways">{}</span></li>'
    return html(row, view.way(page), name, ways)
