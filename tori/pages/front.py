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
from tori.content.records.kinds import kind_of
from tori.pages.chips import Chip, chips, group_chips
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Link,
    PageHeading,
    Shelf,
    cards,
    from_root,
    page_heading,
)
from tori.pages.texts import editor_text
from tori.pages.wording import amount, w3c_date
from tori.site.model import Site
from tori.site.permalinks import FRONT_PAGE
from tori.site.taxonomies import by_service_area
from tori.site.webinar_times import coming, state

_SHOWN = 3
_DISPLAYED: tuple[type[Record], ...] = (Deed, Episode, Story, TopList, Campaign, Article, Issue)
_COUNTED: tuple[type[Record], ...] = (Deed, Episode, Story, Webinar)


@dataclass(frozen=True, slots=True)
class FrontData(Data):
    """What the front page shows.

    Attributes:
        heading: The editors' welcome.
        counts: How much there is of the main types: links to each.
        upcoming: The next webinars; None where none is to come.
        areas_section: The heading above the service areas.
        areas: The service areas that have deeds.
        shelves: The newest of every type that there is.
    """

    heading: PageHeading
    counts: tuple[Link, ...]
    upcoming: Shelf | None
    areas_section: Section
    areas: tuple[Chip, ...]
    shelves: tuple[Shelf, ...]


def front_page(site: Site) -> Page:
    """Return the front page; without the editors' welcome it begins with the ways in."""
    found = site.records.get(FRONT_PAGE)
    welcome = found if isinstance(found, InfoPage) else None
    title = welcome.title if welcome else "Tekojen tori"
    summary = welcome.summary if welcome else ""
    text = editor_text(site, welcome, "/")
    sections = Sections(text)
    data = FrontData(  # headings are added in the page's order
        heading=page_heading(title, summary),
        counts=tuple(_to_all(site, kind) for kind in _COUNTED if site.all(kind)),
        upcoming=_upcoming(site, sections),
        areas_section=sections.add("Löydä tekoja palvelualueittain"),
        areas=chips(group_chips(by_service_area(site))),
        shelves=tuple(
            _shelf(site, kind, site.all(kind), sections.add(kind_of(kind).heading))
            for kind in _DISPLAYED
            if site.all(kind)
        ),
    )
    modified = w3c_date(welcome.published) if welcome else ""
    return Page(
        "/", "front", title, summary, "front", data, text, sections.contents, modified=modified
    )


def _to_all(site: Site, kind: type[Record]) -> Link:
    return Link(amount(kind, len(site.all(kind))), from_root(kind_of(kind).section))


def _upcoming(site: Site, sections: Sections) -> Shelf | None:
    """Return the next few webinars and the way to the rest."""
    webinars = tuple(w for w in coming(site) if state(w, site.today) == "tulossa")
    if not webinars:
        return None
    return _shelf(site, Webinar, webinars, sections.add("Tulevat webinaarit"))


def _shelf(site: Site, kind: type[Record], records: Sequence[Record], section: Section) -> Shelf:
    return Shelf(section, cards(site, records[:_SHOWN]), _to_all(site, kind))
