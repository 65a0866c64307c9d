"""The pages of webinars and their series."""

from collections.abc import Iterator

from tori.content.records import Series, Webinar
from tori.render.components import (
    cards,
    facts,
    organisations_named,
    page_heading,
    source_line,
    theme_links,
)
from tori.render.html import Html, html
from tori.render.pointers import pointer_section
from tori.render.tree import MarkdownDocument, joined
from tori.render.view import View
from tori.render.wording import date_in_finnish, day_in_finnish, w3c_date
from tori.site.model import media_path
from tori.site.permalinks import SECTIONS, media_address
from tori.site.sequences import parts_of
from tori.text import capitalised


def series_page(view: View, series: Series) -> MarkdownDocument:
    """Return the page of a series: its parts in their order."""
    parts = parts_of(view.site, series)
    return MarkdownDocument(
        title=series.title,
        description=series.summary,
        kind="series",
        modified=w3c_date(series.reviewed or series.published),
        body=joined(
            (
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
                "## Osat",
                cards(view, parts, level=3, numbered=True),
                source_line(view, series.source),
            )
        ),
    )


def webinar_page(view: View, webinar: Webinar) -> MarkdownDocument:
    """Return the page of a webinar, or of a topic of webinars."""
    series = view.site.find(f"webinars/series/{webinar.series}") if webinar.series else None
    trail = [("Webinaarit", SECTIONS["webinars"])]
    if isinstance(series, Series):
        trail.append((series.title, f"{SECTIONS['webinars/series']}{series.id}/"))
    label = (
        f"Osa {webinar.part}"
        if webinar.part
        else "Webinaarien aihe"
        if webinar.topic
        else "Webinaari"
    )
    return MarkdownDocument(
        title=webinar.title,
        description=webinar.summary,
        kind="webinar",
        modified=w3c_date(webinar.reviewed or webinar.published),
        body=joined(
            (
                page_heading(view, webinar.title, webinar.summary, trail, label),
                facts(
                    _webinar_facts(view, webinar, series if isinstance(series, Series) else None)
                ),
                view.text(webinar),
                *pointer_section(view, webinar),
                source_line(view, webinar.source),
            )
        ),
    )


def _webinar_facts(
    view: View, webinar: Webinar, series: Series | None
) -> Iterator[tuple[str, Html | str]]:
    if series:
        yield "Sarja", view.link(series)
    when = (
        f"{day_in_finnish(webinar.starts.date())} klo {webinar.starts:%H.%M}"
        if webinar.starts
        else "ajankohta ei tiedossa"
    )
    yield "Pidetty" if webinar.status == "pidetty" else "Ajankohta", when
    if webinar.status == "peruttu":
        yield "Tilanne", "peruttu"
    if webinar.duration_minutes:
        yield "Kesto", f"{webinar.duration_minutes} min"
    yield "Mukana", organisations_named(view, webinar.organisations)
    yield "Puhujat", organisations_named(view, webinar.presenters)
    yield "Järjestäjät", organisations_named(view, webinar.organisers)
    yield "Teemat", theme_links(view, webinar.themes)
    if webinar.recording:
        yield "Tallenne", html('<a href="{}">Katso tallenne</a>', webinar.recording.url)
    if webinar.registration_url and webinar.status == "tulossa":
        yield "Ilmoittautuminen", html('<a href="{}">Ilmoittaudu</a>', webinar.registration_url)
    if webinar.slides:
        yield (
            "Esitys",
            html(
                '<a href="{}">Lataa esitys</a>',
                view.way(media_address(media_path(webinar, webinar.slides))),
            ),
        )
