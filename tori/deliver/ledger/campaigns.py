"""What the ledger knows of campaigns: which issue was given to which list service.

It is a table of the ledger's database. Only `tori.deliver` and `tori.cli` import this.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal

Stage = Literal["making", "made", "started"]
"""`making` is on disk before the service is asked to make it, so that it is looked for later."""

TABLE = """
CREATE TABLE campaigns (
    issue TEXT NOT NULL,
    variant TEXT NOT NULL,
    service TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('making', 'made', 'started')),
    identifier TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (issue, variant)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class KnownCampaign:
    """A campaign of the ledger; while it is being made, `identifier` is empty."""

    service: str
    stage: Stage
    identifier: str


def known_campaign(database: sqlite3.Connection, issue: str, variant: str) -> KnownCampaign | None:
    """Return the campaign of an issue's variant, or none."""
    found = database.execute(
        "SELECT service, stage, identifier FROM campaigns WHERE issue = ? AND variant = ?",
        (issue, variant),
    ).fetchone()
    return KnownCampaign(*found) if found else None


def write_campaign(
    database: sqlite3.Connection, issue: str, variant: str, campaign: KnownCampaign, at: float
) -> None:
    """Write a campaign's stage to disk; `at` is in seconds since 1970."""
    database.execute(
        "INSERT OR REPLACE INTO campaigns VALUES (?, ?, ?, ?, ?, ?)",
        (issue, variant, campaign.service, campaign.stage, campaign.identifier, at),
    )


def forget_campaign(database: sqlite3.Connection, issue: str, variant: str) -> None:
    """Forget a campaign that the service refused to make."""
    database.execute("DELETE FROM campaigns WHERE issue = ? AND variant = ?", (issue, variant))
