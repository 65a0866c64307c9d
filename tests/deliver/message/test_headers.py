"""Header fields: what is encoded, what is never folded, and what is refused."""

from email import message_from_string, policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest

from tori.deliver.message.headers import (
    addresses_field,
    field,
    mailbox_field,
    words_field,
)
from tori.newsletter.errors import MailError

WORDS = (
    "Kehittämistekoja – ”ensi” & viimeinen",
    "Plain words",
    "=?utf-8?q?looks_encoded?=",
    "ä" * 160,
    "word " * 40 + "end",
    'Comma, "quote" and \\ backslash',
    "emoji 👩🏽‍💻 " * 20 + "end",
)


@pytest.mark.parametrize("words", WORDS)
def test_words_come_back(words: str) -> None:
    """A parser reads the words that were written, and no line is over 76 characters or raw."""
    written = words_field("Subject", words)
    assert message_from_string(written, policy=policy.default)["Subject"] == words
    assert written.isascii()
    assert max(len(line) for line in written.split("\r\n")) <= 76


@pytest.mark.parametrize("words", WORDS)
def test_display_name_comes_back_as_one_mailbox(words: str) -> None:
    """Whatever the name is, the field has one mailbox with that name and that address."""
    written = mailbox_field("To", words, "meri@kunta.example")
    ((name, address),) = getaddresses([written.removeprefix("To: ").replace("\r\n", "")])
    assert (str(make_header(decode_header(name))), address) == (words, "meri@kunta.example")
    assert max(len(line) for line in written.split("\r\n")) <= 76


def test_name_may_be_empty() -> None:
    """An address alone is a mailbox too."""
    assert mailbox_field("To", " ", "a@kunta.example") == "To: <a@kunta.example>\r\n"


@pytest.mark.parametrize("letter", ["\n", "\r", "\r\n", "\x00", "\x0b", "\u2028", "\x85", "\x7f"])
def test_control_character_is_refused(letter: str) -> None:
    """A name cannot begin a header of its own."""
    name = f"Meri{letter}Bcc: muut@kunta.example"
    with pytest.raises(MailError, match="ohjausmerkki"):
        mailbox_field("To", name, "a@kunta.example")
    with pytest.raises(MailError, match="ohjausmerkki"):
        words_field("Subject", name)
    with pytest.raises(MailError, match="ohjausmerkki"):
        field("List-Id", name)


def test_addresses_are_whole() -> None:
    """A long address stands on a line of its own, neither folded nor encoded."""
    ways = ("https://tori.example/" + "u" * 52, "mailto:palaute@tori.example")
    written = addresses_field("List-Unsubscribe", ways)
    assert written == f"List-Unsubscribe:\r\n <{ways[0]}>,\r\n <{ways[1]}>\r\n"


def test_identifier_must_be_ascii() -> None:
    """An identifier is never encoded."""
    with pytest.raises(MailError, match="muitakin kuin ASCII"):
        field("List-Id", "<uutiskirje.jämsä.example>")
