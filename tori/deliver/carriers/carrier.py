"""What takes messages one by one: the sender's interface to a mail server, a folder and the like.

Another service of this kind is one file with the two classes below, and its name in `services`
(docs/delivery-services.md). Only `tori.deliver` and `tori.cli` import this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Protocol

from tori.deliver.ledger.ledger import State
from tori.deliver.message.recipient import Recipient


class ServerError(Exception):
    """The service cannot be used: it is not stated, not there, or refuses us. In Finnish."""


class LostError(Exception):
    """The connection went before the message did: it may be tried again at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message; `is_mailbox` when the service refused the recipient's mailbox."""

    state: State
    code: int = 0
    is_mailbox: bool = False


class Connection(Protocol):
    """A connection that messages go through, one after the other."""

    def deliver(
        self,
        envelope_from: str,
        recipient: Recipient,
        message: bytes,
        leaving: Callable[[], None],
    ) -> Answer:
        """Take one message; call `leaving` just before it can reach anybody, and not earlier.

        An answer that does not come after `leaving` is `unknown`.

        Raises:
            ServerError: The service takes no mail of ours at all.
            LostError: The connection went before `leaving`.
        """
        ...

    def leave(self) -> None:
        """Take leave of the service."""
        ...

    def close(self) -> None:
        """Let go of the connection, which may be in the midst of a message: not a word more."""
        ...


class Carrier(Protocol):
    """A service that takes messages one by one."""

    @property
    def is_loopback(self) -> bool:
        """Whether nothing leaves this machine."""
        ...

    def connect(self) -> Connection:
        """Return a connection that is ready for messages.

        Raises:
            ServerError: The service refuses us.
            OSError: It does not answer.
        """
        ...


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, so that nothing leaves it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
