"""The list of subscribers: a CSV file read into recipients, with every fault told by its row.

Faults name rows and never an address, so that they may be shown and logged. It asks nothing of the
network: whether a mailbox is there, the mail server knows.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tori.deliver.message.recipient import Recipient
from tori.newsletter.mail_address import BadAddressError, ascii_address

if TYPE_CHECKING:
    import _csv

_ADDRESS_NAMES = ("address", "email", "e-mail", "sähköposti", "osoite")
_NAME_NAMES = ("name", "nimi")
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Subscribers:
    """What a file holds.

    Attributes:
        recipients: In the file's order, each once; empty when there are faults.
        rows: The line of the file on which each recipient stands.
        faults: In Finnish, each with its row.
    """

    recipients: tuple[Recipient, ...]
    rows: tuple[int, ...]
    faults: tuple[str, ...]


def read_subscribers(data: bytes) -> Subscribers:
    """Read a CSV file with a header row: the address and, if there is one, the name.

    UTF-8 or, as Finnish Excel writes it, Windows-1252 with semicolons.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    found: list[tuple[int, Recipient]] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for row, outcome in _rows(reader):
        if isinstance(outcome, str):
            faults.append(f"rivi {row}: {outcome}")
            continue
        first = seen.setdefault(outcome.address.casefold(), row)
        if first != row:
            faults.append(f"rivi {row}: sama osoite kuin rivillä {first}")
        found.append((row, outcome))
    if not found and not faults:
        faults.append("tiedostossa ei ole yhtään tilaajaa")
    if faults:
        return Subscribers((), (), tuple(faults))
    return Subscribers(tuple(one for _, one in found), tuple(row for row, _ in found), ())


def _rows(reader: "_csv.Reader") -> Iterator[tuple[int, Recipient | str]]:
    """Yield each row's line and its recipient, or what is wrong with it."""
    columns: tuple[int, int | None, int] | None = None
    row = 1
    try:
        for cells in reader:
            if columns is None:
                columns = _columns(cells)
                if columns is None:
                    yield row, "otsikkorivillä ei ole saraketta address (tai sähköposti)"
                    return
            elif any(cell.strip() for cell in cells):
                yield row, _recipient(cells, *columns)
            row = reader.line_num + 1
    except csv.Error:
        yield row, "rivi on rikki: lainausmerkki puuttuu tai on väärässä paikassa"


def _columns(header: list[str]) -> tuple[int, int | None, int] | None:
    """Return where the address and the name stand, and how many columns there are."""
    names = [cell.strip().casefold() for cell in header]
    address = next((i for i, name in enumerate(names) if name in _ADDRESS_NAMES), None)
    if address is None:
        return None
    return (
        address,
        next((i for i, name in enumerate(names) if name in _NAME_NAMES), None),
        len(names),
    )


def _recipient(cells: list[str], address: int, name: int | None, width: int) -> Recipient | str:
    if len(cells) != width:
        return f"sarakkeita on {len(cells)}, pitäisi olla {width}"
    said = "" if name is None else cells[name].strip()
    if any(not c.isprintable() for c in said):
        return "nimessä on rivinvaihto tai ohjausmerkki"
    if len(said) > _MAX_NAME:
        return f"nimi on pidempi kuin {_MAX_NAME} merkkiä"
    try:
        return Recipient(ascii_address(cells[address].strip()), said)
    except BadAddressError as error:
        return str(error)
