"""The letter: what a mail says, before it is HTML or plain text. Every link is a full address."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tori.content.records import Dated, Record
from tori.content.records.kinds import kind_of
from tori.content.settings.publisher import Publisher
from tori.newsletter.unsubscribe_link import visible_way
from tori.pages.digest_sections import PICKS, section_address, section_amount, section_heading
from tori.pages.entry_marks import NO_MARK, Mark, Marks
from tori.pages.pieces import card, title_of
from tori.site.digests import Digest, DigestSection
from tori.site.model import Site
from tori.site.permalinks import permalink
from tori.text import capitalised

_LINE = 72
"""Characters: lines that no mail reader folds again."""


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """One thing that the letter tells of: a record, by its reference."""

    reference: str
    title: str
    meta: str
    summary: str
    address: str
    mark: Mark = NO_MARK


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A heading with its entries, and where the rest is; `more` is empty when there is no rest."""

    heading: str
    entries: tuple[LetterEntry, ...]
    more: str = ""
    more_address: str = ""
    mark: Mark = NO_MARK


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as readers get it.

    Attributes:
        preheader: The line that a mailbox shows after the subject.
        archive_address: The same letter on the web.
        unsubscribe_address: Where a reader leaves the list: a page, or a mail to the publisher.
    """

    subject: str
    preheader: str
    lead: tuple[str, ...]
    parts: tuple[LetterPart, ...]
    archive_address: str
    unsubscribe_address: str
    site_name: str
    site_address: str
    publisher_name: str
    postal_address: str
    email: str


def letter_of(digest: Digest, site: Site, publisher: Publisher) -> Letter:
    """Return the letter of an issue."""
    issue = digest.issue
    picks = tuple(_entry(site, publisher, record, named=True) for record in digest.picks)
    parts = [LetterPart(PICKS, picks)] if picks else []
    parts.extend(_part(site, publisher, section) for section in digest.sections if section.shown)
    return Letter(
        subject=f"{issue.title} ({digest.service_area})" if digest.service_area else issue.title,
        preheader=issue.summary,
        lead=tuple(line.strip() for line in (issue.lead or "").split("\n") if line.strip()),
        parts=tuple(parts),
        archive_address=publisher.full_address(permalink(issue)),
        unsubscribe_address=visible_way(publisher),
        site_name=publisher.site_name,
        site_address=publisher.full_address("/"),
        publisher_name=publisher.name,
        postal_address=publisher.postal_address,
        email=publisher.email,
    )


def _part(site: Site, publisher: Publisher, section: DigestSection) -> LetterPart:
    return LetterPart(
        heading=section_heading(section),
        entries=tuple(_entry(site, publisher, record) for record in section.shown),
        more=f"Lue lisää: {section_amount(section)}",
        more_address=publisher.full_address(section_address(section)),
    )


def _entry(site: Site, publisher: Publisher, record: Record, *, named: bool = False) -> LetterEntry:
    """Return a record's entry; `named` says what it is, where several kinds stand together."""
    meta = card(site, record).meta
    if named:
        noun = capitalised(kind_of(type(record)).noun[0])
        meta = f"{noun} · {meta}" if meta else noun
    summary = record.summary if isinstance(record, Dated) else ""
    address = publisher.full_address(permalink(record))
    return LetterEntry(record.reference, title_of(record), meta, summary, address)


def marked(letter: Letter) -> tuple[Letter, Marks]:
    """Return the letter with marks around its parts and entries, and what takes them out again."""
    marks = Marks.of(letter, letter.parts)
    return replace(letter, parts=marks.around(letter.parts)), marks


def plain_text(letter: Letter) -> str:
    """Return the letter as plain text of lines of at most 72 characters, addresses excepted."""
    parts = "".join(_part_text(part) for part in letter.parts)
    return f"{_text(_head(letter))}{parts}{_text(_foot(letter))}"


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head(letter: Letter) -> Iterator[str]:
    yield from textwrap.wrap(letter.subject, _LINE)
    yield "=" * min(len(letter.subject), _LINE)
    for paragraph in letter.lead:
        yield ""
        yield from textwrap.wrap(paragraph, _LINE)


def _part_text(part: LetterPart) -> str:
    heading = _text(("", part.heading.upper(), ""))
    entries = "".join(
        f"{entry.mark.begin}{_text(_entry_lines(entry))}{entry.mark.end}" for entry in part.entries
    )
    more = _text((f"{part.more}:", part.more_address, "")) if part.more else ""
    return f"{part.mark.begin}{heading}{entries}{more}{part.mark.end}"


def _foot(letter: Letter) -> Iterator[str]:
    yield from ("-- ", f"Lue selaimessa: {letter.archive_address}", "")
    yield from ("Peru uutiskirje:", letter.unsubscribe_address, "")
    yield from textwrap.wrap(f"{letter.publisher_name}, {letter.postal_address}", _LINE)
    yield letter.email


def _entry_lines(entry: LetterEntry) -> Iterator[str]:
    yield from textwrap.wrap(entry.title, _LINE, initial_indent="* ", subsequent_indent="  ")
    for words in (entry.meta, entry.summary):
        yield from textwrap.wrap(words, _LINE, initial_indent="  ", subsequent_indent="  ")
    yield from (f"  {entry.address}", "")
