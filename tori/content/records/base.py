"""What every record has: its origin, and for most of them a title and a place in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import Field, WrapValidator

from tori import tracing
from tori.content.fields import Address, Fields, Flag, Line, SitePath, Summary, Title, When
from tori.content.frontmatter import FrontMatter
from tori.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: its collection's folder, id (the file's name), path and text.

    Attributes:
        reference: The record's name among all: `deeds/varauskalenteri-alavus`.
    """

    collection: str
    id: str
    path: str
    front_matter: FrontMatter
    reference: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the name, which is asked for a hundred times."""
        object.__setattr__(self, "reference", f"{self.collection}/{self.id}")


FIELDS_ASLEEP = frozenset({"origin"})
"""What a record has even while it sleeps (`tori.tracing`): it tells which one it is."""


class Source(Fields):
    """What a record is drawn from: a publication's chapter, or a page elsewhere."""

    isbn: Line | None = None
    chapter: Line | None = None
    link: Address | None = None


_sources: dict[tuple[tuple[object, object], ...], Source] = {}
_MOST_SOURCES = 1000


def _one_source(value: object, read: Callable[[object], Source]) -> Source:
    """Return the source that another record states in the same words, if there is one."""
    if type(value) is not dict or not all(type(part) is str for part in value.values()):
        return read(value)
    key = tuple(value.items())
    source = _sources.get(key)
    if source is None:
        source = read(value)
        if len(_sources) < _MOST_SOURCES:
            _sources[key] = source
    return source


SharedSource = Annotated[Source, WrapValidator(_one_source)]
"""Many records are drawn from one chapter: it is read once, and kept once."""


class Record(Fields):
    """What every collection's records have in common."""

    origin: Origin = Field(repr=False)

    def __reduce__(self) -> tuple[Callable[..., "Record"], tuple[object, ...]]:
        """Return how another process makes the same record, as lean as it is."""
        return lean, (type(self), self.__dict__)

    if not TYPE_CHECKING:  # a checker of types would take any name for a field's

        def __getattr__(self, name: str) -> object:
            """Return a field of a record that sleeps while reads are traced; it wakes of it."""
            if tracing.wake(self):
                return getattr(self, name)
            return super().__getattribute__(name)  # which raises AttributeError in its own words

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
        """The Markdown below the front matter."""
        if tracing.is_on():
            tracing.note(f"text of {self.reference}")
        return self.origin.front_matter.body

    def span(self, *location: str | int) -> Span:
        """Return where a field's value stands in the file."""
        return self.origin.front_matter.place(location).value


_UNTOLD: set[str] = set()
_SET = object.__setattr__  # a record is frozen for anybody else
AnyRecord = TypeVar("AnyRecord", bound=Record)


def lean(record_type: type[AnyRecord], fields: Mapping[str, object]) -> AnyRecord:
    """Return the record that has the fields, all of them and valid, in a quarter of the memory.

    Its dictionary shares its keys with the others of the type (PEP 412), where Pydantic makes one
    of each record's own; and which fields were stated, of which it gives account, takes as much
    memory as the fields do.
    """
    record = object.__new__(record_type)
    own = record.__dict__
    own["origin"] = fields["origin"]  # an empty one would become a copy, keys and all
    own.update(fields)
    _SET(record, "__pydantic_fields_set__", _UNTOLD)
    _SET(record, "__pydantic_extra__", None)
    _SET(record, "__pydantic_private__", None)
    return record


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
    source: SharedSource | None = None

    @property
    def sort_number(self) -> int:
        """The number that orders records of one day; 0 where the type has none."""
        return 0
