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
from tori.pages.article import article_page
from tori.pages.campaign import campaign_page
from tori.pages.deed import deed_page
from tori.pages.gala import gala_page
from tori.pages.info import info_page
from tori.pages.page import Page
from tori.pages.story import story_page
from tori.pages.stub import moved_page, stub_page
from tori.pages.toplist import top_list_page
from tori.render.episode_pages import episode_page
from tori.render.text_pages import organisation_page
from tori.render.tree import Document, PageDocument, page_path
from tori.render.view import View
from tori.render.webinar_pages import series_page, webinar_page
from tori.site.model import Site

_PAGES: Mapping[type[Record], Callable[[View, Any], PageDocument]] = {
    Episode: episode_page,
    Webinar: webinar_page,
    Series: series_page,
    Organisation: organisation_page,
}

_DATA_PAGES: Mapping[type[Record], Callable[[Site, Any], Page]] = {
    Deed: deed_page,
    Story: story_page,
    Article: article_page,
    InfoPage: info_page,
    TopList: top_list_page,
    Campaign: campaign_page,
    Gala: gala_page,
}


def record_page(view: View, record: Record) -> tuple[str, Document]:
    """Return the page of a published record; an issue's is made of its digest instead."""
    make = _DATA_PAGES.get(type(record))
    page = make(view.site, record) if make else _PAGES[type(record)](view, record)
    return page_path(view.address), page


def retired_page(record: Dated) -> tuple[str, Document]:
    """Return the page that keeps the address of a record that is published no more."""
    page = stub_page(record)
    return page_path(page.address), page


def old_address_page(record: Dated, old: str) -> tuple[str, Document]:
    """Return the page at an old address of a record, which leads on to the record."""
    return page_path(old), moved_page(record, old)
