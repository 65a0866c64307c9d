"""Forked processes."""

import os
import threading
from pathlib import Path

import pytest

from tests.projects import ROOT
from tori.content.loader import CONTENT, ContentFile, load_in_turn
from tori.engine import forking
from tori.engine.forking import forked_executor, load_in_parallel, processes_in_reach


def record_files() -> list[ContentFile]:
    """Return the deeds of the real content, and one file that is no record."""
    deeds = sorted((ROOT / CONTENT / "deeds").glob("*.md"))
    files = [ContentFile(f"{CONTENT}/deeds/{file.name}", "deeds", str(file)) for file in deeds]
    return [*files, ContentFile(f"{CONTENT}/deeds/README.md", "deeds", str(ROOT / "README.md"))]


def test_records_read_in_parallel_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records, findings and their order do not depend on who read them."""
    monkeypatch.setattr(forking, "WORTH_FORKING", 1)
    monkeypatch.setattr(forking, "processes_in_reach", lambda: 3)
    files = record_files()
    assert load_in_parallel(files) == load_in_turn(files)


def test_few_files_are_read_here() -> None:
    """Forking for a small content would only take time."""
    assert len(record_files()) < forking.WORTH_FORKING


def test_a_process_with_threads_forks_none() -> None:
    """A fork copies one thread only, and what the others held stays held."""
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert processes_in_reach() == 0
    finally:
        end.set()
        other.join()


def test_file_that_cannot_be_read_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The machine's refusal comes through from the other process."""
    monkeypatch.setattr(forking, "WORTH_FORKING", 1)
    monkeypatch.setattr(forking, "processes_in_reach", lambda: 2)
    lost = ContentFile("content/deeds/a.md", "deeds", str(tmp_path / "a.md"))
    with pytest.raises(FileNotFoundError):
        load_in_parallel([*record_files(), lost])


def test_workers_are_other_processes() -> None:
    """What is submitted runs elsewhere, and gives its result here."""
    with forked_executor(1) as executor:
        assert executor.submit(os.getpid).result() != os.getpid()
