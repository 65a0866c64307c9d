"""Content linked into a Site: the checks are run, and if they find no error, the model is built."""

from datetime import date

from tori.content.loader import Content
from tori.content.settings.publisher import Publisher
from tori.diagnostics import Diagnostic, errors, in_order
from tori.site.checks.records import check
from tori.site.draft import draft_of
from tori.site.model import Site, build_site


def findings(content: Content, publisher: Publisher, today: date) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with the content, the findings of the load too."""
    if content.vocabulary is None:
        return in_order(content.diagnostics)
    found = check(draft_of(content, content.vocabulary, publisher, today))
    return in_order((*content.diagnostics, *found))


def link(
    content: Content, publisher: Publisher, today: date
) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """Return the Site and all findings; no Site while one of them is an error."""
    if content.vocabulary is None:
        return None, in_order(content.diagnostics)
    draft = draft_of(content, content.vocabulary, publisher, today)
    diagnostics = in_order((*content.diagnostics, *check(draft)))
    if errors(diagnostics):
        return None, diagnostics
    site = build_site(
        content.records,
        content.vocabulary,
        content.media,
        today,
        publisher,
        content.closed_issues,
        draft.references,
    )
    return site, diagnostics
