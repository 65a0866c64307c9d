"""The pages of webinars and their series."""

from collections.abc import Iterator

from tori.content.records import Series, Webinar
from tori.pages.calendars import calendar_address, calendar_link
from tori.pages.feeds import feed_links
from tori.pages.wording import (
    date_in_finnish,
    occasion_in_finnish,
    place_in_finnish,
    w3c_date,
)
from tori.render.body import Block, SectionHeading
from tori.render.calendar_links import subscription_to_series
from tori.render.cards import cards
from tori.render.components import (
    facts,
    organisations_named,
    page_heading,
    source_line,
    theme_links,
)
from tori.render.feed_links import subscription_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.pointers import pointer_section
from tori.render.transcripts import transcript_section
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.render.webinar_data import webinar_data
from tori.site.model import media_path
from tori.site.permalinks import SECTIONS, media_address
from tori.site.sequences import parts_of
from tori.site.webinar_times import is_over, state, times_of
from tori.text import capitalised


def series_page(view: View, series: Series) -> PageDocument:
    """Return the page of a series: its parts in their order."""
    parts = parts_of(view.site, series)
    return PageDocument(
        title=series.title,
        description=series.summary,
        kind="series",
        modified=w3c_date(series.reviewed or series.published),
        feeds=(
            *feed_links(view.site.publisher, series.title, view.address),
            calendar_link(view.site, series),
        ),
        blocks=(
            page_heading(
                view,
                series.title,
                series.summary,
                (("Webinaarit", SECTIONS["webinars"]),),
                capitalised(series.kind),
            ),
            facts(
                (
                    ("Järjestäjät", organisations_named(view, series.organisers)),
                    ("Teemat", theme_links(view, series.themes)),
                    ("Julkaistu", date_in_finnish(series.published)),
                )
            ),
            view.text(series),
            SectionHeading("Osat"),
            cards(view, parts, level=3, numbered=True),
            *(subscription_to_series(view, series) if any(p.starts for p in parts) else ()),
            subscription_line(view, series.title, view.address),
            source_line(view, series.source),
        ),
    )


def webinar_page(view: View, webinar: Webinar) -> PageDocument:
    """Return the page of a webinar, or of a topic of webinars."""
    found = view.site.find(f"webinars/series/{webinar.series}") if webinar.series else None
    series = found if isinstance(found, Series) else None
    trail = [("Webinaarit", SECTIONS["webinars"])]
    if series:
        trail.append((series.title, f"{SECTIONS['webinars/series']}{series.id}/"))
    # A series that was withdrawn has a page still, but no calendar.
    listed = series if series and series.reference in view.site.records else None
    return PageDocument(
        title=webinar.title,
        description=webinar.summary,
        kind="webinar",
        modified=w3c_date(webinar.reviewed or webinar.published),
        feeds=(calendar_link(view.site, listed),),
        blocks=(
            page_heading(view, webinar.title, webinar.summary, trail, _label(webinar)),
            _cancellation(webinar),
            facts(_webinar_facts(view, webinar, series)),
            _actions(view, webinar),
            view.text(webinar),
            *_recording(view, webinar),
            *pointer_section(view, webinar),
            source_line(view, webinar.source),
            webinar_data(view, webinar, series),
        ),
    )


def _label(webinar: Webinar) -> str:
    if webinar.part:
        return f"Osa {webinar.part}"
    # A topic stands for webinars of which only the topic is known; with a time, it is one of them.
    return "Webinaarien aihe" if webinar.topic and webinar.starts is None else "Webinaari"


def _cancellation(webinar: Webinar) -> Html:
    if webinar.status != "peruttu":
        return EMPTY
    return html('<p class="notice"><strong>Tämä webinaari on peruttu.</strong></p>')


def _webinar_facts(
    view: View, webinar: Webinar, series: Series | None
) -> Iterator[tuple[str, Html | str]]:
    if series:
        yield "Sarja", view.link(series)
    times = times_of(webinar)
    held = state(webinar, view.site.today) == "pidetty"
    when = occasion_in_finnish(*times) if times else "ajankohta ei tiedossa"
    yield "Pidetty" if held else "Ajankohta", when
    if webinar.status == "peruttu":
        yield "Tilanne", "peruttu"
    if times or webinar.location:
        yield "Paikka", place_in_finnish(webinar)
    if webinar.duration_minutes:
        yield "Kesto", f"{webinar.duration_minutes} min"
    yield "Mukana", organisations_named(view, webinar.organisations)
    yield "Puhujat", organisations_named(view, webinar.presenters)
    yield "Järjestäjät", organisations_named(view, webinar.organisers)
    yield "Teemat", theme_links(view, webinar.themes)
    if webinar.slides:
        yield (
            "Esitys",
            html(
                '<a href="{}">Lataa esitys</a>',
                view.way(media_address(media_path(webinar, webinar.slides))),
            ),
        )


def _actions(view: View, webinar: Webinar) -> Html:
    """Return what a reader can do until the webinar is over: register, and note the time.

    Who has noted the time of one that is cancelled can have that in their calendar too.
    """
    if is_over(webinar, view.site.today):
        return EMPTY
    cancelled = webinar.status == "peruttu"
    ways = []
    if webinar.registration_url and not cancelled:
        ways.append(("Ilmoittaudu", webinar.registration_url))
    if webinar.starts:
        words = "Vie peruutus kalenteriin" if cancelled else "Lisää kalenteriin"
        ways.append((words, view.way(calendar_address(webinar))))
    items = together(
        html('<li><a class="md-button" href="{}">{}</a></li>', way, words) for words, way in ways
    )
    return html('<ul class="subscribe">{}</ul>', items) if ways else EMPTY


def _recording(view: View, webinar: Webinar) -> Iterator[Block]:
    """Yield the recording, and its captions as text and as a file."""
    recording = webinar.recording
    if recording is None:
        return
    yield SectionHeading("Tallenne")
    yield html('<p><a href="{}">Katso tallenne</a></p>', recording.url)
    if recording.captions:
        yield from transcript_section(view, webinar, recording.captions, None)
