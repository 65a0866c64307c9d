"""Reports of mail that did not arrive (RFC 3464), read from a Maildir.

Only what says that it failed for good counts: a delay, or a report of another kind, names nobody.
A report may be forged; the worst that comes of it is one reader fewer, whom the publisher can ask.
"""

import mailbox
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from tori.render.mail_address import BadAddressError, ascii_address


def bounced(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield, for each message of a Maildir, the addresses that it says failed for good."""
    box = mailbox.Maildir(folder, create=False)
    for key in box.iterkeys():
        yield tuple(dict.fromkeys(failed_addresses(box.get_message(key))))


def failed_addresses(report: Message) -> Iterator[str]:
    """Yield the addresses that a report says failed for good; none if it is no report."""
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, Message):
                yield from _failed(block)


def _failed(block: Message) -> Iterator[str]:
    action = str(block.get("Action", "")).strip().lower()
    status = str(block.get("Status", "")).strip()
    if action != "failed" or not status.startswith("5"):
        return
    for field in ("Original-Recipient", "Final-Recipient"):
        kind, _, address = str(block.get(field, "")).partition(";")
        if kind.strip().lower() in {"rfc822", "utf-8"}:
            try:
                yield ascii_address(address.strip())
            except BadAddressError:
                continue
