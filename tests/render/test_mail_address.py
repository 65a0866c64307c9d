"""Mail addresses as servers take them."""

import pytest

from tori.render.mail_address import BadAddressError, ascii_address


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("meri@jämsä.example", "meri@xn--jms-qlac.example"),
        ("Meri.Maki+u@KUNTA.example", "Meri.Maki+u@kunta.example"),
    ],
)
def test_domain_is_sent_as_idna(written: str, sent: str) -> None:
    """A domain with ä and ö is sent in its ASCII form; the local part stays as it is."""
    assert ascii_address(written) == sent


@pytest.mark.parametrize(
    "address",
    [
        "",
        "meri",
        "@kunta.example",
        "meri@",
        "meri@kunta",
        "meri@kunta..example",
        "meri@-kunta.example",
        "me ri@kunta.example",
        "meri@kunta.example\n",
        "meri\n@kunta.example",
        "a@tori.example\r\nBcc: b@tori.example",
        "a@b.example, c@d.example",
        "<meri@kunta.example>",
        f"{'a' * 65}@kunta.example",
        f"meri@{'k' * 64}.example",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Nothing is sent to what cannot be an address, and the words do not name it."""
    with pytest.raises(BadAddressError) as told:
        ascii_address(address)
    assert not address or address not in str(told.value)


def test_local_part_must_be_ascii() -> None:
    """Servers without SMTPUTF8 cannot take another."""
    with pytest.raises(BadAddressError, match="muita kuin ASCII-merkkejä"):
        ascii_address("mäki@kunta.example")
