"""The front page: the editors' welcome, coming webinars, the ways in, something of every kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from tori.content.records import (
    Article,
    Campaign,
    Deed,
    Episode,
    InfoPage,
    Issue,
    Record,
    Story,
    TopList,
    Webinar,
)
from tori.pages.chips import Chip, group_chips
from tori.pages.wording import PLURALS, amount, w3c_date
from tori.render.body import Blocks, SectionHeading
from tori.render.cards import card
from tori.render.components import chips
from tori.render.html import Html, html, together
from tori.render.tree import Document, PageDocument, Unit, page_path, page_unit
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import FRONT_PAGE, SECTIONS
from tori.site.taxonomies import by_service_area
from tori.site.webinar_times import coming, state
from tori.text import slug

_SHOWN = 3
_DISPLAYED: tuple[type[Record], ...] = (Deed, Episode, Story, TopList, Campaign, Article, Issue)
_COUNTED: tuple[type[Record], ...] = (Deed, Episode, Story, Webinar)
_COLLECTION = {
    Deed: "deeds",
    Episode: "podcasts",
    Story: "sankarit",
    TopList: "toplists",
    Campaign: "campaigns",
    Article: "articles",
    Issue: "newsletters",
    Webinar: "webinars",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Something of a type on the front page.

    Attributes:
        count: How many there are in all.
        newest: The first few.
    """

    record_type: type[Record]
    count: int
    newest: tuple[Record, ...]


def front_page(site: Site) -> Unit:
    """Return the front page's unit; without the editors' welcome it begins with the ways in."""
    welcome = site.records.get(FRONT_PAGE)
    page = welcome if isinstance(welcome, InfoPage) else None
    areas = group_chips(by_service_area(site))
    shelves = {kind: _shelf_of(kind, site.all(kind)) for kind in (*_DISPLAYED, *_COUNTED)}
    counted = tuple(shelves[kind] for kind in _COUNTED)
    displayed = tuple(shelves[kind] for kind in _DISPLAYED)
    return page_unit("/", _front_page, View(site, "/"), page, areas, counted, displayed)


def _shelf_of(record_type: type[Record], records: Sequence[Record]) -> Shelf:
    return Shelf(record_type, len(records), tuple(records[:_SHOWN]))


def _front_page(
    view: View,
    page: InfoPage | None,
    areas: Sequence[Chip],
    counted: Sequence[Shelf],
    displayed: Sequence[Shelf],
) -> tuple[str, Document]:
    title = page.title if page else "Tekojen tori"
    summary = page.summary if page else ""
    return page_path("/"), PageDocument(
        title=title,
        description=summary,
        kind="front",
        modified=w3c_date(page.published) if page else "",
        blocks=(
            html(
                '<div class="hero"><h1 id="{}">{}</h1><p class="summary">{}</p>{}</div>',
                slug(title),
                title,
                summary,
                _counts(view, counted),
            ),
            view.text(page),
            *_upcoming(view),
            SectionHeading("Löydä tekoja palvelualueittain"),
            chips(view, areas, "Palvelualueet"),
            *(
                part
                for shelf in displayed
                if shelf.count
                for part in _shelf(view, PLURALS[shelf.record_type], shelf)
            ),
        ),
    )


def _counts(view: View, shelves: Sequence[Shelf]) -> Html:
    items = together(
        html(
            '<li><a href="{}">{}</a></li>',
            view.way(SECTIONS[_COLLECTION[shelf.record_type]]),
            amount(shelf.record_type, shelf.count),
        )
        for shelf in shelves
        if shelf.count
    )
    return html('<ul class="counts">{}</ul>', items)


def _upcoming(view: View) -> Blocks:
    """Return the next few webinars and the way to the rest; nothing when none is to come."""
    webinars = tuple(w for w in coming(view.site) if state(w, view.site.today) == "tulossa")
    if not webinars:
        return ()
    shelf = Shelf(Webinar, len(view.site.all(Webinar)), webinars[:_SHOWN])
    return _shelf(view, "Tulevat webinaarit", shelf)


def _shelf(view: View, heading: str, shelf: Shelf) -> Blocks:
    """Return a heading, the first few records and the way to all of the type."""
    shown = together(card(view, record, level=3) for record in shelf.newest)
    rest = html(
        '<p class="more"><a href="{}">{} – katso kaikki</a></p>',
        view.way(SECTIONS[_COLLECTION[shelf.record_type]]),
        amount(shelf.record_type, shelf.count),
    )
    return SectionHeading(heading), html('<ul class="cards cards--row">{}</ul>', shown), rest
