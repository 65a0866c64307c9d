"""What every record has: its origin, and for most of them a title and a place in time."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from tori.content.frontmatter.front_matter import FrontMatter
from tori.content.records.fields import Address, Fields, Flag, Line, SitePath, Summary, Title, When
from tori.diagnostics import Span
from tori.markdown.text import Text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: its collection's folder, id (the file's name), path and text.

    Attributes:
        text: What stands below the front matter, parsed.
        reference: The record's name among all: `deeds/varauskalenteri-alavus`.
    """

    collection: str
    id: str
    path: str
    front_matter: FrontMatter
    text: Text
    reference: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the name, which is asked for a hundred times."""
        object.__setattr__(self, "reference", f"{self.collection}/{self.id}")


class Source(Fields):
    """What a record is drawn from: a publication's chapter, or a page elsewhere."""

    isbn: Line | None = None
    chapter: Line | None = None
    link: Address | None = None


class Record(Fields):
    """What every collection's records have in common."""

    origin: Origin = Field(repr=False)

    @property
    def id(self) -> str:
        """The file's name without its ending; frozen, so that a changed title moves no URL."""
        return self.origin.id

    @property
    def reference(self) -> str:
        """The record's name among all: `deeds/varauskalenteri-alavus`."""
        return self.origin.reference

    @property
    def body(self) -> str:
        """The Markdown below the front matter, as it was written."""
        return self.origin.front_matter.body

    @property
    def text(self) -> Text:
        """The Markdown below the front matter, parsed."""
        return self.origin.text

    @property
    def called(self) -> str:
        """What the record is called to readers."""
        return ""

    @property
    def about_organisations(self) -> tuple[str, ...]:
        """The ids of the organisations that it is about."""
        return ()

    @property
    def in_area(self) -> str | None:
        """The service area that it belongs to, if its type has one."""
        return None

    @property
    def on_themes(self) -> tuple[str, ...]:
        """The themes that it is on."""
        return ()

    def span(self, *location: str | int) -> Span:
        """Return where a field's value stands in the file."""
        return self.origin.front_matter.place(location).value


class Dated(Record):
    """A record that was published at some time: it has a title, a summary and a place in time."""

    title: Title
    published: When
    summary: Summary
    draft: Flag = False
    expires: When | None = None
    reviewed: When | None = None
    withdrawn: Line | None = None
    old_urls: tuple[SitePath, ...] = ()
    lang: Literal["fi", "sv", "en"] = "fi"
    source: Source | None = None

    @property
    def called(self) -> str:
        """Its title."""
        return self.title

    @property
    def sort_number(self) -> int:
        """The number that orders records of one day; 0 where the type has none."""
        return 0
