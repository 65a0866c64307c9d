"""The sending of an issue: one message to each recipient, written in the ledger before it leaves.

One connection is used as long as it lasts. Only what the server refuses at RCPT for good is the
mailbox's fault and suppressed; a row of refusals is rather ours, so it stops the run and those in
it are tried again. Nothing here says or logs an address. Time comes from the caller.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tori.deliver.carriers.carrier import Answer, Carrier, Connection, LostError, ServerError
from tori.deliver.ledger.ledger import Ledger, State
from tori.deliver.ledger.suppression import recipient_key
from tori.deliver.message.recipient import Recipient

ROW = 5
"""Refusals or lost connections in a row that end a round."""
BACK_OFF = (60.0, 300.0, 900.0)
"""Seconds before each new round with those whom the server put off."""
_OPEN: tuple[State, ...] = ("queued", "deferred")
_CLOSING = 421
"""Of SMTP: the service ends the connection."""


@dataclass(frozen=True, slots=True)
class Post:
    """How messages go: from whom, through what, how fast, and by which clocks.

    Attributes:
        clock: Seconds since 1970, for the ledger; somebody may set it.
        stopwatch: Seconds from any moment on, for the throttle; nobody can set it.
    """

    carrier: Carrier
    envelope_from: str
    message_for: Callable[[Recipient], bytes]
    per_second: float
    clock: Callable[[], float]
    stopwatch: Callable[[], float]
    sleep: Callable[[float], None]
    sign: Callable[[bytes], bytes] = bytes
    """What each message goes through last: a signature, or nothing."""

    def message_to(self, recipient: Recipient) -> bytes:
        """Return the message as it leaves."""
        return self.sign(self.message_for(recipient))


def open_recipients(
    ledger: Ledger, issue: str, recipients: Sequence[Recipient]
) -> tuple[Recipient, ...]:
    """Return those who are still to get the issue: not sent, failed, unknown or suppressed."""
    states = ledger.states(issue)
    keys = ((one, recipient_key(one.address)) for one in recipients)
    return tuple(
        one
        for one, key in keys
        if states.get(key, "queued") in _OPEN and not ledger.is_suppressed(key)
    )


def send(
    post: Post,
    ledger: Ledger,
    issue: str,
    recipients: Sequence[Recipient],
    told: Callable[[int], None] = lambda _: None,
) -> None:
    """Send to all who are open, in rounds: those put off are tried again after a while.

    The caller holds the ledger's lock and has begun the issue. `told` hears how many were sent.

    Raises:
        ServerError: The server refuses us, or refused several in a row.
        OSError: It does not answer.
    """
    if not open_recipients(ledger, issue, recipients):
        return
    run = _Run(post, ledger, issue, told)
    try:
        run.open()
        for wait in (*BACK_OFF, None):
            run.round(open_recipients(ledger, issue, recipients))
            run.leave()
            if wait is None or not open_recipients(ledger, issue, recipients):
                return
            post.sleep(wait)
    finally:
        run.drop()


def send_one(post: Post, recipient: Recipient) -> Answer:
    """Send one message that no ledger knows of: the trial.

    Raises:
        ServerError: The server refuses us.
        OSError: It does not answer.
    """
    connection = post.carrier.connect()
    try:
        message = post.message_to(recipient)
        return connection.deliver(post.envelope_from, recipient, message, lambda: None)
    except LostError:
        return Answer("deferred")
    finally:
        connection.close()


class _Run:
    """A connection, the throttle and the count of refusals in a row."""

    def __init__(self, post: Post, ledger: Ledger, issue: str, told: Callable[[int], None]) -> None:
        self._post = post
        self._ledger = ledger
        self._issue = issue
        self._told = told
        self._connection: Connection | None = None
        self._next = post.stopwatch()
        self._sent = 0
        self._refused: list[tuple[str, Answer]] = []

    def open(self) -> None:
        self._connection = self._post.carrier.connect()

    def leave(self) -> None:
        """Take leave of the service."""
        if self._connection is not None:
            self._connection.leave()
        self.drop()

    def drop(self) -> None:
        """Let go of a connection that may be in the midst of a message: not a word more on it."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def round(self, recipients: Sequence[Recipient]) -> None:
        """Try each once; stop early when the server puts off several in a row."""
        put_off = 0
        for recipient in recipients:
            key = recipient_key(recipient.address)
            if self._ledger.is_suppressed(key):
                continue
            self._throttle()
            answer = self._attempt(recipient, key)
            self._mark(key, answer.state, answer.code)
            put_off = put_off + 1 if answer.state == "deferred" else 0
            if answer.state in ("failed", "unknown"):
                self._refused.append((key, answer))
                if len(self._refused) >= ROW:
                    self._stop()
            elif answer.state == "sent":
                self._sent += 1
                self._told(self._sent)
                self._settle()
            if put_off >= ROW:
                break
        self._settle()

    def _attempt(self, recipient: Recipient, key: str) -> Answer:
        """Try one message; a connection that is lost before it leaves is opened anew, once."""
        for _ in range(2):
            try:
                if self._connection is None:
                    self.open()
                if self._connection is not None:
                    return self._through(self._connection, recipient, key)
            except (LostError, OSError):
                self.drop()
        return Answer("deferred")

    def _through(self, connection: Connection, recipient: Recipient, key: str) -> Answer:
        answer = connection.deliver(
            self._post.envelope_from,
            recipient,
            self._post.message_to(recipient),
            lambda: self._mark(key, "sending"),
        )
        if answer.state == "unknown" or answer.code == _CLOSING:
            self.drop()
        return answer

    def _mark(self, key: str, state: State, code: int = 0) -> None:
        self._ledger.mark(self._issue, key, state, self._post.clock(), code)

    def _throttle(self) -> None:
        now = self._post.stopwatch()
        if now < self._next:
            self._post.sleep(self._next - now)
        self._next = max(now, self._next) + 1 / self._post.per_second

    def _settle(self) -> None:
        """Believe refusals that were no row: suppress the mailboxes."""
        for key, answer in self._refused:
            if answer.is_mailbox:
                self._ledger.suppress(key, "refused", self._post.clock())
        self._refused.clear()

    def _stop(self) -> None:
        """Disbelieve a row of refusals: it is about us, and they are tried again another time."""
        codes = sorted({answer.code for _, answer in self._refused if answer.code})
        for key, answer in self._refused:
            if answer.state == "failed":
                self._mark(key, "deferred", answer.code)
        self._refused.clear()
        said = f"vastaus {', '.join(map(str, codes))}" if codes else "yhteys katkesi"
        raise ServerError(
            f"palvelin torjui {ROW} viestiä peräkkäin ({said}); lähetys keskeytettiin"
        )
