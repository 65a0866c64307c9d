"""HTML made safely: every value that goes into a template is escaped, by markupsafe.

Templates hold no line breaks, so that Markdown takes each result for one block of raw HTML.
"""

from collections.abc import Iterable
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

Html = Markup

EMPTY = Html()


def html(template: str, /, *values: object, **named: object) -> Html:
    """Fill a template with fields as `str.format` has them; values that are not Html are escaped.

    Fields are `{}` or `{name}`, and no more: a site has millions, so templates are read once and
    text is looked at before it is escaped.
    """
    pattern, names = _pattern(template)
    if names:
        following = iter(values)
        values = tuple(named[name] if name else next(following) for name in names)
    return as_html(pattern % _safe(values))


def as_html(text: str) -> Html:
    """Return text that is HTML already as Html; Markup itself asks first what it was given."""
    return str.__new__(Html, text)


@lru_cache(maxsize=1024)
def _pattern(template: str) -> tuple[str, tuple[str, ...]]:
    """Return the template with `%s` for its fields, and their names, if any has one."""
    parts = [
        (literal.replace("%", "%%"), name) for literal, name, _, _ in Formatter().parse(template)
    ]
    names = tuple(name for _, name in parts if name is not None)
    pattern = "".join(literal if name is None else f"{literal}%s" for literal, name in parts)
    return pattern, names if any(names) else ()


def _safe(values: Iterable[object]) -> tuple[str, ...]:
    """Return values as HTML; text without marks is that already, and is not made into Markup."""
    return tuple(
        [
            value
            if type(value) is Html or (type(value) is str and _has_no_marks(value))
            else escape(value)
            for value in values
        ]
    )


def _has_no_marks(text: str) -> bool:
    """Tell whether text stands as it is in HTML; a pattern would take several times longer."""
    return not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text)


def together(parts: Iterable[Html | str], separator: str = "") -> Html:
    """Join parts, escaping those that are not Html yet."""
    (between,) = _safe((separator,))
    return as_html(str.join(between, _safe(parts)))
