"""The link by which a letter's reader leaves the list, and the check that a letter has it."""

from html.parser import HTMLParser
from urllib.parse import quote

from tori.content.settings.publisher import Publisher
from tori.newsletter.errors import MailError
from tori.newsletter.mail_address import ascii_address

_SUBJECT = "Peru uutiskirje"


def mail_way(publisher: Publisher) -> str:
    """Return the mailto address that asks to be taken off the list."""
    return f"mailto:{ascii_address(publisher.email)}?subject={quote(_SUBJECT)}"


def visible_way(publisher: Publisher) -> str:
    """Return where the letter's own link leads: the service's page, or a mail to the publisher."""
    return publisher.unsubscribe_url or mail_way(publisher)


def check_unsubscribe(html: str, text: str, way: str) -> None:
    """Check that a finished letter lets its reader leave.

    Raises:
        MailError: The HTML has no link to it, or the text does not state it.
    """
    reader = _Links()
    reader.feed(html)
    lost = [
        part
        for part, there in (("HTML-osasta", way in reader.ways), ("tekstiosasta", way in text))
        if not there
    ]
    if lost:
        message = f"kirjeen {' ja '.join(lost)} puuttuu perumislinkki {way}"
        raise MailError(message)


class _Links(HTMLParser):
    """Gathers the links that a reader can follow: none in comments."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.ways.update(value for name, value in attrs if name == "href")
