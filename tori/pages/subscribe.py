"""The page on which readers subscribe to the newsletter: a plain form, or a mail to the publisher.

The form goes to the mail service that `subscribe_url` names. The service asks for the confirmation
(double opt-in) and keeps the list; this site takes nothing.
"""

from dataclasses import dataclass
from urllib.parse import quote

from tori.content.settings.publisher import Publisher
from tori.pages.page import Data, Page
from tori.pages.pieces import Link, PageHeading, from_root, page_heading
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, SUBSCRIBE_PAGE, permalink
from tori.text import capitalised, slug

PRIVACY = "pages/tietosuoja"

_TITLE = "Tilaa uutiskirje"
_SUMMARY = "Uudet teot, jaksot, webinaarit ja tarinat tulevat sähköpostiisi enintään kerran kuussa."
_WHAT = (
    "Kirjeessä kerrotaan, mitä uutta sivustolla on, ja se tulee enintään kerran kuussa. "
    "Lähettäjä on {}. Voit perua tilauksen milloin tahansa jokaisen kirjeen lopussa olevasta "
    "linkistä."
)


@dataclass(frozen=True, slots=True)
class HiddenField(Data):
    """A field that the mail service needs in the form; its value may be empty."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice(Data):
    """A list of its own that a reader can choose: a service area's.

    Attributes:
        id: Of the box, for its label.
        words: The label.
        name: Of the form's field.
        value: What the service calls the list.
    """

    id: str
    words: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SubscribeForm(Data):
    """The form of a mail service.

    Attributes:
        address: Where it is sent, in full.
        hidden: What goes along unseen.
        choices: The lists from which one may choose; often none.
    """

    address: str
    hidden: tuple[HiddenField, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SubscribeData(Data):
    """What the page shows.

    Attributes:
        is_demonstration: Whether no letter is sent, as the publisher is an example.
        what: What comes, how often, from whom, and how to leave, in sentences.
        form: None where readers write to the publisher.
        mail: The address to write to, and the way to begin such a mail (`mailto:`).
        privacy: The address of the page on privacy, or empty.
        archive: The address of the letters so far.
    """

    heading: PageHeading
    is_demonstration: bool
    what: str
    form: SubscribeForm | None
    mail: Link
    privacy: str
    archive: str


def subscribe_page(site: Site) -> Page:
    """Return the page."""
    publisher = site.publisher
    archive = from_root(SECTIONS["newsletters"])
    privacy = site.find(PRIVACY)
    data = SubscribeData(
        heading=page_heading(_TITLE, _SUMMARY, (Link("Uutiskirjeet", archive),)),
        is_demonstration=publisher.is_placeholder,
        what=_WHAT.format(publisher.name),
        form=_form(publisher),
        mail=_mail(publisher),
        privacy=from_root(permalink(privacy)) if privacy else "",
        archive=archive,
    )
    return Page(SUBSCRIBE_PAGE, "subscribe", _TITLE, _SUMMARY, "subscribe", data)


def _mail(publisher: Publisher) -> Link:
    way = f"mailto:{quote(publisher.email, safe='@')}?subject={quote(_TITLE)}"
    return Link(publisher.email, way, elsewhere=True)


def _form(publisher: Publisher) -> SubscribeForm | None:
    if publisher.subscribe_url is None:
        return None
    fields = publisher.subscribe_fields.items()
    hidden = tuple(HiddenField(name, value) for name, value in fields)
    return SubscribeForm(publisher.subscribe_url, hidden, _choices(publisher))


def _choices(publisher: Publisher) -> tuple[Choice, ...]:
    """Return the service areas of which the service has a list."""
    lists = publisher.subscribe_lists
    if lists is None:
        return ()
    return tuple(
        Choice(f"tilaa-{slug(area)}", capitalised(area), lists.field, value)
        for area, value in lists.values.items()
    )
