"""The pieces that pages share: heading with trail, facts, cards, chips, pager, source line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tori.content.records import Record, Source
from tori.pages.wording import source_in_finnish
from tori.render.html import EMPTY, Html, each, html, together
from tori.render.view import View
from tori.site.permalinks import SECTIONS, paged, relative
from tori.text import slug

Step = tuple[str, str]
"""One step of the trail: words and address."""

_MOST_ALIKE = 4096
"""How many pieces are remembered that many pages share."""


def page_heading(
    view: View, title: str, summary: str, trail: Sequence[Step] = (), label: str = ""
) -> Html:
    """Return the top of a page: where it stands, what it is, its title and its point."""
    label_html = html('<p class="label">{}</p>', label) if label else EMPTY
    summary_html = html('<p class="summary">{}</p>', summary) if summary else EMPTY
    return html(
        '<header class="page-heading">{}{}<h1 id="{}">{}</h1>{}</header>',
        _trail_html(tuple(trail), view.beside) if trail else EMPTY,
        label_html,
        slug(title),
        title,
        summary_html,
    )


@lru_cache(maxsize=_MOST_ALIKE)
def _trail_html(trail: tuple[Step, ...], base: str) -> Html:
    steps = each(
        '<li><a href="{}">{}</a></li>',
        [(relative(address, base), words) for words, address in trail],
    )
    return html('<nav class="trail" aria-label="Murupolku"><ol>{}</ol></nav>', steps)


def facts(pairs: Iterable[tuple[str, Html | str]]) -> Html:
    """Return a description list of the facts that have a value."""
    rows = each("<div><dt>{}</dt><dd>{}</dd></div>", [pair for pair in pairs if pair[1]])
    return html('<dl class="facts">{}</dl>', rows) if rows else EMPTY


def links_to(view: View, records: Iterable[Record]) -> Html:
    """Return links to records, separated by commas."""
    return together((view.link(record) for record in records), ", ")


def organisations_named(view: View, identifiers: Iterable[str]) -> Html:
    """Return links to organisations, separated by commas."""
    found = tuple(identifiers)
    return view.site.once(_organisations_named, (found, view.beside), view, found)


def _organisations_named(view: View, identifiers: Iterable[str]) -> Html:
    organisations = [view.site.organisation(identifier) for identifier in identifiers]
    return links_to(View(view.site, view.beside), organisations)


def theme_links(view: View, themes: Iterable[str]) -> Html:
    """Return links to the pages of themes, separated by commas."""
    return _theme_links(tuple(themes), view.beside)


@lru_cache(maxsize=_MOST_ALIKE)
def _theme_links(themes: tuple[str, ...], base: str) -> Html:
    rows = [(relative(theme_address(name), base), name) for name in themes]
    return each('<a href="{}">{}</a>', rows, ", ")


def theme_address(name: str) -> str:
    """Return the address of a theme's page."""
    return f"{SECTIONS['deeds']}teemat/{slug(name)}/"


def service_area_address(name: str) -> str:
    """Return the address of a service area's page."""
    return f"{SECTIONS['deeds']}palvelualueet/{slug(name)}/"


def service_area_link(view: View, name: str | None) -> Html:
    """Return a link to a service area's page, or nothing."""
    return _service_area_link(name, view.beside) if name else EMPTY


@lru_cache(maxsize=_MOST_ALIKE)
def _service_area_link(name: str, base: str) -> Html:
    return html('<a href="{}">{}</a>', relative(service_area_address(name), base), name)


def bullets(lines: Iterable[Html | str], css_class: str = "") -> Html:
    """Return a list of lines."""
    items = each("<li>{}</li>", [(line,) for line in lines])
    return (
        html('<ul class="{}">{}</ul>', css_class, items)
        if css_class
        else html("<ul>{}</ul>", items)
    )


@dataclass(frozen=True, slots=True)
class Chip:
    """A link with a count: a term and how many records it has."""

    words: str
    address: str
    count: int


def chips(view: View, entries: Iterable[Chip], name: str) -> Html:
    """Return links with counts as a navigation named for screen readers, without empty ones."""
    items = each(
        '<li><a href="{}">{} <span class="count">{}</span></a></li>',
        [(view.way(c.address), c.words, c.count) for c in entries if c.count],
    )
    return (
        html('<nav class="chips" aria-label="{}"><ul>{}</ul></nav>', name, items)
        if items
        else EMPTY
    )


PAGES_NEAR = 3
"""How many pages a pager leads to on each side of the current one."""


def pager(view: View, address: str, pages: int, current: int) -> Html:
    """Return links to the pages of the list at an address; `current` counts from 0."""
    if pages < 2:  # noqa: PLR2004 — one page needs no pager
        return EMPTY
    steps = []
    before = -1
    for number in _pages_near(current, pages):
        if number > before + 1:
            steps.append(html('<li class="pager__gap" aria-hidden="true">…</li>'))
        before = number
        if number == current:
            steps.append(html('<li><span aria-current="page">{}</span></li>', number + 1))
        else:
            steps.append(
                html(
                    '<li><a href="{}" aria-label="Sivu {}">{}</a></li>',
                    view.way(paged(address, number)),
                    number + 1,
                    number + 1,
                )
            )
    return html(
        '<nav class="pager" aria-label="Luettelon sivut"><ol>{}</ol></nav>', together(steps)
    )


def _pages_near(current: int, count: int) -> Sequence[int]:
    """Return the pages that a pager leads to: the first, the last and those around the current."""
    near = {0, *range(current - PAGES_NEAR, current + PAGES_NEAR + 1), count - 1}
    return sorted(number for number in near if 0 <= number < count)


def source_line(view: View, source: Source | None) -> Html:
    """Return where the page's facts come from, as a small line at its end."""
    if source is None:
        return EMPTY
    key = (source.isbn, source.chapter, source.link)
    return view.site.once(_source_line, key, view, source)


def _source_line(view: View, source: Source) -> Html:
    publication = view.site.vocabulary.publication(source.isbn) if source.isbn else ""
    words = source_in_finnish(source, publication)
    link = (
        html('<a href="{}">{}</a>', source.link, words or source.link)
        if source.link
        else html("{}", words)
    )
    return html('<p class="source">Lähde: {}. Teksti on kirjoitettu omin sanoin.</p>', link)
