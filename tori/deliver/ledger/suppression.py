"""Who gets no more mail: those who left and those whose mailbox is gone, as hashes of addresses.

It is a table of the ledger's database, and is asked just before each message, so that whoever
leaves during a run is honoured. Only `tori.deliver` and `tori.cli` import this.
"""

import sqlite3
from hashlib import sha256
from typing import Literal

Reason = Literal["left", "refused", "bounced"]

TABLE = """
CREATE TABLE IF NOT EXISTS suppressed (
    recipient TEXT PRIMARY KEY,
    reason TEXT NOT NULL CHECK (reason IN ('left', 'refused', 'bounced')),
    at REAL NOT NULL
) WITHOUT ROWID
"""


def recipient_key(address: str) -> str:
    """Return what stands for an address in the database: it holds no address itself."""
    return sha256(address.strip().casefold().encode()).hexdigest()[:32]


def suppress(database: sqlite3.Connection, key: str, reason: Reason, at: float) -> bool:
    """Add a recipient; return whether it was not there yet. `at` is in seconds since 1970."""
    added = database.execute("INSERT OR IGNORE INTO suppressed VALUES (?, ?, ?)", (key, reason, at))
    return added.rowcount == 1


def is_suppressed(database: sqlite3.Connection, key: str) -> bool:
    """Return whether the recipient gets no mail."""
    found = database.execute("SELECT 1 FROM suppressed WHERE recipient = ?", (key,))
    return found.fetchone() is not None
