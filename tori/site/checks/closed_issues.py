"""What was sent stays: the files of a closed newsletter issue are there and unchanged."""

from collections.abc import Iterator

from tori.content.closed_issues import COLLECTION, HASHES, IDS, ClosedIssue
from tori.content.kept_html import live_content
from tori.content.listing import CONTENT
from tori.content.merge_conflicts import conflicts_of_bytes
from tori.content.records import Issue
from tori.diagnostics import FILE_START, Diagnostic, Span, said
from tori.site.draft import Draft

_NOTHING = ClosedIssue({})
_RESTORE = "palauta tiedosto versionhallinnasta"


def check_closed_issues(draft: Draft) -> Iterator[Diagnostic]:
    """Every closed issue has its files unchanged (T312), and what it told of exists (T301)."""
    for issue in draft.all(Issue):
        kept = draft.content.closed_issues.get(issue.id, _NOTHING)
        unfinished = tuple(_unfinished(issue, kept))
        if unfinished:
            yield from unfinished
        elif issue.is_closed:
            yield from _lost(issue, kept)
            yield from _changed(issue, kept)
            yield from _live(draft, issue, kept)
            yield from _gone(draft, issue, kept)
        elif kept.is_whole:
            message = said("kirje on jo suljettu: sen tiedostot ovat kansiossa {id}/", id=issue.id)
            hint = "kirjoita kenttään status: suljettu"
            yield Diagnostic(issue.origin.path, issue.span("status"), "T312", message, hint)
    yield from _headless(draft)


def _headless(draft: Draft) -> Iterator[Diagnostic]:
    """Yield what is wrong with kept files whose issue is gone."""
    for identifier, kept in draft.content.closed_issues.items():
        reference = f"{COLLECTION}/{identifier}"
        if kept.is_whole and not _is_known(draft, reference):
            path = f"{CONTENT}/{reference}"
            message = said("suljetun kirjeen tiedosto {file} puuttuu", file=f"{path}.md")
            yield Diagnostic(f"{path}/{HASHES}", FILE_START, "T312", message, _RESTORE)


def _unfinished(issue: Issue, kept: ClosedIssue) -> Iterator[Diagnostic]:
    """Yield the unfinished merges in an issue's files (T161), which make the rest pointless."""
    for name, data in kept.files.items():
        yield from conflicts_of_bytes(_path(issue, name), data)


def _lost(issue: Issue, kept: ClosedIssue) -> Iterator[Diagnostic]:
    for name in kept.lost():
        message = said("suljetun kirjeen tiedosto {file} puuttuu", file=_path(issue, name))
        yield Diagnostic(issue.origin.path, issue.span("status"), "T312", message, _RESTORE)


def _changed(issue: Issue, kept: ClosedIssue) -> Iterator[Diagnostic]:
    for name in kept.changed():
        message = said("suljetun kirjeen tiedosto ei ole sellainen kuin kirjettä suljettaessa")
        more = said(
            "palauta tiedosto versionhallinnasta; jos kirjeestä pitää poistaa jotakin, aja "
            'python3 build.py digest {id} --redact "syy" --remove VIITE',
            id=issue.id,
        )
        hint = _RESTORE if name == HASHES else more
        yield Diagnostic(_path(issue, name), FILE_START, "T312", message, hint)


def _live(draft: Draft, issue: Issue, kept: ClosedIssue) -> Iterator[Diagnostic]:
    """Yield what in the files is more than our templates make (T363)."""
    for name, data in kept.files.items():
        if not name.endswith(".html"):
            continue
        for found in live_content(data.decode(errors="replace"), draft.publisher.site_url):
            message = said("suljetun kirjeen tiedostossa on {what}", what=found.what)
            span = Span(found.line, found.column, found.line, found.column)
            yield Diagnostic(_path(issue, name), span, "T363", message, _RESTORE)


def _gone(draft: Draft, issue: Issue, kept: ClosedIssue) -> Iterator[Diagnostic]:
    """Yield a warning of each record that the issue tells of and that is no more."""
    for number, reference in enumerate(kept.ids if IDS in kept.files else (), start=1):
        if _is_known(draft, reference):
            continue
        message = said("kirje kertoo tietueesta {reference}, jota ei enää ole", reference=reference)
        hint = said(
            "palauta tiedosto ja kirjoita sen kenttään withdrawn syy, tai poista kohta kirjeestä: "
            'python3 build.py digest {id} --redact "syy" --remove {reference}',
            id=issue.id,
            reference=reference,
        )
        span = Span(number, 1, number, len(reference) + 1)
        path = _path(issue, IDS)
        yield Diagnostic(path, span, "T301", message, hint, severity="warning")


def _is_known(draft: Draft, reference: str) -> bool:
    return reference in draft.records or reference in draft.content.rejected


def _path(issue: Issue, name: str) -> str:
    return f"{CONTENT}/{COLLECTION}/{issue.id}/{name}"
