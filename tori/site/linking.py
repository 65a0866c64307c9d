"""Content linked into a Site: the checks are run, and if they find no error, the model is built."""

from datetime import date

from tori.content.loader import Content
from tori.diagnostics import Diagnostic, errors, in_order
from tori.site.checks import check, draft_of
from tori.site.model import Site, build_site


def link(content: Content, today: date) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """Return the Site and all findings, those of the load too; no Site while one is an error."""
    found = list(content.diagnostics)
    if content.vocabulary is None:
        return None, in_order(found)
    found.extend(check(draft_of(content, content.vocabulary, today)))
    diagnostics = in_order(found)
    if errors(diagnostics):
        return None, diagnostics
    return build_site(content.records, content.vocabulary, content.media, today), diagnostics
