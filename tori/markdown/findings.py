"""The findings of a text, once it is known whose text it is."""

from collections.abc import Iterator

from tori.diagnostics import Diagnostic, Span
from tori.markdown.marks import sign_remarks
from tori.markdown.source import Source
from tori.markdown.text import Text
from tori.text import slug

_WHOLE = 1000
"""Characters: longer than any title."""


def text_findings(text: Text, path: str, title: str = "") -> Iterator[Diagnostic]:
    """Yield everything that is wrong with a text.

    Args:
        text: Parsed with the number of its first line in the file.
        path: The file.
        title: The record's; a heading that repeats it is a finding.
    """
    for remark in text.remarks:
        yield Diagnostic(
            path,
            remark.span,
            remark.code,
            remark.message,
            remark.hint,
            remark.corrected,
            remark.severity,
        )
    for heading in text.headings:
        if heading.level > 1 and _is_same(heading.words, title):
            message = "väliotsikko toistaa sivun otsikon"
            hint = "poista väliotsikko: sivun otsikko tulee kentästä title"
            yield Diagnostic(path, heading.span, "T185", message, hint, severity="warning")


def _is_same(words: str, title: str) -> bool:
    """Tell whether a heading says what a title does; most begin otherwise."""
    if words[:1].lower() != title[:1].lower():
        return False
    return slug(words, _WHOLE) == slug(title, _WHOLE)


def value_findings(value: str, path: str, span: Span) -> Iterator[Diagnostic]:
    """Yield what is wrong with the letters of a field's value: broken and invisible ones.

    Args:
        value: On one line or many.
        path: The file.
        span: Where the value stands; each finding is given that place.
    """
    if not value.isascii():
        for remark in sign_remarks(Source(value, span.line)):
            yield Diagnostic(path, span, remark.code, remark.message, remark.hint)
