"""HTML made safely: every value that goes into a template is escaped, by markupsafe.

Templates hold no line breaks, so that Markdown takes each result for one block of raw HTML.
"""

from collections.abc import Iterable
from posixpath import relpath

from markupsafe import Markup

Html = Markup

EMPTY = Html()


def html(template: str, /, *values: object, **named: object) -> Html:
    """Fill a template with `str.format` fields; values that are not Html are escaped."""
    return Html(template).format(*values, **named)


def together(parts: Iterable[Html | str], separator: str = "") -> Html:
    """Join parts, escaping those that are not Html yet."""
    return Html(separator).join(parts)


def relative(target: str, base: str) -> str:
    """Return the way from one address of the site to another: `../../podcast/`.

    Relative ways work wherever the site is put, below a folder too.
    """
    way = relpath(target, base)
    return f"{way}/" if target.endswith("/") else way
