"""The tables of the ledger's database, and how a file of an earlier program is brought up to them.

The file's `user_version` says which it has. Only `tori.deliver.ledger.ledger` imports this.
"""

import sqlite3

from tori.content.closed_issues import WHOLE
from tori.deliver.ledger import campaigns, suppression

VERSION = 1
"""0 had no variants: each issue was one mail."""
_MAILS = """
CREATE TABLE mails (
    issue TEXT NOT NULL,
    variant TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (issue, variant)
) WITHOUT ROWID
"""
_DELIVERIES = """
CREATE TABLE deliveries (
    issue TEXT NOT NULL,
    recipient TEXT NOT NULL,
    variant TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'unknown')),
    reply INTEGER NOT NULL DEFAULT 0,
    at REAL NOT NULL,
    PRIMARY KEY (issue, recipient)
) WITHOUT ROWID
"""


class NewerLedgerError(Exception):
    """The file is of a later program than this."""


def prepare(database: sqlite3.Connection) -> None:
    """Make the tables, or bring those of an earlier program up to now, all of it or nothing.

    Raises:
        NewerLedgerError: A later program made them.
        sqlite3.DatabaseError: The file is no database.
    """
    if _version(database) == VERSION:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        _bring_up(database)
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _bring_up(database: sqlite3.Connection) -> None:
    """Change the tables inside a transaction; another process may have been quicker."""
    version = _version(database)
    if version > VERSION:
        raise NewerLedgerError
    if version == VERSION:
        return
    is_old = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'issues'").fetchone()
    if is_old:
        database.execute("ALTER TABLE deliveries RENAME TO old_deliveries")
    database.execute(_MAILS)
    database.execute(_DELIVERIES)
    database.execute(suppression.TABLE)
    database.execute(campaigns.TABLE)
    if is_old:
        database.execute("INSERT INTO mails SELECT issue, ?, body FROM issues", (WHOLE,))
        database.execute(
            "INSERT INTO deliveries (issue, recipient, variant, state, reply, at) "
            "SELECT issue, recipient, ?, state, reply, at FROM old_deliveries",
            (WHOLE,),
        )
        database.execute("DROP TABLE old_deliveries")
        database.execute("DROP TABLE issues")
    database.execute(f"PRAGMA user_version = {VERSION}")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
