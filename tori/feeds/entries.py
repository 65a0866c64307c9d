"""What feeds say of a record, whatever their format: one Entry each, with absolute links.

The whole text stays on the page, but for a newsletter's (docs/decisions/0028). Days begin in
Finland; no clock is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from tori.content.records import (
    Dated,
    Episode,
    Issue,
)
from tori.content.records.kinds import kind_of
from tori.content.settings.publisher import Publisher
from tori.newsletter.letter_item import issue_item
from tori.pages.podcast import (
    announced_title,
    audio_address,
    audio_type,
    duration_seconds,
    length_bytes,
)
from tori.site.helsinki import HELSINKI
from tori.site.model import Site
from tori.site.permalinks import first_address, permalink, service_area_address, theme_address
from tori.templating.html import EMPTY, Html, html, together


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an entry: an episode's sound."""

    url: str
    length_bytes: int
    type: str
    duration_seconds: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record in a feed.

    Attributes:
        id: A tag URI (RFC 4151), which stays whatever becomes of title and host.
        content: HTML of the summary, the facts and the way to the page; of an issue, its letter.
        published: The day's beginning; None when it is not known to the day.
        reviewed: The day's beginning; None when it is not known to the day, or has not been.
        updated: The latest day that the date allows, where a format cannot do without (Atom).
        categories: What the record is, its service area and its themes.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime | None
    reviewed: datetime | None
    updated: datetime
    categories: tuple[str, ...]
    lang: str
    enclosure: Enclosure | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of many records, made once for all, with full addresses.

    Attributes:
        service_areas: The fact that a record is of a service area, by its name.
        themes: Links to themes, by their names.
    """

    service_areas: Mapping[str, Html]
    themes: Mapping[str, Html]


def linked_terms(site: Site) -> Terms:
    """Return the terms of a site."""
    publisher = site.publisher
    areas, themes = site.vocabulary.service_area_names, site.vocabulary.theme_names
    return Terms(
        {n: _fact("Palvelualue", _link(publisher, service_area_address(n), n)) for n in areas},
        {name: _link(publisher, theme_address(name), name) for name in themes},
    )


def entry_of(site: Site, terms: Terms, record: Dated) -> FeedEntry:
    """Return a record as feeds show it."""
    url = site.publisher.full_address(permalink(record))
    reviewed = record.reviewed if record.reviewed and record.reviewed.latest <= site.today else None
    latest = max(record.published.latest, reviewed.latest) if reviewed else record.published.latest
    return FeedEntry(
        id=site.publisher.permanent_id(first_address(record)),
        url=url,
        title=announced_title(record) if isinstance(record, Episode) else record.title,
        summary=record.summary,
        content=_content(site, terms, record, url),
        published=_beginning(record.published.day),
        reviewed=_beginning(reviewed.day) if reviewed else None,
        updated=datetime.combine(latest, time(), HELSINKI),
        categories=_categories(record),
        lang=record.lang,
        enclosure=_enclosure(site, record) if isinstance(record, Episode) else None,
    )


def _beginning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), HELSINKI) if day else None


def _categories(record: Dated) -> tuple[str, ...]:
    area = (record.in_area,) if record.in_area else ()
    return kind_of(type(record)).noun[0], *area, *record.on_themes


def _content(site: Site, terms: Terms, record: Dated, url: str) -> str:
    letter = issue_item(site, record) if isinstance(record, Issue) else ""
    return letter or _summary(site, terms, record, url)


def _summary(site: Site, terms: Terms, record: Dated, url: str) -> Html:
    facts = together(_facts(site, terms, record))
    return html(
        '<p>{}</p>{}<p><a href="{}">{} ({})</a></p>',
        record.summary,
        html("<ul>{}</ul>", facts) if facts else EMPTY,
        url,
        kind_of(type(record)).invitation,
        site.publisher.site_name,
    )


def _facts(site: Site, terms: Terms, record: Dated) -> Iterator[Html]:
    """Yield the facts that the record has: of whom it is, in what field and on what."""
    organisations = record.about_organisations
    if organisations:
        links = [site.once(_organisation_link, each, site, each) for each in organisations]
        yield _fact("Organisaatio" if len(links) == 1 else "Organisaatiot", *links)
    if record.in_area:
        yield terms.service_areas[record.in_area]
    if record.on_themes:
        links = [terms.themes[name] for name in record.on_themes]
        yield _fact("Teema" if len(links) == 1 else "Teemat", *links)


def _fact(words: str, *links: Html) -> Html:
    return html("<li>{}: {}</li>", words, links[0] if len(links) == 1 else together(links, ", "))


def _organisation_link(site: Site, identifier: str) -> Html:
    organisation = site.organisation(identifier)
    return _link(site.publisher, permalink(organisation), organisation.name)


def _enclosure(site: Site, episode: Episode) -> Enclosure:
    return Enclosure(
        site.publisher.full_address(audio_address(episode)),
        length_bytes(site, episode),
        audio_type(site, episode),
        duration_seconds(site, episode),
    )


def _link(publisher: Publisher, address: str, words: str) -> Html:
    return html('<a href="{}">{}</a>', publisher.full_address(address), words)
