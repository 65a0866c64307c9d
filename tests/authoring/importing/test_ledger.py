"""The memory of imports."""

import json

import pytest

from tori.authoring.importing.imported import ImportedRecord, ImportRefusedError
from tori.authoring.importing.ledger import (
    LedgerEntry,
    digest,
    ledger_bytes,
    ledger_key,
    read_ledger,
    record_digest,
)

ENTRY = LedgerEntry("content/deeds/tyon-ilo.md", digest(b"x"), digest(b"1"))
SERIES = LedgerEntry("content/webinars/series/tyon-ilo.md", digest(b"y"), digest(b"2"))


def test_memory_is_read_as_it_was_written() -> None:
    """What is written is read back."""
    ledger = {ledger_key("deeds", "teot", "ä:1"): ENTRY, "a": SERIES}
    assert read_ledger(ledger_bytes(ledger)) == ledger


def test_hash_of_a_record_is_of_what_it_says() -> None:
    """The order of columns and where the row stands do not matter; values do."""
    record = ImportedRecord("1", "rivi 2", "deeds", {"title": "a", "source": {"isbn": "1"}}, "x")
    moved = ImportedRecord("1", "rivi 9", "deeds", {"source": {"isbn": "1"}, "title": "a"}, "x")
    changed = ImportedRecord("1", "rivi 2", "deeds", {"title": "b", "source": {"isbn": "1"}}, "x")
    assert record_digest(record) == record_digest(moved) != record_digest(changed)


def test_memory_is_sorted() -> None:
    """The order of imports does not show, so that versions differ only where they must."""
    assert ledger_bytes({"b": ENTRY, "a": SERIES}) == ledger_bytes({"a": SERIES, "b": ENTRY})


def test_no_memory_before_the_first_import() -> None:
    """A missing file is an empty memory."""
    assert read_ledger(None) == {}


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "content/deeds/../../x.md", "content/vocabulary.yml", "content/muu/x.md"],
)
def test_path_out_of_place_is_refused(path: str) -> None:
    """A memory that somebody changed cannot make an import write elsewhere."""
    entry = {"file": path, "sha256": ENTRY.sha256, "record": ENTRY.record}
    raw = json.dumps({"imported": {"a": entry}}).encode()
    with pytest.raises(ImportRefusedError, match="rikki"):
        read_ledger(raw)


@pytest.mark.parametrize("raw", [b"", b"<<<<<<< HEAD", b"[]", b'{"imported": {"a": 1}}', b"\xff"])
def test_damaged_memory_is_refused(raw: bytes) -> None:
    """A memory that a merge broke is not taken for an empty one."""
    with pytest.raises(ImportRefusedError, match=r"imported\.json"):
        read_ledger(raw)
