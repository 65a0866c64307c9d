"""What is heard and seen: podcast episodes, webinars and their series."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from tori.content.media.kinds import AUDIO_TYPES
from tori.content.records.base import Dated
from tori.content.records.fields import (
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
from tori.content.records.podcast_terms import ROLES
from tori.diagnostics import said
from tori.text import finnish_choice

PLAYED_TYPES: Mapping[str, str] = {
    **AUDIO_TYPES,
    ".mp4": "video/mp4",
    ".m4v": "video/x-m4v",
    ".mov": "video/quicktime",
}
"""Apple, 'A Podcaster's Guide to RSS', enclosure: the types, by the address's ending."""


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

    @model_validator(mode="after")
    def _players_can_play_it(self) -> Self:
        """Directories take these kinds of files alone, at ASCII addresses (Apple, enclosures)."""
        if self.file and PurePosixPath(self.file).suffix.lower() not in AUDIO_TYPES:
            message = said('äänitiedosto "{file}" ei ole MP3 eikä M4A', file=self.file)
            raise fault("T203", message, "tallenna ääni uudelleen MP3-muodossa", "file")
        if self.url and not (self.url.startswith("https://") and self.url.isascii()):
            message = said("äänen osoite {url} ei kelpaa podcast-ohjelmille", url=self.url)
            hint = (
                "osoitteen alussa on https:// eikä siinä ole ääkkösiä; kirjoita ä muodossa %C3%A4"
            )
            raise fault("T203", message, hint, "url")
        return self

    @model_validator(mode="after")
    def _type_is_of_the_ending(self) -> Self:
        """Players choose by the type, which must be that of the address's ending (Apple)."""
        if self.url is None:
            return self
        ending = PurePosixPath(urlsplit(self.url).path).suffix.lower()
        if ending not in PLAYED_TYPES:
            message = said("äänen osoitteen {url} pääte ei kelpaa", url=self.url)
            hint = said("osoitteen lopussa on {endings}", endings=finnish_choice(PLAYED_TYPES))
            raise fault("T203", message, hint, "url")
        if self.type and self.type != PLAYED_TYPES[ending]:
            message = said('tyyppi "{type}" ei sovi osoitteeseen', type=self.type)
            hint = said(
                "päätteen {ending} tyyppi on {type}", ending=ending, type=PLAYED_TYPES[ending]
            )
            raise fault("T203", message, hint, "type")
        return self


class Person(Fields):
    """Somebody heard in an episode: by role, and by name only if they agreed."""

    role: Line
    name: Annotated[Line, Field(max_length=128)] | None = None

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

    @property
    def about_organisations(self) -> tuple[str, ...]:
        """Those that it names."""
        return self.organisations

    @property
    def in_area(self) -> str | None:
        """Its own, if any."""
        return self.service_area

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes


class Series(Dated):
    """A series of webinars, or an online course of them."""

    kind: Literal["webinaarisarja", "verkkovalmennus"] = "webinaarisarja"
    organisers: tuple[RecordId, ...] = ()
    themes: Annotated[Themes, Field(max_length=3)] = ()

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes


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

    @property
    def about_organisations(self) -> tuple[str, ...]:
        """Those that it names."""
        return self.organisations

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes

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
