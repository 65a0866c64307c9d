"""The page of a record, whatever its type: the table of kinds names what makes it."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from tori.content.records import Record
from tori.content.records.kinds import kind_of
from tori.pages.page import Page
from tori.site.model import Site


def record_page(site: Site, record: Record) -> Page:
    """Return the page of a published record; an issue's is made of its digest instead."""
    return page_function(type(record))(site, record)


@cache
def page_function(record_type: type[Record]) -> Callable[[Site, Any], Page]:
    """Return what makes the pages of a type of records."""
    module, _, name = kind_of(record_type).page.partition(".")
    found: Callable[[Site, Any], Page] = getattr(import_module(f"tori.pages.{module}"), name)
    return found
