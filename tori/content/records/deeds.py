"""Development deeds, and what gathers and rewards them: lists, campaigns and galas."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from tori.content.records.base import Dated, Source
from tori.content.records.fields import (
    Fields,
    Line,
    MediaPath,
    Number,
    RecordId,
    ServiceArea,
    Themes,
    When,
    fault,
    none_if_unknown,
)


class Image(Fields):
    """A picture with all that its publication needs."""

    src: MediaPath
    alt: Line
    credit: Line
    licence: Line


class Adoption(Fields):
    """An organisation that took a deed as its model."""

    organisation: RecordId
    year: Number
    changed: Line | None = None
    source: Source | None = None


class Deed(Dated):
    """A development deed: what a municipal workplace did to work better."""

    organisation: RecordId
    service_area: ServiceArea
    themes: Annotated[Themes, Field(min_length=1, max_length=3)]
    customer_groups: tuple[Line, ...] = ()
    stage: Literal["idea", "kokeilu", "käytössä", "levinnyt", "päättynyt"] | None = None
    results: tuple[Line, ...] = ()
    transfer: tuple[Line, ...] = ()
    modelled_on: tuple[RecordId, ...] = ()
    adopted_by: tuple[Adoption, ...] = ()
    contact: Line | None = None
    images: tuple[Image, ...] = ()
    campaign: RecordId | None = None

    @property
    def about_organisations(self) -> tuple[str, ...]:
        """The one that did it."""
        return (self.organisation,)

    @property
    def in_area(self) -> str:
        """Its own."""
        return self.service_area

    @property
    def on_themes(self) -> tuple[str, ...]:
        """Its own."""
        return self.themes


class ListItem(Fields):
    """A deed on a list, and why it is there, in the editors' words."""

    deed: RecordId
    why: Line


class TopList(Dated):
    """A list of deeds; `items` is None where the source names the list and not what is on it."""

    size: Number
    compiled_by: Literal["ohjelma", "toimitus"]
    items: Annotated[tuple[ListItem, ...] | None, BeforeValidator(none_if_unknown)]


class Campaign(Dated):
    """A campaign that asked for deeds."""

    starts: When
    ends: When
    goal: Line | None = None
    hashtags: tuple[Line, ...] = ()
    reported_results: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        first_day = self.starts.earliest or self.starts.latest
        if self.ends.latest < first_day:
            hint = "tarkista kentät starts ja ends"
            raise fault("T211", "kampanja päättyy ennen kuin se alkaa", hint, at="ends")
        return self


class Winner(Fields):
    """A prize-winner: a deed or an organisation."""

    deed: RecordId | None = None
    organisation: RecordId | None = None
    why: Line | None = None

    @model_validator(mode="after")
    def _deed_or_organisation(self) -> Self:
        if (self.deed is None) == (self.organisation is None):
            message = "palkittu on joko teko (deed) tai organisaatio (organisation)"
            raise fault("T211", message, "kirjoita näistä kentistä tasan yksi")
        return self


class Category(Fields):
    """A prize category; `winners` is None where the source does not name them."""

    name: Line
    winners: Annotated[tuple[Winner, ...] | None, BeforeValidator(none_if_unknown)]


class Gala(Dated):
    """A gala at which good municipal work was awarded."""

    year: Number
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
