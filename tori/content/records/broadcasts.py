"""What is heard and seen: podcast episodes, webinars and their series."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tori.content.fields import (
    Address,
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
    fault,
)
from tori.content.records.base import Dated


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


class Chapter(Fields):
    """A named point of an episode."""

    start: Seconds
    title: Line


class Episode(Dated):
    """A podcast episode."""

    number: Number
    season: Number | None = None
    guid: Guid
    audio: Audio
    persons: tuple[Person, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    transcript: MediaPath | None = None
    explicit: Flag = False
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
    """A webinar's recording and its captions."""

    url: Address
    captions: MediaPath | None = None


class Webinar(Dated):
    """A webinar of a series, or a topic on which webinars were held."""

    series: RecordId | None = None
    topic: Line | None = None
    part: Number | None = None
    starts: Moment | None = None
    duration_minutes: Number | None = None
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
