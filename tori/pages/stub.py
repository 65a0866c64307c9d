"""The pages that keep addresses: of what is published no more, and of what has moved."""

from dataclasses import dataclass

from tori.content.records import Dated
from tori.content.records.kinds import kind_of
from tori.pages.page import Data, Page
from tori.pages.pieces import Link, PageHeading, from_root, link_to, page_heading
from tori.pages.wording import date_in_finnish
from tori.site.permalinks import permalink, relative
from tori.text import capitalised


@dataclass(frozen=True, slots=True)
class StubData(Data):
    """What stands at the address of a withdrawn or expired record: why, and the way to others."""

    heading: PageHeading
    reason: str
    others: Link


@dataclass(frozen=True, slots=True)
class MovedData(Data):
    """What stands at an old address: the way to the record."""

    record: Link


def stub_page(record: Dated) -> Page:
    """Return the page that keeps the address of a withdrawn or expired record."""
    expired = date_in_finnish(record.expires or record.published)
    gone = f"{capitalised(kind_of(type(record)).noun[0])} ei ole enää julkaistuna."
    data = StubData(
        heading=page_heading(record.title, gone),
        reason=record.withdrawn or f"Sivun voimassaolo päättyi: {expired}.",
        others=Link(kind_of(type(record)).heading, from_root(kind_of(type(record)).section)),
    )
    return Page(permalink(record), "stub", record.title, gone, "stub", data, searchable=False)


def moved_page(record: Dated, old: str) -> Page:
    """Return the page at an old address of a record, which leads on to the record."""
    return Page(
        old,
        "moved",
        f"Sivu on siirtynyt: {record.title}",
        "Sivu on siirtynyt uuteen osoitteeseen.",
        "stub",
        MovedData(link_to(record)),
        searchable=False,
        moved_to=relative(permalink(record), old),
    )
