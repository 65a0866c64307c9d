"""Who publishes the site and where: `site_url`, `site_name` and `extra.publisher` of mkdocs.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from tori.content.errors import UnusableConfigurationError
from tori.content.records.broadcasts import Person
from tori.content.records.fields import (
    ADDRESS_FORM,
    GUID_FORM,
    LINE_FORM,
    MEDIA_PATH_FORM,
    Address,
    Fields,
    Flag,
    Guid,
    Line,
    MediaPath,
)
from tori.content.settings.configuration import CONFIGURATION, read_settings
from tori.diagnostics import FILE_START, Diagnostic, Span, errors, said

EMAIL_FORM = r"^[!-?A-~]+@[^@\s]+\.[^@\s.]+$"
"""A local part in ASCII; a domain may have any letters (it is sent as IDNA)."""
Email = Annotated[str, StringConstraints(pattern=EMAIL_FORM)]
HiddenValue = Annotated[str, StringConstraints(max_length=500, pattern=LINE_FORM)]
_WAY = ("extra", "publisher")
_TOP = ("site_url", "site_name")
_FORMS: Mapping[str, str] = {
    EMAIL_FORM: "kirjoita sähköpostiosoite: palaute@kunta.fi",
    ADDRESS_FORM: "kirjoita koko osoite: https://kunta.fi/",
    LINE_FORM: "kirjoita arvo yhdelle riville",
    GUID_FORM: "kirjoita pysyvä tunniste muodossa 00000000-0000-0000-0000-000000000000",
    MEDIA_PATH_FORM: "kirjoita tiedoston polku kansiosta content/podcasts/ alkaen: media/kansi.png",
}
"""What to write, by the pattern that did not match."""
_PLACEHOLDER_HOSTS = tuple(
    f".{name}"
    for name in ("example", "test", "invalid", "example.com", "example.org", "example.net")
)
"""RFC 2606: names that nobody can own."""


class Funding(Fields):
    """Where listeners may support the podcast (Podcasting 2.0, `funding`)."""

    url: Address
    text: Line


class Statement(Fields):
    """A free statement of the podcast (Podcasting 2.0, `txt`), with its purpose: `verify`."""

    purpose: Line
    text: Annotated[str, StringConstraints(min_length=1)]


class UpdateFrequency(Fields):
    """How often episodes come: in words, and as a recurrence rule (RFC 5545 §3.3.10)."""

    text: Line
    rrule: Line | None = None


class Directory(Fields):
    """A service in which the podcast can be followed, with the podcast's address there."""

    name: Line
    url: Address


class Podcast(Fields):
    """The podcast as its feed must state it.

    Attributes:
        owner_email: Where the podcast's directories verify its owner (Apple, itunes:owner).
        category: One of Apple's categories (2019), in its exact case.
        subcategory: One below it, or none.
        guid: The podcast's permanent identifier (Podcasting 2.0, `guid`): computed once of the
            feed's first address, and never again.
        artwork: The cover, relative to `content/podcasts/`.
        locked: Whether other hosts may not import the feed (Podcasting 2.0, `locked`).
        kind: `serial` where episodes are to be heard in order (Apple, itunes:type).
        persons: Who is heard in every episode, by name only if they agreed.
        complete: Whether no episode will follow (Apple, itunes:complete).
        new_feed_url: Where the feed has moved (Apple, itunes:new-feed-url).
    """

    name: Line
    owner_email: Email
    category: Line
    subcategory: Line | None = None
    guid: Guid
    artwork: MediaPath
    locked: Flag = True
    kind: Literal["episodic", "serial"] = "episodic"
    persons: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    statements: tuple[Statement, ...] = ()
    update_frequency: UpdateFrequency | None = None
    complete: Flag = False
    new_feed_url: Address | None = None
    directories: tuple[Directory, ...] = ()


class SubscribeLists(Fields):
    """The mail service's lists of single service areas.

    Attributes:
        field: The name of the form's field that chooses a list.
        values: What the field says of each service area, by the area's name in the vocabulary.
    """

    field: Line
    values: Mapping[str, Line]


class Publisher(Fields):
    """The publisher's details, as feeds and mails must state them.

    Attributes:
        list_id: The newsletter's List-Id (RFC 2919), without angle brackets.
        tagging_entity: A domain and a day on which the publisher had it (RFC 4151 §2.1). The ids
            of feeds' entries are made of it, so it stays when the site moves.
        unsubscribe_url: A service that takes readers off the newsletter's list: a page for people,
            and below it an address for each reader's one click (RFC 8058). A static site has none.
        subscribe_url: Where the mail service takes the subscribe form; without it readers subscribe
            by mail.
        subscribe_fields: Hidden fields that the service needs in the form.
        subscribe_lists: The service areas that a subscriber can choose.
        places: Where the values of `extra.publisher` stand in mkdocs.yml, by their keys.
    """

    site_url: Address
    site_name: Line
    name: Line
    email: Email
    postal_address: Line
    supervisor_url: Address
    list_id: Line
    tagging_entity: Line
    unsubscribe_url: Address | None = None
    subscribe_url: Address | None = None
    subscribe_fields: Mapping[Line, HiddenValue] = Field(default_factory=dict)
    subscribe_lists: SubscribeLists | None = None
    podcast: Podcast
    places: Mapping[tuple[str | int, ...], Span] = Field(default_factory=dict, repr=False)

    @property
    def is_placeholder(self) -> bool:
        """Whether the details are nobody's, so that nothing may be sent or listed in their name."""
        addresses = (self.email, self.podcast.owner_email)
        hosts = (urlsplit(self.site_url).hostname or "", *(a.rpartition("@")[2] for a in addresses))
        return any(f".{host.lower()}".endswith(_PLACEHOLDER_HOSTS) for host in hosts)

    def full_address(self, address: str) -> str:
        """Return an address of the site with its scheme and host; a full one as it is."""
        return address if "://" in address else self.site_url.rstrip("/") + address

    def permanent_id(self, name: str) -> str:
        """Return the tag URI of a thing of the site (RFC 4151), whatever host the site is at."""
        return f"tag:{self.tagging_entity}:{name}"

    def span(self, *key: str) -> Span:
        """Return where a value of `extra.publisher` stands in mkdocs.yml."""
        return self.places.get(key, FILE_START)


def read_publisher(root: Path) -> Publisher:
    """Read the publisher from the project's mkdocs.yml.

    Raises:
        UnusableConfigurationError: The file is missing; or it is not YAML, or a detail is missing
            or wrong, with the findings (T101–T114, T161, T501).
    """
    try:
        raw = (root / CONFIGURATION).read_bytes()
    except FileNotFoundError as error:
        message = f"tiedosto {CONFIGURATION} puuttuu"
        raise UnusableConfigurationError(message) from error
    settings, found = read_settings(raw)
    if settings is None or errors(found):
        raise UnusableConfigurationError(diagnostics=found)
    extra = settings.data.get("extra")
    details = extra.get("publisher") if isinstance(extra, dict) else None
    if not isinstance(details, dict):
        hint = "lisää kohdan extra alle kohta publisher, jossa on julkaisijan nimi ja osoitteet"
        finding = Diagnostic(
            CONFIGURATION, settings.span(*_WAY), "T501", "kohta extra.publisher puuttuu", hint
        )
        raise UnusableConfigurationError(diagnostics=(finding,))
    stated = {key: settings.data.get(key) for key in _TOP}
    places = {
        location[len(_WAY) :]: place.value
        for location, place in settings.places.items()
        if location[: len(_WAY)] == _WAY
    } | {(key,): settings.span(key) for key in _TOP}
    try:
        return Publisher.model_validate({**details, **stated, "places": places})
    except ValidationError as error:
        told = tuple(_wrong(details, places, settings.span(*_WAY)) for details in error.errors())
        raise UnusableConfigurationError(diagnostics=told) from error


def _wrong(
    details: ErrorDetails, places: Mapping[tuple[str | int, ...], Span], whole: Span
) -> Diagnostic:
    """Return the finding of a detail that is missing or wrong, at it or what it should be in."""
    way = details["loc"]
    field = ".".join(str(part) for part in way)
    inner = (way[:length] for length in range(len(way), 0, -1))
    span = next((places[key] for key in inner if key in places), whole)
    hint: str
    match details["type"]:
        case "missing":
            message = said("julkaisijan tiedoista puuttuu {field}", field=field)
            hint = said("lisää rivi {field}", field=way[-1])
        case "extra_forbidden":
            message = said("julkaisijan tiedoissa ei ole kohtaa {field}", field=field)
            hint = "poista rivi tai korjaa nimi"
        case _:
            value = details["input"]
            shown = value if isinstance(value, str) else ""
            message = said(
                'julkaisijan tieto {field} ei kelpaa: "{value}"', field=field, value=shown
            )
            hint = _FORMS.get(str(details.get("ctx", {}).get("pattern", "")), "korjaa arvo")
    return Diagnostic(CONFIGURATION, span, "T501", message, hint)
