"""Who publishes the site and where: `site_url`, `site_name` and `extra.publisher` of mkdocs.yml."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import Field, StringConstraints, ValidationError

from tori.content.errors import UnusableConfigurationError
from tori.content.fields import LINE_FORM, Address, Fields, Flag, Guid, Line, MediaPath
from tori.content.records.broadcasts import Person
from tori.diagnostics import FILE_START, Span

CONFIGURATION = "mkdocs.yml"
EMAIL_FORM = r"^[!-?A-~]+@[^@\s]+\.[^@\s.]+$"
"""A local part in ASCII; a domain may have any letters (it is sent as IDNA)."""
Email = Annotated[str, StringConstraints(pattern=EMAIL_FORM)]
HiddenValue = Annotated[str, StringConstraints(max_length=500, pattern=LINE_FORM)]
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_WAY = ("extra", "publisher")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where PyYAML was built with libyaml, that is ten times faster."""
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
    places: Mapping[tuple[str, ...], Span] = Field(default_factory=dict, repr=False)

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
        UnusableConfigurationError: The file is missing, is not YAML or lacks a detail.
    """
    file = root / CONFIGURATION
    places: Mapping[tuple[str, ...], Span] = {}
    try:
        text = file.read_text(encoding="utf-8")
        configuration: Any = yaml.load(text, _LOADER)  # noqa: S506 — either is a safe one
        stated = {key: configuration.get(key) for key in ("site_url", "site_name")}
        details = {**stated, **configuration["extra"]["publisher"]}
        details["places"] = places = _places(text)
        _refuse_control_characters(details)
        return Publisher.model_validate(details)
    except FileNotFoundError as error:
        message = f"tiedosto {CONFIGURATION} puuttuu"
        raise UnusableConfigurationError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        message = f"tiedostossa {CONFIGURATION} ei ole kohtaa extra.publisher, tai se ei ole YAMLia"
        raise UnusableConfigurationError(message) from error
    except ValidationError as error:
        way = tuple(str(part) for part in error.errors()[0]["loc"])
        row = _row(places, way)
        field = ".".join(way)
        message = f"tiedoston {CONFIGURATION} kohta extra.publisher, rivi {row}, ei kelpaa: {field}"
        raise UnusableConfigurationError(message) from error


def _refuse_control_characters(value: object, way: str = "") -> None:
    """Raise UnusableConfigurationError for a text that XML cannot hold (XML 1.0 §2.2, Char)."""
    match value:
        case str() if _CONTROL.search(value):
            message = f"tiedoston {CONFIGURATION} kohdassa extra.publisher on ohjausmerkki: {way}"
            raise UnusableConfigurationError(message)
        case dict():
            for key, inner in value.items():
                _refuse_control_characters(inner, f"{way}.{key}".lstrip("."))
        case list():
            for number, inner in enumerate(value):
                _refuse_control_characters(inner, f"{way}.{number}")
        case _:
            pass


def _row(places: Mapping[tuple[str, ...], Span], way: tuple[str, ...]) -> int:
    """Return the line of a value, or of what it should stand in."""
    inner = (way[:length] for length in range(len(way), -1, -1))
    return next((places[key].line for key in inner if key in places), FILE_START.line)


def _places(text: str) -> dict[tuple[str, ...], Span]:
    """Return where each value of `extra.publisher` stands; nested keys are a way of keys."""
    node: Any = yaml.compose(text, _LOADER)
    for key in _WAY:
        node = next(value for name, value in node.value if name.value == key)
    return dict(_spans(node, ()))


def _spans(node: yaml.Node, way: tuple[str, ...]) -> list[tuple[tuple[str, ...], Span]]:
    start, end = node.start_mark, node.end_mark
    found = [(way, Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1))]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            found += _spans(value, (*way, str(name.value)))
    return found
