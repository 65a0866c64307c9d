"""HTML made safely: every value that goes into a template is escaped, by markupsafe.

Templates hold no line breaks, so that Markdown takes each result for one block of raw HTML.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

Html = Markup

EMPTY = Html()
_MARKS = re.compile("[&<>'\"]")


def html(template: str, /, *values: object, **named: object) -> Html:
    """Fill a template with fields as `str.format` has them; values that are not Html are escaped.

    Fields are `{}` or `{name}`, and no more: a site has millions, so templates are read once and
    text is looked at before it is escaped.
    """
    following = iter(values)
    filled = [
        literal if name is None else literal + _safe(named[name] if name else next(following))
        for literal, name in _fields(template)
    ]
    return Html("".join(filled))


@lru_cache(maxsize=1024)
def _fields(template: str) -> tuple[tuple[str, str | None], ...]:
    """Return the template's pieces: some literal text, and the name of the field after it."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def _safe(value: object) -> str:
    """Return a value as HTML that is no Markup: joining plain strings is much quicker."""
    if type(value) is Html:
        return str.__str__(value)
    if type(value) is str and not _MARKS.search(value):
        return value
    return str.__str__(escape(value))


def together(parts: Iterable[Html | str], separator: str = "") -> Html:
    """Join parts, escaping those that are not Html yet."""
    return Html(_safe(separator).join([_safe(part) for part in parts]))


def relative(target: str, base: str) -> str:
    """Return the way from one address of the site to another: `../../podcast/`.

    Relative ways work wherever the site is put, below a folder too.
    """
    for folder, up in _folders_above(base):
        if target.startswith(folder):
            return up + target[len(folder) :] or "./"
    raise ValueError(target)


@lru_cache(maxsize=64)
def _folders_above(base: str) -> tuple[tuple[str, str], ...]:
    """Return the folders in which an address is, the nearest first, and the ways up to them."""
    parts = base.split("/")[:-1]
    return tuple(
        ("/".join(parts[:size]) + "/", "../" * (len(parts) - size))
        for size in range(len(parts), 0, -1)
    )
