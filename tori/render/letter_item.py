"""The letter as feeds hold it: HTML for any reader, of the mail's tree, or as it was kept.

It has no way to unsubscribe and no postal address: those belong to a letter that was sent to
somebody. There is a block a line, so that `tori.deliver.redaction` can cut an entry out.
"""

from collections.abc import Iterator

from tori.content.records import Issue
from tori.render.html import EMPTY, Html, html
from tori.render.letter import Entry, Letter, Part, letter_of
from tori.site.digests import digests
from tori.site.model import Site


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
    return "".join(f"{line}\n" for line in _lines(letter))


def _lines(letter: Letter) -> Iterator[Html]:
    for paragraph in letter.lead:
        yield html("<p>{}</p>", paragraph)
    for part in letter.parts:
        yield from _part_lines(part)
    yield _way(letter.archive_address, "Lue selaimessa")


def _part_lines(part: Part) -> Iterator[Html]:
    yield html("<h2>{}</h2>", part.heading)
    yield Html("<ul>")
    for entry in part.entries:
        yield _entry(entry)
    yield Html("</ul>")
    if part.more:
        yield _way(part.more_address, part.more)


def _entry(entry: Entry) -> Html:
    return html(
        '<li><p><a href="{}">{}</a>{}</p>{}</li>',
        entry.address,
        entry.title,
        html(" · <em>{}</em>", entry.meta) if entry.meta else EMPTY,
        html("<p>{}</p>", entry.summary) if entry.summary else EMPTY,
    )


def _way(address: str, words: str) -> Html:
    return html('<p><a href="{}">{}</a></p>', address, words)
