"""The ledger: which issue went to whom, and in which variant, on disk before the message leaves.

SQLite in WAL mode with `synchronous=FULL`: what is committed survives kill -9 and a power cut.
A recipient is a hash (`suppression.recipient_key`), so the file names nobody. Beside it lie a lock,
which one sender holds at a time, and for each issue a tally, one byte for each message that was
sent: a ledger that knows of fewer was lost or is an old copy. Losing the whole folder is what the
tally cannot tell. Only `tori.deliver` and `tori.cli` import this.
"""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Self

from tori.content.closed_issues import WHOLE
from tori.deliver.ledger import suppression
from tori.deliver.ledger.tables import NewerLedgerError, prepare
from tori.failures import is_busy, told
from tori.files import NotPlainError, refuse_links

State = Literal["queued", "sending", "sent", "deferred", "failed", "unknown"]

_LEFT: tuple[State, ...] = ("sending", "sent", "unknown")
"""What has reached someone, or may have."""
_OPEN: tuple[State, ...] = ("queued", "deferred")
"""What has reached nobody yet, and may go as any variant."""
_ENDINGS = ("", ".lock", "-wal", "-shm")
"""The files of a ledger: its own, the sender's lock, and SQLite's two."""
_BUSY_SECONDS = 30.0


class LedgerError(Exception):
    """Why nothing may be sent; told in Finnish."""


class Ledger:
    """An open ledger; a context manager that closes it."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it and its folder, which only their owner may read.

        Raises:
            LedgerError: The file is no ledger, a link or a pipe, or of a later program.
        """
        self.file = file
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            for ending in _ENDINGS:  # SQLite would write through a link, and wait for a pipe
                refuse_links(file.parent, file.with_name(f"{file.name}{ending}"))
            self.database = _opened(file)
        except NotPlainError as error:
            raise LedgerError(f"kirjanpitoa ei voi käyttää: {error}") from error
        except sqlite3.OperationalError as error:
            raise LedgerError(f"kirjanpitoa {file} ei voi käyttää ({told(error)})") from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(
                f"tiedosto {file} ei ole lähetyskirjanpito ({told(error)})"
            ) from error
        except NewerLedgerError as error:
            raise LedgerError(
                f"kirjanpito {file} on uudemman ohjelman tekemä; päivitä tämä ohjelma"
            ) from error
        file.chmod(0o600)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self.database.close()

    @contextmanager
    def sole_sender(self) -> Iterator[None]:
        """Hold the lock that a sender holds; the system lets go of it however the sender ends.

        Raises:
            LedgerError: Another sender holds it.
        """
        lock = sqlite3.connect(f"{self.file}.lock", isolation_level=None, timeout=0)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if not is_busy(error):
                raise LedgerError(
                    f"kirjanpidon lukkoa {self.file}.lock ei voi varata ({told(error)})"
                ) from error
            raise LedgerError(
                "toinen lähetys on käynnissä samalla kirjanpidolla; odota, että se päättyy"
            ) from error
        try:
            yield
        finally:
            lock.close()

    def states(self, issue: str) -> Mapping[str, State]:
        """Return the state of each recipient whom the issue knows."""
        rows = self.database.execute(
            "SELECT recipient, state FROM deliveries WHERE issue = ?", (issue,)
        )
        return dict(rows.fetchall())

    def has_left(self, issue: str, variant: str) -> bool:
        """Return whether a message of the variant has reached someone, or may have."""
        found = self.database.execute(
            "SELECT 1 FROM deliveries WHERE issue = ? AND variant = ? AND state IN (?, ?, ?)",
            (issue, variant, *_LEFT),
        )
        return found.fetchone() is not None

    def others(self, issue: str, variant: str) -> frozenset[str]:
        """Return the recipients who got another variant of the issue, or may have."""
        rows = self.database.execute(
            "SELECT recipient FROM deliveries WHERE issue = ? AND variant <> ? "
            "AND state NOT IN (?, ?)",
            (issue, variant, *_OPEN),
        )
        return frozenset(row[0] for row in rows)

    def check(
        self,
        issue: str,
        body: str,
        variant: str = WHOLE,
        replaced: Container[str] = (),
    ) -> None:
        """Check that the issue may go on: the same body as before, and nothing forgotten.

        Args:
            issue: Its name.
            body: The hash of what all recipients of the variant get.
            variant: Its name.
            replaced: The hashes of bodies that this one may go on for (`ClosedIssue.replaced`).

        Raises:
            LedgerError: The body changed after the first message, or the ledger knows of fewer
                messages than were sent.
        """
        known = self.database.execute(
            "SELECT body FROM mails WHERE issue = ? AND variant = ?", (issue, variant)
        ).fetchone()
        is_same = not known or known[0] == body or known[0] in replaced
        if not is_same and self.has_left(issue, variant):
            raise LedgerError(
                f"kirjeen {issue} sisältö on muuttunut sen jälkeen, kun sen lähettäminen alkoi; "
                "palauta entinen sisältö tai tee uusi kirje"
            )
        forgotten = self._tallied(issue) - self._count(issue, "sent")
        if forgotten > 0:
            raise LedgerError(
                f"kirjanpito {self.file} on kadonnut tai vanha kopio: siitä puuttuu {forgotten} "
                f"kirjeen {issue} lähetystä, jotka nyt toistettaisiin. Palauta oikea kirjanpito, "
                "tai anna valitsin --new-ledger, jos ne saa lähettää uudelleen"
            )

    def settle_interrupted(self, issue: str) -> None:
        """Call unknown what was in flight when an earlier run ended. Call it with the lock held."""
        self.database.execute(
            "UPDATE deliveries SET state = 'unknown' WHERE issue = ? AND state = 'sending'",
            (issue,),
        )

    def begin(
        self, issue: str, body: str, recipients: Iterable[str], at: float, variant: str = WHOLE
    ) -> None:
        """Queue whoever is new to the issue, or waits for another variant of it.

        Call it with the lock held, after `check`.
        """
        with self._transaction():
            self.database.execute(
                "INSERT OR REPLACE INTO mails VALUES (?, ?, ?)", (issue, variant, body)
            )
            self.database.executemany(
                "INSERT INTO deliveries (issue, recipient, variant, state, at) "
                "VALUES (?, ?, ?, 'queued', ?) ON CONFLICT (issue, recipient) "
                "DO UPDATE SET variant = excluded.variant WHERE state IN ('queued', 'deferred')",
                ((issue, recipient, variant, at) for recipient in recipients),
            )

    def mark(self, issue: str, recipient: str, state: State, at: float, reply: int = 0) -> None:
        """Write a recipient's state to disk; `reply` is the server's code."""
        self.database.execute(
            "UPDATE deliveries SET state = ?, at = ?, reply = ? WHERE issue = ? AND recipient = ?",
            (state, at, reply, issue, recipient),
        )
        if state == "sent":
            self._count_sent(issue)

    def requeue_unknown(self, issue: str, variant: str = WHOLE) -> None:
        """Queue again what nobody knows of: the operator's decision, never the program's."""
        self.database.execute(
            "UPDATE deliveries SET state = 'queued' "
            "WHERE issue = ? AND variant = ? AND state = 'unknown'",
            (issue, variant),
        )

    def forget_tally(self, issue: str) -> None:
        """Take the ledger's own count for true: the operator's decision."""
        self._tally(issue).write_bytes(b"." * self._count(issue, "sent"))

    def suppress(self, recipient: str, reason: suppression.Reason, at: float) -> bool:
        """Send no more to a recipient; return whether that is new."""
        return suppression.suppress(self.database, recipient, reason, at)

    def is_suppressed(self, recipient: str) -> bool:
        """Return whether the recipient gets no mail."""
        return suppression.is_suppressed(self.database, recipient)

    def carry_over_leaving(self, old: str, new: str) -> None:
        """Have whoever left under one key have left under another too."""
        self.database.execute(
            "INSERT OR IGNORE INTO suppressed "
            "SELECT ?, reason, at FROM suppressed WHERE recipient = ? AND reason = 'left'",
            (new, old),
        )

    def carry_over_delivery(self, issue: str, old: str, new: str) -> None:
        """Have a message that has left, or may have, for one key have left for another too."""
        carried = self.database.execute(
            "INSERT OR IGNORE INTO deliveries (issue, recipient, variant, state, reply, at) "
            "SELECT issue, ?, variant, state, reply, at FROM deliveries "
            "WHERE issue = ? AND recipient = ? AND state IN (?, ?, ?)",
            (new, issue, old, *_LEFT),
        )
        if carried.rowcount == 1 and self.states(issue)[new] == "sent":
            self._count_sent(issue)

    def _count_sent(self, issue: str) -> None:
        with self._tally(issue).open("ab") as tally:
            tally.write(b".")

    def _count(self, issue: str, state: State) -> int:
        found = self.database.execute(
            "SELECT count(*) FROM deliveries WHERE issue = ? AND state = ?", (issue, state)
        )
        return int(found.fetchone()[0])

    def _tally(self, issue: str) -> Path:
        return self.file.with_name(f"{self.file.name}.{issue}.sent")

    def _tallied(self, issue: str) -> int:
        tally = self._tally(issue)
        return tally.stat().st_size if tally.is_file() else 0

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        prepare(database)
    except BaseException:
        database.close()
        raise
    return database
