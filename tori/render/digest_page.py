"""A newsletter issue in the web archive: made of the content, or, once closed, as it was sent."""

import re
from collections.abc import Iterator

from tori.content.records import Issue
from tori.pages.feeds import newsletter_feeds
from tori.pages.page import ContentsEntry
from tori.pages.wording import date_in_finnish, w3c_date
from tori.render.body import Block, SectionHeading, body_of
from tori.render.cards import cards
from tori.render.components import facts, page_heading
from tori.render.digest_sections import PICKS, section_address, section_amount, section_heading
from tori.render.feed_links import newsletter_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.digests import Digest, Section
from tori.site.permalinks import SECTIONS

_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<words>.*?)</h2>', re.DOTALL)


def digest_page(view: View, digest: Digest) -> PageDocument:
    """Return the archive page of an issue; a closed one shows the kept body.

    The line that tells of feeds is the site's and no part of what was sent.
    """
    issue = digest.issue
    kept = view.site.closed_issues[issue.id].page if issue.is_closed else ""
    own = (Html(kept.strip()),) if kept else tuple(_blocks(view, digest))
    return PageDocument(
        title=issue.title,
        description=issue.summary,
        kind="issue",
        modified=w3c_date(issue.reviewed or issue.published),
        feeds=newsletter_feeds(view.site.publisher),
        blocks=(*own, newsletter_line(view)),
        contents=tuple(
            ContentsEntry(found["id"], Html(found["words"]).striptags())
            for found in _HEADING.finditer(kept)
        ),
    )


def kept_body(view: View, digest: Digest) -> str:
    """Return the body of an open issue's page as it is kept when the issue is closed."""
    return f"{body_of(_blocks(view, digest)).html}\n"


def _blocks(view: View, digest: Digest) -> Iterator[Block]:
    issue = digest.issue
    trail = (("Uutiskirjeet", SECTIONS["newsletters"]),)
    yield page_heading(view, issue.title, issue.summary, trail, "Uutiskirje")
    yield _lead(issue)
    yield view.text(issue)
    if digest.picks:
        yield SectionHeading(PICKS)
        yield cards(view, digest.picks, level=3)
    for section in digest.sections:
        if section.shown:
            yield from _section(view, section)
    yield facts(
        (
            ("Kokoaa julkaistut", date_in_finnish(issue.period)),
            ("Julkaistu", date_in_finnish(issue.published)),
        )
    )


def _lead(issue: Issue) -> Html:
    paragraphs = (part.strip() for part in (issue.lead or "").split("\n") if part.strip())
    lead = together(html("<p>{}</p>", paragraph) for paragraph in paragraphs)
    return html('<div class="lead">{}</div>', lead) if lead else EMPTY


def _section(view: View, section: Section) -> Iterator[Block]:
    yield SectionHeading(section_heading(section))
    yield cards(view, section.shown, level=3)
    yield html(
        '<p class="more"><a href="{}">{} – katso kaikki</a></p>',
        view.way(section_address(section)),
        section_amount(section),
    )
