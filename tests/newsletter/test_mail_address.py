"""Mail addresses as servers take them."""

import pytest

from tori.newsletter.mail_address import (
    BadAddressError,
    address_of_2003,
    ascii_address,
    ascii_domain,
)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("meri@jämsä.example", "meri@xn--jms-qlac.example"),
        ("Meri.Maki+u@KUNTA.example", "Meri.Maki+u@kunta.example"),
        ("meri@JÄMSÄ.example", "meri@xn--jms-qlac.example"),
        ("meri@ja\u0308msa\u0308.example", "meri@xn--jms-qlac.example"),
        ("meri@ｊäｍｓä。example", "meri@xn--jms-qlac.example"),
        ("a@faß.de", "a@xn--fa-hia.de"),
        ("a@FAẞ.de", "a@xn--fa-hia.de"),
        ("a@XN--FA-HIA.de", "a@xn--fa-hia.de"),
        ("a@fass.de", "a@fass.de"),
        ("a@βόλος.example", "a@xn--nxasmm1c.example"),
        ("a@r3--sn-x.example", "a@r3--sn-x.example"),
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
        f"meri@{'ä' * 64}.example",
        "meri@ä..example",
        "meri@ä",
        "meri@-ä.example",
        "meri@i♥ny.example",
        "meri@xn--ä.example",
        "meri@ku\u200dnta.example",
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


def test_name_of_a_host_is_idna_too() -> None:
    """A connection to a name that is not ASCII would go where IDNA 2003 leads."""
    assert ascii_domain("post.faß.de") == "post.xn--fa-hia.de"
    assert ascii_domain("::1") == "::1"


@pytest.mark.parametrize(
    ("address", "former"),
    [
        ("a@xn--fa-hia.de", "a@fass.de"),
        ("a@xn--nxasmm1c.example", "a@xn--nxasmq6b.example"),
        ("meri@xn--jms-qlac.example", None),
        ("meri@kunta.example", None),
        ("meri@xn--0.example", None),
    ],
)
def test_address_of_an_earlier_program_is_known(address: str, former: str | None) -> None:
    """Only where IDNA 2003 made another domain of it."""
    assert address_of_2003(address) == former
