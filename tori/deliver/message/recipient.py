"""Who gets a message. Any module of the delivery may import this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipient:
    """One reader: an address in ASCII, its domain as IDNA, and a name that may be empty."""

    address: str
    name: str = ""
