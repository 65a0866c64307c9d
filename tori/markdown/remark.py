"""A remark: what is wrong with a text, before it is known whose text it is."""

from typing import NamedTuple

from tori.diagnostics import Severity, Span


class Remark(NamedTuple):
    """A `Diagnostic` without its file."""

    code: str
    span: Span
    message: str
    hint: str = ""
    corrected: str = ""
    severity: Severity = "error"
