"""The page of a record, whatever its type, and the pages that keep the addresses of others."""

from collections.abc import Callable, Mapping
from typing import Any

from tori.content.records import (
    Article,
    Campaign,
    Dated,
    Deed,
    Episode,
    Gala,
    InfoPage,
    Organisation,
    Record,
    Series,
    Story,
    TopList,
    Webinar,
)
from tori.pages.deed import deed_page
from tori.pages.episode import episode_page
from tori.pages.organisation import organisation_page
from tori.pages.page import Page
from tori.pages.series import series_page
from tori.pages.webinar import webinar_page
from tori.render.gathering_pages import campaign_page, gala_page, top_list_page
from tori.render.html import html
from tori.render.text_pages import article_page, info_page, story_page, stub_page
from tori.render.tree import Document, PageDocument, page_path
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import permalink

_PAGES: Mapping[type[Record], Callable[[View, Any], PageDocument]] = {
    Story: story_page,
    TopList: top_list_page,
    Campaign: campaign_page,
    Gala: gala_page,
    Article: article_page,
    InfoPage: info_page,
}

_DATA_PAGES: Mapping[type[Record], Callable[[Site, Any], Page]] = {
    Deed: deed_page,
    Episode: episode_page,
    Webinar: webinar_page,
    Series: series_page,
    Organisation: organisation_page,
}


def record_page(view: View, record: Record) -> tuple[str, Document]:
    """Return the page of a published record; an issue's is made of its digest instead."""
    make = _DATA_PAGES.get(type(record))
    page = make(view.site, record) if make else _PAGES[type(record)](view, record)
    return page_path(view.address), page


def retired_page(view: View, record: Dated) -> tuple[str, Document]:
    """Return the page that keeps the address of a record that is published no more."""
    return page_path(view.address), stub_page(view, record)


def moved_page(view: View, record: Dated) -> tuple[str, Document]:
    """Return the page at an old address of a record, which leads on to the record."""
    return page_path(view.address), PageDocument(
        title=f"Sivu on siirtynyt: {record.title}",
        description="Sivu on siirtynyt uuteen osoitteeseen.",
        kind="stub",
        blocks=(html("<p>Sivu on siirtynyt: {}</p>", view.link(record)),),
        searchable=False,
        moved_to=view.way(permalink(record)),
    )
