"""What many kinds of pages show: links, the heading with its trail, facts, cards, the source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tori.content.records import (
    Dated,
    Deed,
    Episode,
    Organisation,
    Record,
    Source,
    Story,
    TopList,
    Webinar,
)
from tori.pages.page import Data, Section
from tori.pages.wording import date_in_finnish, occasion_in_finnish, source_in_finnish
from tori.site.model import Site
from tori.site.permalinks import permalink, service_area_address, theme_address
from tori.site.webinar_times import times_of
from tori.text import slug


@dataclass(frozen=True, slots=True)
class Link(Data):
    """Words that lead to an address of the site; `elsewhere` is set where it is another site's."""

    words: str
    address: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class PageHeading(Data):
    """The top of a page: where it stands, what it is, its title and its point.

    Attributes:
        id: What a link to the title names.
        label: What the page is, in a word; may be empty.
        trail: The sections above the page.
    """

    id: str
    title: str
    summary: str = ""
    label: str = ""
    trail: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(Data):
    """A fact with its name: words, or links."""

    label: str
    words: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Card(Data):
    """A record as it looks on lists.

    Attributes:
        meta: Who, in what field, or how many; may be empty.
        summary: May be empty.
    """

    title: str
    address: str
    meta: str
    summary: str


@dataclass(frozen=True, slots=True)
class Pointer(Data):
    """Who points at a record: how, and with what reason, which may be empty."""

    relation: str
    link: Link
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine(Data):
    """Where the page's facts come from: words, which may lead to an address."""

    words: str
    address: str = ""


def from_root(address: str) -> str:
    """Return an address as page data has it: `/teot/x/` → `teot/x/`."""
    return address[1:]


def page_heading(
    title: str, summary: str = "", trail: Sequence[Link] = (), label: str = ""
) -> PageHeading:
    """Return the top of a page."""
    return PageHeading(slug(title), title, summary, label, tuple(trail))


def link_to(record: Record, words: str = "") -> Link:
    """Return a link to a record, with its title or other words."""
    return Link(words or title_of(record), from_root(permalink(record)))


def title_of(record: Record) -> str:
    """Return the record's title; an organisation's is its name."""
    return record.called


def facts(*found: Fact) -> tuple[Fact, ...]:
    """Return the facts that have a value."""
    return tuple(fact for fact in found if fact.words or fact.links)


def organisation_links(site: Site, identifiers: Iterable[str]) -> tuple[Link, ...]:
    """Return links to organisations."""
    return tuple(link_to(site.organisation(identifier)) for identifier in identifiers)


def theme_links(themes: Iterable[str]) -> tuple[Link, ...]:
    """Return links to the pages of themes."""
    return tuple(Link(name, from_root(theme_address(name))) for name in themes)


def service_area_links(name: str | None) -> tuple[Link, ...]:
    """Return the link to a service area's page, if there is an area."""
    return (Link(name, from_root(service_area_address(name))),) if name else ()


def cards(site: Site, records: Iterable[Record]) -> tuple[Card, ...]:
    """Return records as they look on lists."""
    return tuple(card(site, record) for record in records)


def card(site: Site, record: Record, why: str = "") -> Card:
    """Return a record as it looks on lists; it is made once for all pages.

    Args:
        site: What is shown of other records.
        record: Whose card it is.
        why: Said instead of the record's summary, if anything.
    """
    return site.once(_card, (record.reference, why), site, record, why)


def _card(site: Site, record: Record, why: str) -> Card:
    title = title_of(record)
    if isinstance(record, Episode | Story):
        title = f"{record.number}. {title}"
    summary = why or (record.summary if isinstance(record, Dated) else "")
    return Card(title, from_root(permalink(record)), " · ".join(_meta(site, record)), summary)


def _meta(site: Site, record: Record) -> Iterator[str]:
    """Yield who, in what field, or how many."""
    match record:
        case Deed():
            yield from (site.organisation(record.organisation).name, record.service_area)
        case Webinar():
            yield from _webinar_meta(site, record)
        case Episode():
            yield from (site.organisation(each).name for each in record.organisations)
        case Story():
            if record.organisation:
                yield site.organisation(record.organisation).name
        case TopList():
            yield f"{record.size} kohtaa"
        case Organisation():
            yield from (part for part in (record.kind, record.region) if part)
        case Dated():
            yield date_in_finnish(record.published)
        case _:
            pass


def _webinar_meta(site: Site, webinar: Webinar) -> Iterator[str]:
    """Yield that it is cancelled, its time and whose it is, as far as there is each."""
    times = times_of(webinar)
    if webinar.status == "peruttu":
        yield "Peruttu"
    if times:
        yield occasion_in_finnish(*times)
    yield from (site.organisation(each).name for each in webinar.organisations)


_RELATIONS = {
    "item": "TOP-lista",
    "winner": "Palkinto",
    "deed": "Aiheesta muualla",
    "pick": "Uutiskirje",
    "link": "Mainittu sivulla",
}
"""How a relation is named on the page of what it points at, the most telling first."""


def pointers(site: Site, record: Record) -> tuple[Pointer, ...]:
    """Return who points at a record and how, each speaker once."""
    found: dict[str, Pointer] = {}
    mentions = site.mentions_of(record)
    for relation, words in _RELATIONS.items() if mentions else ():
        for mention in mentions:
            if mention.relation == relation:
                pointer = Pointer(words, link_to(mention.speaker), mention.why)
                found.setdefault(mention.speaker.reference, pointer)
    return tuple(found.values())


def source_line(site: Site, source: Source | None) -> SourceLine | None:
    """Return where a page's facts come from."""
    if source is None:
        return None
    publication = site.vocabulary.publication(source.isbn) if source.isbn else ""
    words = source_in_finnish(source, publication)
    return SourceLine(words or source.link or "", source.link or "")


@dataclass(frozen=True, slots=True)
class Shelf(Data):
    """Something of a type: a heading, the newest few, and the way to all, with their number."""

    section: Section
    cards: tuple[Card, ...]
    all: Link
