"""A newsletter issue in the web archive: made of the content, or, once closed, as it was sent."""

import re
from collections.abc import Callable, Iterator

from markdown import Markdown

from tori.content.records import Issue
from tori.render.cards import cards
from tori.render.components import facts, page_heading
from tori.render.digest_sections import PICKS, section_address, section_amount, section_heading
from tori.render.feed_links import newsletter_feeds, newsletter_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import Heading, MarkdownDocument, joined
from tori.render.view import View
from tori.render.wording import date_in_finnish, w3c_date
from tori.site.digests import Digest, Section
from tori.site.permalinks import SECTIONS
from tori.text import slug

_EXTENSIONS = ("sane_lists", "tables", "fenced_code", "toc")
"""Those of the site's pages."""
_INDEX = re.compile(r'((?:href|src)="[^":]*?)index\.md(?=[#"])')
_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<words>.*?)</h2>', re.DOTALL)

MakeHeading = Callable[[str], Html | str]


def digest_page(view: View, digest: Digest) -> MarkdownDocument:
    """Return the archive page of an issue; a closed one shows the kept body.

    The line that tells of feeds is the site's and no part of what was sent.
    """
    issue = digest.issue
    kept = view.site.closed_issues[issue.id].page if issue.is_closed else ""
    body = kept or joined(_blocks(view, digest, view.text(issue), "## {}".format))
    return MarkdownDocument(
        title=issue.title,
        description=issue.summary,
        kind="issue",
        modified=w3c_date(issue.reviewed or issue.published),
        feeds=newsletter_feeds(view.site.publisher),
        blocks=(body, newsletter_line(view)),
        contents=tuple(
            Heading(found["id"], Html(found["words"]).striptags())
            for found in _HEADING.finditer(kept)
        ),
    )


def kept_body(view: View, digest: Digest) -> str:
    """Return the body of an open issue's page as HTML alone, which no Markdown changes any more.

    Its links are relative ways to addresses, so that the build asks of none whether it is there.
    """
    converter = Markdown(extensions=_EXTENSIONS)
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    text = _INDEX.sub(r"\1", converter.convert(view.text(digest.issue)))
    # In one element, so that it stays one block of raw HTML whatever blank lines it has.
    whole = html('<div class="text">{}</div>', Html(text)) if text else EMPTY
    return joined(_blocks(view, digest, whole, _html_heading)) + "\n"


def _html_heading(words: str) -> Html:
    return html('<h2 id="{}">{}</h2>', slug(words), words)


def _blocks(
    view: View, digest: Digest, text: Html | str, heading: MakeHeading
) -> Iterator[Html | str]:
    issue = digest.issue
    trail = (("Uutiskirjeet", SECTIONS["newsletters"]),)
    yield page_heading(view, issue.title, issue.summary, trail, "Uutiskirje")
    yield _lead(issue)
    yield text
    if digest.picks:
        yield heading(PICKS)
        yield cards(view, digest.picks, level=3)
    for section in digest.sections:
        if section.shown:
            yield from _section(view, section, heading)
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


def _section(view: View, section: Section, heading: MakeHeading) -> Iterator[Html | str]:
    yield heading(section_heading(section))
    yield cards(view, section.shown, level=3)
    yield html(
        '<p class="more"><a href="{}">{} – katso kaikki</a></p>',
        view.way(section_address(section)),
        section_amount(section),
    )
