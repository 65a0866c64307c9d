"""The letter as feeds hold it: HTML for any reader, of the mail's tree, or as it was kept.

It has no way to unsubscribe and no postal address: those belong to a letter that was sent to
somebody.
"""

from collections.abc import Iterator

from tori.content.records import Issue
from tori.newsletter.letter import Letter, LetterEntry, LetterPart, letter_of
from tori.site.digests import digests
from tori.site.model import Site
from tori.templating.html import EMPTY, Html, html, together


def issue_item(site: Site, issue: Issue) -> str:
    """Return an issue's letter as HTML: of a closed one the kept bytes, whatever the content is.

    It is empty where there is no letter: of an issue that says nothing yet, and of one that was
    closed before items were kept.
    """
    if issue.is_closed:
        return site.closed_issues[issue.id].item
    digest = site.once(digests, None, site)[issue.id]
    letter = letter_of(digest, site, site.publisher)
    return letter_item(letter) if letter.lead or letter.parts else ""


def letter_item(letter: Letter) -> str:
    """Return a letter as HTML without classes; every line ends in a line feed."""
    return together(_blocks(letter))


def _blocks(letter: Letter) -> Iterator[Html]:
    for paragraph in letter.lead:
        yield html("<p>{}</p>\n", paragraph)
    for part in letter.parts:
        yield from _part_blocks(part)
    yield _way(letter.archive_address, "Lue selaimessa")


def _part_blocks(part: LetterPart) -> Iterator[Html]:
    yield part.mark.begin
    yield html("<h2>{}</h2>\n<ul>\n", part.heading)
    for entry in part.entries:
        yield _entry(entry)
    yield Html("</ul>\n")
    if part.more:
        yield _way(part.more_address, part.more)
    yield part.mark.end


def _entry(entry: LetterEntry) -> Html:
    return html(
        '{}<li><p><a href="{}">{}</a>{}</p>{}</li>\n{}',
        entry.mark.begin,
        entry.address,
        entry.title,
        html(" · <em>{}</em>", entry.meta) if entry.meta else EMPTY,
        html("<p>{}</p>", entry.summary) if entry.summary else EMPTY,
        entry.mark.end,
    )


def _way(address: str, words: str) -> Html:
    return html('<p><a href="{}">{}</a></p>\n', address, words)
