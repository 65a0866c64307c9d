"""The ledger: what it keeps and when it refuses."""

from pathlib import Path

import pytest

from tori.deliver.ledger import Ledger, LedgerError
from tori.deliver.suppression import recipient_key

ISSUE = "2020-10"
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


def test_body_may_change_before_the_first_message(tmp_path: Path) -> None:
    """A run that reached nobody binds nobody."""
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.begin(ISSUE, "sisältö", (A,), 0)
        ledger.check(ISSUE, "muu")


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
