"""A folder that messages are put into, one file a recipient, for some other program to send.

A file is named by the hash of its recipient's address and is there whole or not at all; a message
that is put there again takes its own place. The folder holds people's addresses, so only its owner
may read it, and the command keeps it out of the repository.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tori.deliver.carrier import Answer, ServerError
from tori.deliver.recipient import Recipient
from tori.deliver.suppression import recipient_key
from tori.failures import told

FOLDER = "TORI_OUTBOX"
_CODE = 250
"""As a mail server would say it."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder of `.eml` files; it is its own connection."""

    folder: Path
    is_loopback: bool = True

    def connect(self) -> "Outbox":
        """Make the folder."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self

    def deliver(
        self,
        envelope_from: str,
        recipient: Recipient,
        message: bytes,
        leaving: Callable[[], None],
    ) -> Answer:
        """Put one message into the folder.

        Raises:
            ServerError: The folder takes no more.
        """
        del envelope_from
        file = self.folder / f"{recipient_key(recipient.address)}.eml"
        part = file.with_suffix(".part")
        try:
            _write(part, message)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise ServerError(
                f"kansioon {self.folder} ei voi kirjoittaa ({told(error)})"
            ) from error
        leaving()
        try:
            part.replace(file)
        except OSError:
            return Answer("deferred")
        _settle(self.folder)
        return Answer("sent", _CODE)

    def leave(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def outbox_of(environment: Mapping[str, str]) -> Outbox:
    """Return the folder that TORI_OUTBOX states.

    Raises:
        ServerError: It is not stated.
    """
    folder = environment.get(FOLDER, "")
    if not folder:
        raise ServerError(f"anna kansio valitsimella --outbox tai ympäristömuuttujassa {FOLDER}")
    return Outbox(Path(folder))


def _write(file: Path, data: bytes) -> None:
    """Write a file to the disk itself, for its owner alone."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _settle(folder: Path) -> None:
    """Write the folder's list of files to the disk itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
