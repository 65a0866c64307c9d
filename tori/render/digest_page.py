"""A newsletter issue in the web archive."""

from tori.content.records import Issue
from tori.render.components import cards, facts, page_heading
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import MarkdownDocument, joined
from tori.render.view import View
from tori.render.wording import PLURALS, amount, date_in_finnish, w3c_date
from tori.site.digests import Digest, Section
from tori.site.permalinks import SECTIONS


def digest_page(view: View, digest: Digest) -> MarkdownDocument:
    """Return the archive page of an issue."""
    issue = digest.issue
    return MarkdownDocument(
        title=issue.title,
        description=issue.summary,
        kind="issue",
        modified=w3c_date(issue.reviewed or issue.published),
        body=joined(
            (
                page_heading(
                    view,
                    issue.title,
                    issue.summary,
                    (("Uutiskirjeet", SECTIONS["newsletters"]),),
                    "Uutiskirje",
                ),
                _lead(issue),
                view.text(issue),
                *(("## Poiminnat", cards(view, digest.picks, level=3)) if digest.picks else ()),
                *(block for section in digest.sections for block in _section(view, section)),
                facts(
                    (
                        ("Kokoaa julkaistut", date_in_finnish(issue.period)),
                        ("Julkaistu", date_in_finnish(issue.published)),
                    )
                ),
            )
        ),
    )


def _lead(issue: Issue) -> Html:
    paragraphs = (part.strip() for part in (issue.lead or "").split("\n") if part.strip())
    lead = together(html("<p>{}</p>", paragraph) for paragraph in paragraphs)
    return html('<div class="lead">{}</div>', lead) if lead else EMPTY


def _section(view: View, section: Section) -> tuple[Html | str, ...]:
    if not section.shown:
        return ()
    more = html(
        '<p class="more"><a href="{}">{} – katso kaikki</a></p>',
        view.way(SECTIONS[section.shown[0].origin.collection]),
        amount(section.kind, section.gathered),
    )
    return f"## {PLURALS[section.kind]}", cards(view, section.shown, level=3), more
