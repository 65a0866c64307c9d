"""The categories that have feeds, and the newest records that each of them gathers.

How a feed looks is not known here: `tori.feeds.category_feeds` writes them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tori.content.records import Dated, InfoPage, Issue, Organisation, Series, Webinar
from tori.site.model import Site

Kind = Literal["site", "newsletter", "service_area", "theme", "organisation", "series"]
Key = tuple[Kind, str]

NEWEST = 50
"""How many records a feed has at most."""

WHOLE_SITE: Key = ("site", "")
NEWSLETTER: Key = ("newsletter", "")

NEWSLETTER_NAME = "Uutiskirjeet"


@dataclass(frozen=True, slots=True)
class Category:
    """What a feed is about.

    Attributes:
        kind: What sort of category it is.
        slug: Its name in addresses; empty for the whole site and the newsletter.
        name: Its name to readers; empty for the whole site.
        records: Its newest records, NEWEST at most: by latest day and number, the highest first,
            then by id and collection.
    """

    kind: Kind
    slug: str
    name: str
    records: tuple[Dated, ...]


def feed_categories(site: Site) -> tuple[Category, ...]:
    """Return every category: site, newsletter, service areas, themes, organisations, series.

    Each kind is in the order in which readers meet it elsewhere; the empty ones are there too.
    """
    gathered = _gathered(site)
    return tuple(
        Category(kind, slug, name, tuple(gathered.get((kind, key), ())))
        for kind, slug, name, key in _categories(site)
    )


def _categories(site: Site) -> Iterator[tuple[Kind, str, str, str]]:
    """Yield each category's kind, slug, name and what records call it by."""
    yield "site", "", "", ""
    yield "newsletter", "", NEWSLETTER_NAME, ""
    for area in site.vocabulary.service_areas:
        yield "service_area", area.slug, area.name, area.name
    for theme in site.vocabulary.themes:
        yield "theme", theme.slug, theme.name, theme.name
    for organisation in site.all(Organisation):
        yield "organisation", organisation.id, organisation.name, organisation.id
    for series in site.all(Series):
        yield "series", series.id, series.title, series.id


def _gathered(site: Site) -> Mapping[Key, list[Dated]]:
    """Return the newest records of each category that has any, in one walk over all records."""
    organisations = _organisations_mentioned(site)
    found = defaultdict[Key, list[Dated]](list)
    for record in newest_first(site):
        mentioned = organisations.get(record.reference, ())
        for key in (*_own_keys(record), *mentioned):
            members = found[key]
            if len(members) < NEWEST:
                members.append(record)
    return found


def newest_first(site: Site) -> tuple[Dated, ...]:
    """Return all that is dated, over the bounds of collections."""

    def order(record: Dated) -> tuple[int, int, str, str]:
        latest = record.published.latest.toordinal()
        return -latest, -record.sort_number, record.id, record.origin.collection

    return tuple(sorted(site.all(Dated), key=order))


def _own_keys(record: Dated) -> Iterator[Key]:
    """Yield the categories that a record states of itself."""
    if isinstance(record, InfoPage):  # about the site, and no news of it
        return
    yield WHOLE_SITE
    if isinstance(record, Issue):
        yield NEWSLETTER
    area = record.in_area
    if area:
        yield "service_area", area
    for theme in record.on_themes:
        yield "theme", theme
    if isinstance(record, Webinar) and record.series:
        yield "series", record.series


def _organisations_mentioned(site: Site) -> Mapping[str, set[Key]]:
    """Return the organisations that each record names in a field or links to, by its reference."""
    found = defaultdict[str, set[Key]](set)
    for organisation in site.all(Organisation):
        for mention in site.mentions_of(organisation):
            found[mention.speaker.reference].add(("organisation", organisation.id))
    return found
