"""What is heard and seen: podcast episodes, webinars and their series."""

from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tori.content.fields import (
    Address,
    Count,
    Fields,
    Flag,
    Guid,
    Line,
    MediaPath,
    Moment,
    Number,
    RecordId,
    Seconds,
    ServiceArea,
    Themes,
    When,
    fault,
)
from tori.content.podcast_terms import ROLES
from tori.content.records.base import Dated
from tori.diagnostics import said
from tori.text import finnish_choice


class Audio(Fields):
    """An episode's sound: a file of ours, or an address with what a feed must say of it.

    Attributes:
        voice: `kone` where a machine reads aloud; the page and the feed then say so.
    """

    voice: Literal["ihminen", "kone"] = "ihminen"
    file: MediaPath | None = None
    url: Address | None = None
    bytes: Number | None = None
    seconds: Seconds | None = None
    type: Line | None = None

    @model_validator(mode="after")
    def _file_or_address(self) -> Self:
        if (self.file is None) == (self.url is None):
            message = "ääni tarvitsee joko kentän file tai kentän url"
            raise fault("T211", message, "kirjoita näistä kentistä tasan yksi")
        if self.url and None in {self.bytes, self.seconds, self.type}:
            message = "muualla oleva ääni tarvitsee kentät bytes, seconds ja type"
            hint = "lisää ne: bytes: 1234567, seconds: 615, type: audio/mpeg"
            raise fault("T211", message, hint)
        return self


class Person(Fields):
    """Somebody heard in an episode: by role, and by name only if they agreed."""

    role: Line
    name: Line | None = None

    @model_validator(mode="after")
    def _named_has_a_known_role(self) -> Self:
        """The feed names a person with a role that directories know (Podcasting 2.0, `person`)."""
        if self.name and self.role not in ROLES:
            message = said('tehtävää "{role}" ei ole luettelossa', role=self.role)
            hint = said("nimetyn henkilön tehtävä on {roles}", roles=finnish_choice(ROLES))
            raise fault("T207", message, hint, "role")
        return self


class Chapter(Fields):
    """A named point of an episode."""

    start: Seconds
    title: Line


class Episode(Dated):
    """A podcast episode."""

    number: Count
    season: Count | None = None
    guid: Guid
    audio: Audio
    persons: tuple[Person, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    transcript: MediaPath | None = None
    explicit: Flag = False
    kind: Literal["jakso", "traileri", "lisäjakso"] = "jakso"
    artwork: MediaPath | None = None
    organisations: tuple[RecordId, ...] = ()
    service_area: ServiceArea | None = None
    themes: Annotated[Themes, Field(max_length=3)] = ()
    deeds: tuple[RecordId, ...] = ()

    @property
    def sort_number(self) -> int:
        """The episode's number."""
        return self.number


class Series(Dated):
    """A series of webinars, or an online course of them."""

    kind: Literal["webinaarisarja", "verkkovalmennus"] = "webinaarisarja"
    organisers: tuple[RecordId, ...] = ()
    themes: Annotated[Themes, Field(max_length=3)] = ()


class Recording(Fields):
    """A webinar's recording and its captions.

    Attributes:
        published: When the recording was put up; the time for captions runs from it.
    """

    url: Address
    captions: MediaPath | None = None
    published: When | None = None


class Webinar(Dated):
    """A webinar of a series, or a topic on which webinars were held.

    Attributes:
        revision: How often the time or place has changed since calendars had it (RFC 5545
            §3.8.7.4, SEQUENCE).
        location: Where it can be followed too, beside the net.
        status: `peruttu`, or how things stand when no time is stated; otherwise the time tells.
    """

    series: RecordId | None = None
    topic: Line | None = None
    part: Number | None = None
    starts: Moment | None = None
    duration_minutes: Count | None = None
    revision: Number = 0
    location: Line | None = None
    organisations: tuple[RecordId, ...] = ()
    presenters: tuple[RecordId, ...] = ()
    organisers: tuple[RecordId, ...] = ()
    registration_url: Address | None = None
    recording: Recording | None = None
    slides: MediaPath | None = None
    status: Literal["tulossa", "pidetty", "peruttu"] = "pidetty"
    themes: Annotated[Themes, Field(max_length=3)] = ()

    @property
    def sort_number(self) -> int:
        """The part's number in its series."""
        return self.part or 0

    @model_validator(mode="after")
    def _series_or_topic(self) -> Self:
        if (self.series is None) == (self.topic is None):
            message = "webinaari tarvitsee joko kentän series tai kentän topic"
            raise fault("T211", message, "kirjoita näistä kentistä tasan yksi")
        return self

    @model_validator(mode="after")
    def _ends_if_it_starts(self) -> Self:
        """A calendar must know when an event ends (RFC 5545 §3.6.1)."""
        if self.starts and self.duration_minutes is None:
            message = "webinaarilla on alkamisaika mutta ei kestoa"
            raise fault("T211", message, "lisää kesto minuutteina: duration_minutes: 60", "starts")
        return self

    @property
    def ends(self) -> datetime | None:
        """When it ends; None when no time is stated."""
        if self.starts is None:
            return None
        return self.starts + timedelta(minutes=self.duration_minutes or 0)
