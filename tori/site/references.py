"""What each record says of others: its references, with the field that makes each.

One function a type; the model turns them round, and the checks see that they resolve.
"""

from collections.abc import Callable, Iterator, Mapping
from posixpath import normpath
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from tori.content.frontmatter.yaml_block import Location
from tori.content.records import (
    Deed,
    Episode,
    Gala,
    Issue,
    Organisation,
    Record,
    Series,
    Story,
    TopList,
    Webinar,
)
from tori.diagnostics import Span
from tori.markdown.addresses import is_external

CONTENT, MARKDOWN = "content/", ".md"

Relation = Literal[
    "organisation",
    "modelled_on",
    "adopted_by",
    "campaign",
    "deed",
    "item",
    "winner",
    "series",
    "presenter",
    "organiser",
    "pick",
    "part_of",
    "link",
]
"""How a record speaks of another, seen from the one that speaks."""


class Reference(NamedTuple):
    """One mention of another record.

    Attributes:
        speaker: The record that mentions.
        target: The other's reference, `deeds/varauskalenteri-alavus`.
        location: The field that holds the mention; empty for a link of the text.
        why: Words that go with it, or empty: a list's reason, a prize's category.
        link_span: Where a link's target stands; None for a field.
    """

    speaker: Record
    target: str
    relation: Relation
    location: Location = ()
    why: str = ""
    link_span: Span | None = None

    @property
    def span(self) -> Span:
        """Where the mention stands in the file."""
        return self.link_span or self.speaker.span(*self.location)


class NamedFile(NamedTuple):
    """A file that a record names.

    Attributes:
        path: Relative to the record's own folder.
        record: Who names it.
        location: The field that does; empty for a picture of the text.
        link_span: Where a picture's target stands; None for a field.
    """

    path: str
    record: Record
    location: Location = ()
    link_span: Span | None = None

    @property
    def span(self) -> Span:
        """Where the name stands in the file."""
        return self.link_span or self.record.span(*self.location)


class LinkedRecord(NamedTuple):
    """What a link of a text names: a record, and a place on its page or an empty text."""

    reference: str
    fragment: str


def linked_record(record: Record, target: str) -> LinkedRecord | None:
    """Return the record that a link of a record's text names by its Markdown file, if it does."""
    path, _, fragment = target.partition("#")
    if is_external(target) or not path.endswith(MARKDOWN):
        return None
    folder = record.origin.path.rsplit("/", 1)[0]
    named = normpath(f"{folder}/{unquote(path)}")
    return LinkedRecord(named.removeprefix(CONTENT).removesuffix(MARKDOWN), fragment)


def references(record: Record) -> Iterator[Reference]:
    """Yield the references of a record's fields in the fields' order, then those of its text."""
    find = _FIELD_REFERENCES.get(type(record))
    if find:
        yield from find(record)
    for link in record.text.links:
        named = None if link.is_image else linked_record(record, link.target)
        if named:
            yield Reference(record, named.reference, "link", link_span=link.span)


def named_files(record: Record) -> Iterator[NamedFile]:
    """Yield the files that a record's fields name, and the pictures of its text."""
    yield from _field_files(record)
    for link in record.text.links:
        if link.is_image and not link.is_external:
            yield NamedFile(link.target, record, link_span=link.span)


def _field_files(record: Record) -> Iterator[NamedFile]:
    match record:
        case Episode():
            if record.audio.file:
                yield NamedFile(record.audio.file, record, ("audio", "file"))
            if record.transcript:
                yield NamedFile(record.transcript, record, ("transcript",))
            if record.artwork:
                yield NamedFile(record.artwork, record, ("artwork",))
        case Webinar():
            if record.slides:
                yield NamedFile(record.slides, record, ("slides",))
            if record.recording and record.recording.captions:
                yield NamedFile(record.recording.captions, record, ("recording", "captions"))
        case Deed():
            for number, image in enumerate(record.images):
                yield NamedFile(image.src, record, ("images", number, "src"))
        case _:
            pass


def _one(
    record: Record, identifier: str | None, collection: str, relation: Relation, *at: str | int
) -> Iterator[Reference]:
    if identifier:
        yield Reference(record, f"{collection}/{identifier}", relation, at)


def _many(record: Record, field: str, collection: str, relation: Relation) -> Iterator[Reference]:
    for number, identifier in enumerate(getattr(record, field)):
        yield Reference(record, f"{collection}/{identifier}", relation, (field, number))


def _of_deed(deed: Deed) -> Iterator[Reference]:
    yield Reference(deed, f"organisations/{deed.organisation}", "organisation", ("organisation",))
    yield from _many(deed, "modelled_on", "deeds", "modelled_on")
    for number, adoption in enumerate(deed.adopted_by):
        place = ("adopted_by", number, "organisation")
        yield from _one(deed, adoption.organisation, "organisations", "adopted_by", *place)
    yield from _one(deed, deed.campaign, "campaigns", "campaign", "campaign")


def _of_episode(episode: Episode) -> Iterator[Reference]:
    yield from _many(episode, "organisations", "organisations", "organisation")
    yield from _many(episode, "deeds", "deeds", "deed")


def _of_series(series: Series) -> Iterator[Reference]:
    yield from _many(series, "organisers", "organisations", "organiser")


def _of_webinar(webinar: Webinar) -> Iterator[Reference]:
    yield from _one(webinar, webinar.series, "webinars/series", "series", "series")
    yield from _many(webinar, "organisations", "organisations", "organisation")
    yield from _many(webinar, "presenters", "organisations", "presenter")
    yield from _many(webinar, "organisers", "organisations", "organiser")


def _of_story(story: Story) -> Iterator[Reference]:
    yield from _one(story, story.organisation, "organisations", "organisation", "organisation")
    yield from _many(story, "deeds", "deeds", "deed")


def _of_top_list(top_list: TopList) -> Iterator[Reference]:
    for number, item in enumerate(top_list.items or ()):
        location = ("items", number, "deed")
        yield Reference(top_list, f"deeds/{item.deed}", "item", location, item.why)


def _of_gala(gala: Gala) -> Iterator[Reference]:
    for number, category in enumerate(gala.categories):
        for place, winner in enumerate(category.winners or ()):
            field = "deed" if winner.deed else "organisation"
            target = (
                f"deeds/{winner.deed}" if winner.deed else f"organisations/{winner.organisation}"
            )
            location = ("categories", number, "winners", place, field)
            yield Reference(gala, target, "winner", location, category.name)


def _of_issue(issue: Issue) -> Iterator[Reference]:
    for number, target in enumerate(issue.picks):
        yield Reference(issue, target, "pick", ("picks", number))


def _of_organisation(organisation: Organisation) -> Iterator[Reference]:
    yield from _one(organisation, organisation.part_of, "organisations", "part_of", "part_of")


_FIELD_REFERENCES: Mapping[type[Record], Callable[[Any], Iterator[Reference]]] = {
    Deed: _of_deed,
    Episode: _of_episode,
    Series: _of_series,
    Webinar: _of_webinar,
    Story: _of_story,
    TopList: _of_top_list,
    Gala: _of_gala,
    Issue: _of_issue,
    Organisation: _of_organisation,
}
