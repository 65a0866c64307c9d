"""Reports of mail that did not arrive (RFC 3464), read from a Maildir.

Only what says that it failed for good counts: a delay, or a report of another kind, names nobody.
A report may be forged; the worst that comes of it is one reader fewer, whom the publisher can ask.
"""

import email
import os
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from stat import S_ISREG

from tori.newsletter.mail_address import BadAddressError, ascii_address

_MOST_BYTES = 10 * 1024 * 1024
_MOST_PARTS = 100
"""A report has three, and the mail that it returns seldom many more; Python reads a part within a
part by calling itself."""
_BEGINNINGS_OF_PARTS = (b"multipart/", b"message/")
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def bounced(folder: Path) -> Iterator[tuple[str, ...] | None]:
    """Yield, for each message of a Maildir, the addresses that it says failed for good.

    None stands for what is no message: a pipe, a link, a folder, or a file beyond all bounds.

    Raises:
        OSError: The machine would not let a message be read.
    """
    for name in ("new", "cur"):
        for file in sorted((folder / name).iterdir()):
            if not file.name.startswith("."):
                raw = _message(file)
                yield None if raw is None else _addresses(raw)


def _message(file: Path) -> bytes | None:
    status = file.lstat()
    if not S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
        return None
    with open(os.open(file, _READ), "rb") as opened:  # noqa: PTH123 — a descriptor, not a path
        raw = opened.read()
    lowered = raw.lower()
    parts = sum(lowered.count(beginning) for beginning in _BEGINNINGS_OF_PARTS)
    return raw if parts <= _MOST_PARTS else None


def _addresses(raw: bytes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(failed_addresses(email.message_from_bytes(raw))))


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
