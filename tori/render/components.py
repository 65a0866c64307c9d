"""The pieces that pages share: heading with trail, facts, lists."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tori.render.html import EMPTY, Html, each, html
from tori.render.view import View
from tori.site.permalinks import relative
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


def bullets(lines: Iterable[Html | str], css_class: str = "") -> Html:
    """Return a list of lines."""
    items = each("<li>{}</li>", [(line,) for line in lines])
    return (
        html('<ul class="{}">{}</ul>', css_class, items)
        if css_class
        else html("<ul>{}</ul>", items)
    )
