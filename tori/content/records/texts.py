"""Texts and who they are about: stories, articles, newsletter issues, pages and organisations."""

from typing import Annotated, Literal

from pydantic import Field

from tori.content.records.base import Dated, Record, Source
from tori.content.records.fields import (
    Line,
    Number,
    RecordId,
    Reference,
    ServiceArea,
    Themes,
    Title,
    When,
)


class Story(Dated):
    """A story of Sankarit poikkeusoloissa."""

    number: Number
    organisation: RecordId | None = None
    profession: Line | None = None
    service_area: ServiceArea | None = None
    themes: Annotated[Themes, Field(max_length=3)] = ()
    deeds: tuple[RecordId, ...] = ()

    @property
    def sort_number(self) -> int:
        """The story's number."""
        return self.number

    @property
    def about_organisations(self) -> tuple[str, ...]:
        """The one that it is of, if it names any."""
        return (self.organisation,) if self.organisation else ()

    @property
    def in_area(self) -> str | None:
        """Its own, if any."""
        return self.service_area

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes


class Article(Dated):
    """A blog post or a piece of news."""

    themes: Annotated[Themes, Field(max_length=3)] = ()

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes


class Issue(Dated):
    """A newsletter issue: the period it gathers and what its editor wants on top.

    A closed one (`suljettu`) has been sent, and shows what it said then.
    """

    period: When
    lead: Annotated[str, Field(min_length=1, max_length=2000)] | None = None
    picks: tuple[Reference, ...] = ()
    status: Literal["avoin", "suljettu"] = "avoin"

    @property
    def is_closed(self) -> bool:
        """Whether the issue has been sent, so that it tells what it told."""
        return self.status == "suljettu"


class InfoPage(Dated):
    """A page about the site itself: the front page's welcome, the accessibility statement."""


class Organisation(Record):
    """An organisation that deeds and others name."""

    name: Title
    kind: Literal[
        "kunta",
        "kuntayhtymä",
        "kuntaomisteinen yhtiö",
        "kunnan yksikkö",
        "oppilaitos",
        "seutukunta",
        "valtion organisaatio",
        "järjestö",
        "yritys",
        "ohjelma tai hanke",
    ]
    part_of: RecordId | None = None
    municipality: Line | None = None
    region: Line | None = None
    former_names: tuple[Line, ...] = ()
    short_names: tuple[Line, ...] = ()

    @property
    def called(self) -> str:
        """Its name."""
        return self.name

    source: Source | None = None
