"""The subscribers' file: what is read, and that faults are told by row, not by address."""

import pytest

from tori.deliver.message.recipient import Recipient
from tori.deliver.subscribers import read_subscribers


def test_file_is_read_in_order() -> None:
    """Addresses and names come as they stand, and rows are the file's own."""
    found = read_subscribers(b"address,name\na@tori.example,Aino\n\nb@tori.example,\n")
    assert found.recipients == (Recipient("a@tori.example", "Aino"), Recipient("b@tori.example"))
    assert found.rows == (2, 4)
    assert not found.faults


def test_finnish_excel_is_read() -> None:
    """Semicolons, Windows-1252 and Finnish names of columns."""
    data = "Nimi;Sähköposti\r\nÄmmä;a@tori.example\r\n".encode("cp1252")
    assert read_subscribers(data).recipients == (Recipient("a@tori.example", "Ämmä"),)


def test_domain_becomes_idna() -> None:
    """A domain with Finnish letters is sent as DNS knows it."""
    (aino,) = read_subscribers("address\n aino@Öbb.at \n".encode()).recipients
    assert aino.address == "aino@xn--bb-eka.at"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("a@tori.example,Aino,x", "sarakkeita on 3, pitäisi olla 2"),
        ("A@TORI.example,Toinen", "sama osoite kuin rivillä 2"),
        ("ei-osoite,Aino", "osoite ei ole muotoa"),
        ("äiti@tori.example,Aino", "muita kuin ASCII-merkkejä"),
        ("a@localhost,Aino", "verkkotunnus ei kelpaa"),
        ("a..b@tori.example,Aino", "alkuosa ei kelpaa"),
        ("a@b..fi,Aino", "verkkotunnus ei kelpaa"),
        ('c@tori.example,"Aino\r\nBcc: x@tori.example"', "nimessä on rivinvaihto"),
        ('"c@tori.example\nBcc: x",Aino', "rivinvaihto"),
        ("a b@tori.example,Aino", "alkuosa ei kelpaa"),
        ('c@tori.example,"Aino', "rivi on rikki"),
    ],
)
def test_fault_is_told_by_row(row: str, fault: str) -> None:
    """Nobody is taken from a file with a fault, and the message holds no address."""
    found = read_subscribers(f"address,name\na@tori.example,Aino\n{row}\n".encode())
    assert found.recipients == ()
    assert len(found.faults) == 1
    assert found.faults[0].startswith("rivi 3: ")
    assert fault in found.faults[0]
    assert "tori.example" not in found.faults[0]


def test_all_faults_are_told() -> None:
    """Whoever mends the file mends it once."""
    assert len(read_subscribers(b"email\nx\ny\na@tori.example\n").faults) == 2


@pytest.mark.parametrize("data", [b"", b"address,name\n", b"name\nAino\n"])
def test_file_without_subscribers_is_a_fault(data: bytes) -> None:
    """An empty file and one of something else are no reason to send to nobody."""
    assert len(read_subscribers(data).faults) == 1
