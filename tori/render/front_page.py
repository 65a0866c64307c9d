"""The front page: the editors' welcome, coming webinars, the ways in, something of every kind."""

from collections.abc import Sequence

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
from tori.render.components import Chip, card, chips
from tori.render.deed_indexes import group_address
from tori.render.html import Html, html, together
from tori.render.tree import Document, MarkdownDocument, joined, page_path
from tori.render.view import View
from tori.render.wording import PLURALS, amount, w3c_date
from tori.site.model import Site
from tori.site.permalinks import FRONT_PAGE, SECTIONS
from tori.site.taxonomies import taxonomies
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


def front_page(site: Site) -> tuple[str, Document]:
    """Return the front page; without the editors' welcome it begins with the ways in."""
    view = View(site, "/")
    welcome = site.records.get(FRONT_PAGE)
    page = welcome if isinstance(welcome, InfoPage) else None
    title = page.title if page else "Tekojen tori"
    summary = page.summary if page else ""
    areas = taxonomies(site)[0]
    entries = (
        Chip(group.name, group_address(areas, group), len(group.deeds)) for group in areas.groups
    )
    return page_path("/"), MarkdownDocument(
        title=title,
        description=summary,
        kind="front",
        modified=w3c_date(page.published) if page else "",
        body=joined(
            (
                html(
                    '<div class="hero"><h1 id="{}">{}</h1><p class="summary">{}</p>{}</div>',
                    slug(title),
                    title,
                    summary,
                    _counts(view),
                ),
                view.text(page) if page else "",
                *_upcoming(view),
                "## Löydä tekoja palvelualueittain",
                chips(view, entries, "Palvelualueet"),
                *(part for record_type in _DISPLAYED for part in _display(view, record_type)),
            )
        ),
    )


def _counts(view: View) -> Html:
    items = together(
        html(
            '<li><a href="{}">{}</a></li>',
            view.way(SECTIONS[_COLLECTION[record_type]]),
            amount(record_type, len(view.site.all(record_type))),
        )
        for record_type in _COUNTED
        if view.site.all(record_type)
    )
    return html('<ul class="counts">{}</ul>', items)


def _upcoming(view: View) -> tuple[Html | str, ...]:
    """Return the next few webinars and the way to the rest; nothing when none is to come."""
    webinars = [w for w in coming(view.site) if state(w, view.site.today) == "tulossa"]
    return _shelf(view, "Tulevat webinaarit", Webinar, webinars) if webinars else ()


def _display(view: View, record_type: type[Record]) -> tuple[Html | str, ...]:
    """Return the newest few of a type and the way to the rest; nothing when there are none."""
    records = view.site.all(record_type)
    return _shelf(view, PLURALS[record_type], record_type, records) if records else ()


def _shelf(
    view: View, heading: str, record_type: type[Record], records: Sequence[Record]
) -> tuple[Html | str, ...]:
    """Return a heading, the first few records and the way to all of the type."""
    shown = together(card(view, record, level=3) for record in records[:_SHOWN])
    rest = html(
        '<p class="more"><a href="{}">{} – katso kaikki</a></p>',
        view.way(SECTIONS[_COLLECTION[record_type]]),
        amount(record_type, len(view.site.all(record_type))),
    )
    return f"## {heading}", html('<ul class="cards cards--row">{}</ul>', shown), rest
