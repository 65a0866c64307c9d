"""A webinar's page: when and where it is, how to take part, and what is left of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tori.content.records import Series, Webinar
from tori.pages.calendars import calendar_address, calendar_link
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import (
    Fact,
    Link,
    PageHeading,
    Pointer,
    SourceLine,
    facts,
    from_root,
    link_to,
    organisation_links,
    page_heading,
    pointers,
    source_line,
    theme_links,
)
from tori.pages.structured_data import StructuredData
from tori.pages.texts import editor_text
from tori.pages.transcripts import TranscriptText, transcript_text
from tori.pages.webinar_data import webinar_data
from tori.pages.wording import occasion_in_finnish, place_in_finnish, w3c_date
from tori.site.model import Site, media_path
from tori.site.permalinks import SECTIONS, media_address, permalink
from tori.site.webinar_times import is_over, state, times_of


@dataclass(frozen=True, slots=True)
class WebinarData(Data):
    """What a webinar's page shows; each section is None where there is nothing of it.

    Attributes:
        is_cancelled: Said before all else.
        actions: What a reader can do until the webinar is over: register, and note the time.
        recording: The full address of the recording, or empty.
        captions: Those of the recording, as text.
        structured: What machines are told of the event; None when its time is not known.
    """

    heading: PageHeading
    is_cancelled: bool
    facts: tuple[Fact, ...]
    actions: tuple[Link, ...]
    recording_section: Section | None
    recording: str
    captions_section: Section | None
    captions: TranscriptText | None
    pointers_section: Section | None
    pointers: tuple[Pointer, ...]
    source: SourceLine | None
    structured: StructuredData | None


def webinar_page(site: Site, webinar: Webinar) -> Page:
    """Return the page of a webinar, or of a topic of webinars."""
    address = permalink(webinar)
    text = editor_text(site, webinar, address)
    sections = Sections(text)
    found = site.find(f"webinars/series/{webinar.series}") if webinar.series else None
    series = found if isinstance(found, Series) else None
    # A series that was withdrawn has a page still, but no calendar.
    listed = series if series and series.reference in site.records else None
    recording = webinar.recording
    captions = transcript_text(site, webinar, recording.captions) if recording else None
    mentions = pointers(site, webinar)
    data = WebinarData(
        heading=_heading(webinar, series),
        is_cancelled=_is_cancelled(webinar),
        facts=facts(*_facts(site, webinar, series)),
        actions=tuple(_actions(site, webinar)),
        recording_section=sections.add("Tallenne") if recording else None,
        recording=recording.url if recording else "",
        captions_section=sections.add("Tekstivastine") if captions else None,
        captions=captions,
        pointers_section=sections.add("Mainittu muualla") if mentions else None,
        pointers=mentions,
        source=source_line(site, webinar.source),
        structured=webinar_data(site, webinar, series),
    )
    return Page(
        address,
        "webinar",
        webinar.title,
        webinar.summary,
        "webinar",
        data,
        text,
        sections.contents,
        modified=w3c_date(webinar.reviewed or webinar.published),
        feeds=(calendar_link(site, listed),),
    )


def _heading(webinar: Webinar, series: Series | None) -> PageHeading:
    trail = [Link("Webinaarit", from_root(SECTIONS["webinars"]))]
    if series:
        trail.append(link_to(series))
    return page_heading(webinar.title, webinar.summary, trail, _label(webinar))


def _label(webinar: Webinar) -> str:
    if webinar.part:
        return f"Osa {webinar.part}"
    # A topic stands for webinars of which only the topic is known; with a time, it is one of them.
    return "Webinaarien aihe" if webinar.topic and webinar.starts is None else "Webinaari"


def _is_cancelled(webinar: Webinar) -> bool:
    return webinar.status == "peruttu"


def _facts(site: Site, webinar: Webinar, series: Series | None) -> Iterator[Fact]:
    if series:
        yield Fact("Sarja", links=(link_to(series),))
    times = times_of(webinar)
    held = state(webinar, site.today) == "pidetty"
    when = occasion_in_finnish(*times) if times else "ajankohta ei tiedossa"
    yield Fact("Pidetty" if held else "Ajankohta", when)
    if _is_cancelled(webinar):
        yield Fact("Tilanne", "peruttu")
    if times or webinar.location:
        yield Fact("Paikka", place_in_finnish(webinar))
    if webinar.duration_minutes:
        yield Fact("Kesto", f"{webinar.duration_minutes} min")
    yield Fact("Mukana", links=organisation_links(site, webinar.organisations))
    yield Fact("Puhujat", links=organisation_links(site, webinar.presenters))
    yield Fact("Järjestäjät", links=organisation_links(site, webinar.organisers))
    yield Fact("Teemat", links=theme_links(webinar.themes))
    if webinar.slides:
        slides = from_root(media_address(media_path(webinar, webinar.slides)))
        yield Fact("Esitys", links=(Link("Lataa esitys", slides),))


def _actions(site: Site, webinar: Webinar) -> Iterator[Link]:
    """Yield what a reader can do until the webinar is over.

    Who has noted the time of one that is cancelled can have that in their calendar too.
    """
    if is_over(webinar, site.today):
        return
    cancelled = _is_cancelled(webinar)
    if webinar.registration_url and not cancelled:
        yield Link("Ilmoittaudu", webinar.registration_url, elsewhere=True)
    if webinar.starts:
        words = "Vie peruutus kalenteriin" if cancelled else "Lisää kalenteriin"
        yield Link(words, from_root(calendar_address(webinar)))
