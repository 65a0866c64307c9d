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

from tori.deliver.carriers.carrier import Answer, ServerError
from tori.deliver.ledger.suppression import recipient_key
from tori.deliver.message.recipient import Recipient
from tori.failures import told
from tori.files import NotPlainError, make_folder, write_draft

FOLDER = "TORI_OUTBOX"
_CODE = 250
"""As a mail server would say it."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder of `.eml` files; it is its own connection."""

    folder: Path
    is_loopback: bool = True

    def connect(self) -> "Outbox":
        """Make the folder.

        Raises:
            ServerError: It is a link, or no folder at all.
        """
        try:
            make_folder(self.folder.parent, self.folder, 0o700)
        except NotPlainError as error:
            raise ServerError(str(error)) from error
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
            ServerError: The folder takes no more, or a link stands where the message goes.
        """
        del envelope_from
        file = self.folder / f"{recipient_key(recipient.address)}.eml"
        try:
            draft = write_draft(self.folder.parent, file, message, lasting=True, private=True)
        except NotPlainError as error:
            raise ServerError(str(error)) from error
        except OSError as error:
            raise ServerError(
                f"kansioon {self.folder} ei voi kirjoittaa ({told(error)})"
            ) from error
        leaving()
        try:
            draft.replace(file)
        except OSError:
            with suppress(OSError):
                draft.unlink()
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


def _settle(folder: Path) -> None:
    """Write the folder's list of files to the disk itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
