"""The ledger: what it keeps and when it refuses."""

import os
import sqlite3
from pathlib import Path

import pytest

from tori.deliver.ledger.ledger import Ledger, LedgerError
from tori.deliver.ledger.suppression import recipient_key

ISSUE = "2020-10"
OLD_TABLES = """
CREATE TABLE issues (issue TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deliveries (
    issue TEXT NOT NULL REFERENCES issues (issue), recipient TEXT NOT NULL, state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'unknown')),
    reply INTEGER NOT NULL DEFAULT 0, at REAL NOT NULL, PRIMARY KEY (issue, recipient)
) WITHOUT ROWID;
CREATE TABLE suppressed (
    recipient TEXT PRIMARY KEY,
    reason TEXT NOT NULL CHECK (reason IN ('left', 'refused', 'bounced')),
    at REAL NOT NULL
) WITHOUT ROWID;
"""
"""What the program made before an issue had variants."""
A, B = (recipient_key(f"{name}@tori.example") for name in "ab")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a ledger that was begun for two, of whom the first got the issue."""
    file = tmp_path / "data/ledger.sqlite"
    with Ledger(file) as ledger:
        ledger.begin(ISSUE, "sisältö", (A, B), 0)
        ledger.mark(ISSUE, A, "sending", 1)
        ledger.mark(ISSUE, A, "sent", 2, 250)
    return file


def test_states_stay_on_disk(file: Path) -> None:
    """Another run finds what the first did."""
    with Ledger(file) as ledger:
        assert ledger.states(ISSUE) == {A: "sent", B: "queued"}


def test_begun_again_forgets_nothing(file: Path) -> None:
    """Who was sent to is not queued again."""
    with Ledger(file) as ledger:
        ledger.begin(ISSUE, "sisältö", (A, B), 3)
        assert ledger.states(ISSUE) == {A: "sent", B: "queued"}


def test_in_flight_becomes_unknown(file: Path) -> None:
    """What was sending when a run ended is never sent again by itself."""
    with Ledger(file) as ledger:
        ledger.mark(ISSUE, B, "sending", 3)
        ledger.settle_interrupted(ISSUE)
        assert ledger.states(ISSUE)[B] == "unknown"
        ledger.requeue_unknown(ISSUE)
        assert ledger.states(ISSUE)[B] == "queued"


def test_changed_body_is_refused(file: Path) -> None:
    """All readers get the same issue."""
    with Ledger(file) as ledger:
        ledger.check(ISSUE, "sisältö")
        with pytest.raises(LedgerError, match="muuttunut"):
            ledger.check(ISSUE, "muu")


def test_replaced_body_may_go_on(file: Path) -> None:
    """A body that a redaction accounts for is sent to the rest, and binds from then on."""
    with Ledger(file) as ledger:
        ledger.check(ISSUE, "lyhyempi", replaced={"sisältö"})
        ledger.begin(ISSUE, "lyhyempi", (A, B), 3)
        with pytest.raises(LedgerError, match="muuttunut"):
            ledger.check(ISSUE, "sisältö")
        with pytest.raises(LedgerError, match="muuttunut"):
            ledger.check(ISSUE, "muu", replaced={"sisältö"})


def test_body_may_change_before_the_first_message(tmp_path: Path) -> None:
    """A run that reached nobody binds nobody."""
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.begin(ISSUE, "sisältö", (A,), 0)
        ledger.check(ISSUE, "muu")


def test_each_variant_has_a_body_of_its_own(file: Path) -> None:
    """What went to some binds those alone who are to get the same."""
    with Ledger(file) as ledger:
        ledger.check(ISSUE, "muu", "tekniset")
        ledger.begin(ISSUE, "muu", (B,), 3, "tekniset")
        ledger.mark(ISSUE, B, "sent", 4)
        ledger.check(ISSUE, "sisältö")
        with pytest.raises(LedgerError, match="muuttunut"):
            ledger.check(ISSUE, "sisältö", "tekniset")


def test_who_waits_may_get_another_variant_and_others_not(file: Path) -> None:
    """A reader gets an issue once, in the variant that reached them first."""
    with Ledger(file) as ledger:
        ledger.begin(ISSUE, "muu", (A, B), 3, "tekniset")
        ledger.mark(ISSUE, B, "sent", 4)
        assert ledger.states(ISSUE) == {A: "sent", B: "sent"}
        assert ledger.others(ISSUE, "tekniset") == {A}
        assert ledger.others(ISSUE, "kaikki") == {B}


def test_doubt_of_another_variant_stays(file: Path) -> None:
    """Who may have got one variant is not queued for another."""
    with Ledger(file) as ledger:
        ledger.mark(ISSUE, B, "unknown", 3)
        ledger.requeue_unknown(ISSUE, "tekniset")
        assert ledger.states(ISSUE)[B] == "unknown"


def test_ledger_of_an_earlier_program_is_taken_over(tmp_path: Path) -> None:
    """Issues had no variants once; nothing of what was known is lost, and who left stays away."""
    file = tmp_path / "vanha.sqlite"
    old = sqlite3.connect(file, isolation_level=None)
    old.executescript(OLD_TABLES)
    old.executemany(
        "INSERT INTO deliveries VALUES (?, ?, ?, 250, 1)",
        [(ISSUE, A, "sent"), (ISSUE, B, "unknown")],
    )
    old.execute("INSERT INTO issues VALUES (?, 'sisältö')", (ISSUE,))
    old.execute("INSERT INTO suppressed VALUES (?, 'left', 1)", (B,))
    old.close()
    for _ in range(2):
        with Ledger(file) as ledger:
            assert ledger.states(ISSUE) == {A: "sent", B: "unknown"}
            assert ledger.others(ISSUE, "tekniset") == {A, B}
            assert ledger.is_suppressed(B)
            with pytest.raises(LedgerError, match="muuttunut"):
                ledger.check(ISSUE, "muu")


def test_ledger_of_a_later_program_is_left_alone(file: Path) -> None:
    """What this program does not understand it does not touch."""
    with Ledger(file) as ledger:
        ledger.database.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="uudemman ohjelman"):
        Ledger(file)


def test_lost_ledger_is_told(file: Path) -> None:
    """A ledger that was deleted does not make the issue go out twice."""
    file.unlink()
    with Ledger(file) as ledger:
        with pytest.raises(LedgerError, match="puuttuu 1 "):
            ledger.check(ISSUE, "sisältö")
        ledger.forget_tally(ISSUE)
        ledger.check(ISSUE, "sisältö")


def test_old_copy_is_told(file: Path) -> None:
    """A ledger from a backup of yesterday is noticed."""
    copy = file.read_bytes()
    with Ledger(file) as ledger:
        ledger.mark(ISSUE, B, "sent", 3, 250)
    file.write_bytes(copy)
    with Ledger(file) as ledger, pytest.raises(LedgerError, match="vanha kopio"):
        ledger.check(ISSUE, "sisältö")


def test_second_sender_is_refused(file: Path) -> None:
    """One sender at a time; the lock goes with its holder."""
    with Ledger(file) as first, Ledger(file) as second:
        with first.sole_sender(), pytest.raises(LedgerError, match="toinen lähetys"):
            second.sole_sender().__enter__()
        with second.sole_sender():
            pass


def test_suppression_works_during_a_run(file: Path) -> None:
    """Who leaves while a sender holds the lock is honoured by it."""
    with Ledger(file) as sender, sender.sole_sender(), Ledger(file) as other:
        assert other.suppress(B, "left", 3)
        assert not other.suppress(B, "left", 4)
        assert sender.is_suppressed(B)


def test_no_address_is_in_the_file(file: Path) -> None:
    """Whoever finds the file finds nobody's address in it, and others may not read it."""
    files = list(file.parent.iterdir())
    assert not any(b"tori.example" in one.read_bytes() for one in files)
    assert file.stat().st_mode & 0o077 == 0


def test_other_file_is_no_ledger(tmp_path: Path) -> None:
    """A mistaken path is told and left alone."""
    file = tmp_path / "x.csv"
    file.write_text("address,name\n" * 100)
    with pytest.raises(LedgerError, match="ei ole lähetyskirjanpito"):
        Ledger(file)
    assert file.read_text() == "address,name\n" * 100


@pytest.mark.parametrize(
    "name", [b"a?mode=memory&x#y", b"a%2f%2e%2eb", b"ty\xf6", b":memory:", b"file:x", b"a\nb"]
)
def test_ledger_lies_where_its_path_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bytes
) -> None:
    """SQLite takes the path for a path, whatever signs are in it."""
    monkeypatch.chdir(tmp_path)
    file = Path(os.fsdecode(name)).absolute()
    with Ledger(file) as ledger, ledger.sole_sender():
        ledger.begin(ISSUE, "sisältö", (A,), 0)
    with Ledger(file) as ledger:
        assert ledger.states(ISSUE) == {A: "queued"}
    assert {path.name.removesuffix(".lock") for path in tmp_path.iterdir()} == {file.name}


@pytest.mark.parametrize("ending", ["", ".lock", "-wal", "-shm"])
def test_nothing_is_written_through_a_link(tmp_path: Path, ending: str) -> None:
    """A link in the ledger's place or beside it is told, and what it leads to stays as it was."""
    other = tmp_path / "muu"
    other.write_bytes(b"")
    (tmp_path / f"kirjanpito{ending}").symlink_to(other)
    with pytest.raises(LedgerError, match="linkki"):
        Ledger(tmp_path / "kirjanpito")
    assert other.read_bytes() == b""


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What nobody writes into would hold the command for ever."""
    os.mkfifo(tmp_path / "kirjanpito")
    with pytest.raises(LedgerError, match="putki"):
        Ledger(tmp_path / "kirjanpito")
