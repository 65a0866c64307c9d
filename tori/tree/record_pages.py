"""The page of a record, whatever its type."""

from collections.abc import Callable, Mapping
from typing import Any

from tori.content.records import (
    Article,
    Campaign,
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
from tori.pages.episode import episode_page
from tori.pages.gala import gala_page
from tori.pages.info import info_page
from tori.pages.organisation import organisation_page
from tori.pages.page import Page
from tori.pages.series import series_page
from tori.pages.story import story_page
from tori.pages.toplist import top_list_page
from tori.pages.webinar import webinar_page
from tori.site.model import Site

_PAGES: Mapping[type[Record], Callable[[Site, Any], Page]] = {
    Deed: deed_page,
    Episode: episode_page,
    Webinar: webinar_page,
    Series: series_page,
    Story: story_page,
    TopList: top_list_page,
    Campaign: campaign_page,
    Gala: gala_page,
    Article: article_page,
    InfoPage: info_page,
    Organisation: organisation_page,
}


def record_page(site: Site, record: Record) -> Page:
    """Return the page of a published record; an issue's is made of its digest instead."""
    return _PAGES[type(record)](site, record)
