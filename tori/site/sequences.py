"""Orders in which readers meet records beside the total one: a series' parts, neighbours."""

from tori.content.records import Episode, InfoPage, Series, Webinar
from tori.site.model import Site
from tori.site.permalinks import SECTIONS


def parts_of(site: Site, series: Series) -> tuple[Webinar, ...]:
    """Return a series' webinars in the order of their parts."""
    parts = (webinar for webinar in site.all(Webinar) if webinar.series == series.id)
    return tuple(sorted(parts, key=lambda webinar: (webinar.part or 0, webinar.id)))


def neighbours(site: Site, episode: Episode) -> tuple[Episode | None, Episode | None]:
    """Return the episodes before and after one, by season and number."""
    ordered = sorted(site.all(Episode), key=lambda other: (other.season or 0, other.number))
    place = ordered.index(episode)
    before = ordered[place - 1] if place else None
    after = ordered[place + 1] if place + 1 < len(ordered) else None
    return before, after


def section_page(site: Site, collection: str) -> InfoPage | None:
    """Return the page whose text heads a section: `pages/teot` heads `/teot/`."""
    page = site.records.get(f"pages/{SECTIONS[collection].strip('/')}")
    return page if isinstance(page, InfoPage) else None


def section_pages(site: Site) -> frozenset[str]:
    """Return the references of the pages that head sections, and so are no pages of their own."""
    found = (section_page(site, collection) for collection in SECTIONS)
    return frozenset(page.reference for page in found if page)
