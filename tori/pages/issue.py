"""A newsletter issue in the web archive: made of the content, or, once closed, as it was sent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from tori.content.records import Issue, Record
from tori.pages.digest_sections import PICKS, section_address, section_amount, section_heading
from tori.pages.entry_marks import NO_MARK, Mark, Marks
from tori.pages.feeds import FeedSubscription, newsletter_feeds, newsletter_subscription
from tori.pages.page import ContentsEntry, Data, EditorText, Page, Section, Sections
from tori.pages.pieces import (
    Card,
    Fact,
    Link,
    PageHeading,
    card,
    facts,
    from_root,
    page_heading,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.digests import Digest
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink

_HEADING = re.compile(
    r'<h2\b[^>]*?\bid="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h2>', re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class IssueEntry(Data):
    """A record that an issue tells of.

    Attributes:
        reference: The record's.
        mark: Printed around all that is shown of it.
    """

    reference: str
    card: Card
    mark: Mark = NO_MARK


@dataclass(frozen=True, slots=True)
class IssuePart(Data):
    """The editor's picks, or what an issue tells of one kind.

    Attributes:
        section: Its heading.
        more: The way to all of the kind, with their number; None of the picks.
        mark: Printed around the part: it goes when its last entry is taken out.
    """

    section: Section
    entries: tuple[IssueEntry, ...]
    more: Link | None = None
    mark: Mark = NO_MARK


@dataclass(frozen=True, slots=True)
class IssueData(Data):
    """What an open issue's page shows.

    Attributes:
        heading: The top of the page.
        lead: The editor's opening, in paragraphs of plain text.
        parts: The editor's picks, if there are any, and what else the issue tells.
        facts: Its period and date.
        feeds: How to follow the newsletter: the site's, and no part of what closing keeps, where it
            is None.
    """

    heading: PageHeading
    lead: tuple[str, ...]
    parts: tuple[IssuePart, ...]
    facts: tuple[Fact, ...]
    feeds: FeedSubscription | None


@dataclass(frozen=True, slots=True)
class ClosedIssueData(Data):
    """What a closed issue's page shows beside the page that was kept: how to follow the newsletter.

    The kept page is the text.
    """

    feeds: FeedSubscription


def issue_page(site: Site, digest: Digest) -> Page:
    """Return the archive page of an issue; a closed one shows the kept page."""
    if digest.issue.is_closed:
        return _closed_page(site, digest.issue)
    page, _ = _open_page(site, digest, newsletter_subscription())
    return page


def page_to_keep(site: Site, digest: Digest) -> tuple[Page, Marks]:
    """Return the page of an open issue as it is kept when the issue is closed, but for its marks.

    Returns:
        The page with marks around its parts and entries, and what takes them out of its HTML.
    """
    page, data = _open_page(site, digest, None)
    marks = Marks.of(page, data.parts)
    return replace(page, data=replace(data, parts=marks.around(data.parts))), marks


def _closed_page(site: Site, issue: Issue) -> Page:
    kept = site.closed_issues[issue.id].page.strip()
    contents = tuple(
        ContentsEntry(found["id"], Markup(found["words"]).striptags())  # noqa: S704 — only read
        for found in _HEADING.finditer(kept)
    )
    text = EditorText(Markup(kept), ())  # noqa: S704 — the program made it, at closing
    data = ClosedIssueData(newsletter_subscription())
    return _page(site, issue, "closed-issue", data, text, contents)


def _open_page(
    site: Site, digest: Digest, feeds: FeedSubscription | None
) -> tuple[Page, IssueData]:
    issue = digest.issue
    text = editor_text(site, issue, permalink(issue))
    sections = Sections(text)
    trail = (Link("Uutiskirjeet", from_root(SECTIONS["newsletters"])),)
    lines = (line.strip() for line in (issue.lead or "").split("\n"))
    data = IssueData(  # headings are added in the page's order
        heading=page_heading(issue.title, issue.summary, trail, "Uutiskirje"),
        lead=tuple(line for line in lines if line),
        parts=tuple(_parts(site, digest, sections)),
        facts=facts(
            Fact("Kokoaa julkaistut", date_in_finnish(issue.period)),
            Fact("Julkaistu", date_in_finnish(issue.published)),
        ),
        feeds=feeds,
    )
    return _page(site, issue, "issue", data, text, sections.contents), data


def _page(  # noqa: PLR0913, PLR0917 — what tells the two pages apart
    site: Site,
    issue: Issue,
    template: str,
    data: Data,
    text: EditorText,
    contents: tuple[ContentsEntry, ...],
) -> Page:
    return Page(
        permalink(issue),
        template,
        issue.title,
        issue.summary,
        "issue",
        data,
        text,
        contents,
        modified=w3c_date(issue.reviewed or issue.published),
        feeds=newsletter_feeds(site.publisher),
    )


def _parts(site: Site, digest: Digest, sections: Sections) -> Iterator[IssuePart]:
    if digest.picks:
        yield IssuePart(sections.add(PICKS), _entries(site, digest.picks))
    for section in digest.sections:
        if section.shown:
            way = Link(section_amount(section), from_root(section_address(section)))
            heading = sections.add(section_heading(section))
            yield IssuePart(heading, _entries(site, section.shown), way)


def _entries(site: Site, records: Iterable[Record]) -> tuple[IssueEntry, ...]:
    return tuple(IssueEntry(record.reference, card(site, record)) for record in records)
