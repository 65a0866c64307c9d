"""How a reader leaves: the header's addresses, and one click."""

import pytest

from tests.projects import ROOT
from tori.content.settings.publisher import Publisher, read_publisher
from tori.deliver.message.unsubscribe import token, unsubscribe_fields
from tori.newsletter.errors import MailError

KEY = b"a secret of the service"
SERVICE = "https://peru.tori.example/u"
MAIL = "mailto:palaute@tori.example?subject=Peru%20uutiskirje"
READER = "meri@kunta.example"


def publisher(**changes: str) -> Publisher:
    """Return the project's publisher with changes."""
    return read_publisher(ROOT).model_copy(update=changes)


def test_mail_is_always_a_way() -> None:
    """A static site takes no POST, so it offers mail alone and no one-click."""
    assert unsubscribe_fields(publisher(), READER, KEY) == f"List-Unsubscribe: <{MAIL}>\r\n"


def test_service_gives_one_click() -> None:
    """Where a service is stated, its address for the reader comes first (RFC 8058)."""
    way = f"{SERVICE}/{token(KEY, READER)}"
    assert unsubscribe_fields(publisher(unsubscribe_url=SERVICE + "/"), READER, KEY) == (
        f"List-Unsubscribe: <{way}>,\r\n <{MAIL}>\r\n"
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    )


def test_one_click_is_not_offered_without_a_key() -> None:
    """An address that does not tell who leaves is no one-click address."""
    fields = unsubscribe_fields(publisher(unsubscribe_url=SERVICE), READER, b"")
    assert fields == f"List-Unsubscribe: <{MAIL}>\r\n"


def test_token_is_the_readers_own() -> None:
    """It is the same each time, another for another reader and another key, and says nobody."""
    tokens = {token(KEY, READER), token(KEY, "muu@kunta.example"), token(b"x", READER)}
    assert len(tokens) == 3
    assert token(KEY, "MERI@kunta.example") == token(KEY, READER)
    assert {len(made) for made in tokens} == {22}


def test_longest_address_that_stays_whole() -> None:
    """73 characters pass and 74 are refused, with the number."""
    fits = "https://peru.tori.example/".ljust(73 - 23, "u")
    assert f"<{fits}/" in unsubscribe_fields(publisher(unsubscribe_url=fits), READER, KEY)
    with pytest.raises(MailError, match=r"enintään 73 ASCII-merkkiä.*nyt 74"):
        unsubscribe_fields(publisher(unsubscribe_url=fits + "u"), READER, KEY)


@pytest.mark.parametrize(
    "address", ["http://peru.example/u", "https://perú.example/u", "https://peru.example/a,b"]
)
def test_unfit_service_is_refused(address: str) -> None:
    """RFC 8058 asks for https, and a header for ASCII without commas."""
    with pytest.raises(MailError, match="perumisosoite"):
        unsubscribe_fields(publisher(unsubscribe_url=address), READER, KEY)
