"""The link by which a reader leaves, and the check of a finished letter."""

import pytest

from tests.projects import PUBLISHER
from tori.newsletter.errors import MailError
from tori.newsletter.unsubscribe_link import check_unsubscribe, visible_way

MAIL = "mailto:palaute@tori.example?subject=Peru%20uutiskirje"


def test_reader_leaves_by_mail_or_by_the_service() -> None:
    """A static site offers mail; where a service is stated, the link leads to its page."""
    service = "https://peru.tori.example/u"
    assert visible_way(PUBLISHER) == MAIL
    assert visible_way(PUBLISHER.model_copy(update={"unsubscribe_url": service})) == service


@pytest.mark.parametrize(
    ("html", "text", "told"),
    [
        ("<p>Hei</p>", "Hei", "HTML-osasta ja tekstiosasta"),
        (f'<a href="{MAIL}">Peru</a>', "Hei", "tekstiosasta"),
        (f'<!-- <a href="{MAIL}">Peru</a> -->', MAIL, "HTML-osasta"),
        (f"<p>{MAIL}</p>", MAIL, "HTML-osasta"),
    ],
)
def test_letter_without_the_link_is_refused(html: str, text: str, told: str) -> None:
    """Each part must have it, as something that can be followed."""
    with pytest.raises(MailError, match=f"kirjeen {told} puuttuu"):
        check_unsubscribe(html, text, MAIL)


def test_escaped_link_is_a_link() -> None:
    """An address with an ampersand is escaped in HTML and plain in the text."""
    way = "https://peru.example/?a=1&b=2"
    check_unsubscribe('<a href="https://peru.example/?a=1&amp;b=2">x</a>', way, way)
