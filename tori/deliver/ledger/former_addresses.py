"""Readers whom the ledger knows under an address that this program once made of theirs.

It sent a@faß.de to a@fass.de, by IDNA 2003, and wrote that in the ledger. Both are mostly one
reader, who must neither get an issue twice nor get mail after leaving; where they are two, one of
them gets a letter fewer, unless the subscribers' file names both.
"""

from collections.abc import Sequence

from tori.deliver.ledger.ledger import Ledger
from tori.deliver.ledger.suppression import recipient_key
from tori.deliver.message.recipient import Recipient
from tori.newsletter.mail_address import address_of_2003


def carry_over(ledger: Ledger, issue: str, recipients: Sequence[Recipient]) -> None:
    """Have the ledger know such readers under their own addresses too."""
    keys = {recipient_key(one.address) for one in recipients}
    for one in recipients:
        former = address_of_2003(one.address)
        if former is None:
            continue
        old, new = recipient_key(former), recipient_key(one.address)
        ledger.carry_over_leaving(old, new)
        if old not in keys:
            ledger.carry_over_delivery(issue, old, new)
