"""Rows that are whole or are none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tori.engine.kept.store import BrokenStoreError, Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store of three rows."""
    place = tmp_path / "rows"
    with closing(Store(place, is_new=True)) as store:
        store.put("record", [("a", (b"yksi", ("x", "y"))), ("b", (b"kaksi", ()))])
        store.put("unit", [("a", (1,))])
        store.commit()
    return place


def test_rows_come_back(file: Path) -> None:
    """By their kind and key, or all of a kind."""
    with closing(Store(file)) as store:
        assert store.get("record", "a") == (b"yksi", ("x", "y"))
        assert store.get("unit", "a") == (1,)
        assert dict(store.all("record")) == {"a": (b"yksi", ("x", "y")), "b": (b"kaksi", ())}


def test_missing_row_is_told(file: Path) -> None:
    """A key that was never there is no fault of the store."""
    with closing(Store(file)) as store, pytest.raises(LookupError, match="no record c"):
        store.get("record", "c")


def test_what_is_not_committed_is_lost(file: Path) -> None:
    """A build that fails leaves the rows as they were."""
    with closing(Store(file)) as store:
        store.put("record", [("a", (b"toinen",))])
        store.delete("record", ["b"])
    with closing(Store(file)) as store:
        assert store.get("record", "a") == (b"yksi", ("x", "y"))
        assert store.get("record", "b") == (b"kaksi", ())


def test_what_is_committed_stays(file: Path) -> None:
    """Rows are replaced and deleted."""
    with closing(Store(file)) as store:
        store.put("record", [("a", (b"toinen",))])
        store.delete("record", ["b"])
        store.commit()
    with closing(Store(file)) as store:
        assert dict(store.all("record")) == {"a": (b"toinen",)}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kept SET data = data || x'00' WHERE key = 'a'",
        "UPDATE kept SET digest = zeroblob(16) WHERE key = 'a'",
        "UPDATE kept SET key = 'c' WHERE key = 'a' AND kind = 'record'",
        "UPDATE kept SET data = (SELECT data FROM kept WHERE key = 'b') WHERE kind = 'record'",
        "UPDATE kept SET data = NULL WHERE key = 'a'",
        "DELETE FROM kept WHERE key = 'a' AND kind = 'record'",
    ],
)
def test_row_that_was_meddled_with_is_none(file: Path, change: str) -> None:
    """Whatever differs in a row or its name is seen when it is read."""
    with closing(sqlite3.connect(file)) as rows:
        rows.execute(change)
        rows.commit()
    with closing(Store(file)) as store, pytest.raises(BrokenStoreError):
        list(store.all("record"))


def test_full_disk_is_told_as_a_broken_store(file: Path) -> None:
    """What cannot be written is nothing kept: the build that wanted to keep it has succeeded."""
    with closing(Store(file)) as store:
        store._rows.execute("PRAGMA max_page_count = 1")  # noqa: SLF001 — a disk without room
        with pytest.raises(BrokenStoreError, match="full"):
            store.put("record", [(str(number), (bytes(4096),)) for number in range(50)])


@pytest.mark.parametrize("data", [b"", b"ei ole tietokanta" * 300])
def test_other_file_is_no_store(tmp_path: Path, data: bytes) -> None:
    """Neither an empty file nor one of another kind has rows."""
    file = tmp_path / "rows"
    file.write_bytes(data)
    with pytest.raises(BrokenStoreError):
        _read(file)


def test_missing_file_is_no_store_and_none_is_made(tmp_path: Path) -> None:
    """Opening what is not there leaves nothing behind."""
    with pytest.raises(BrokenStoreError):
        _read(tmp_path / "rows")
    assert not (tmp_path / "rows").exists()


def test_truncated_store_is_none_or_right(file: Path) -> None:
    """However much of it is left, a row that can be read is the row that was written."""
    whole = file.read_bytes()
    for keep in range(0, len(whole), 512):
        file.write_bytes(whole[:keep])
        try:
            assert _read(file) == {"a": (b"yksi", ("x", "y")), "b": (b"kaksi", ())}
        except BrokenStoreError:
            continue


def test_wrong_byte_is_seen_or_harmless(file: Path) -> None:
    """A single wrong bit anywhere never gives another row than was written."""
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 120)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            with closing(Store(file)) as store:
                assert store.get("record", "a") == (b"yksi", ("x", "y"))
                assert len(list(store.all("record"))) == 2
        except (BrokenStoreError, LookupError):
            continue


def _read(file: Path) -> dict[str, tuple[object, ...]]:
    with closing(Store(file)) as store:
        return dict(store.all("record"))
