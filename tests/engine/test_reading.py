"""The content read while the rest gets ready."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT
from tori.content.listing import CONTENT, ContentFile
from tori.content.loader import load_in_turn
from tori.content.media_memory import MediaMemory
from tori.engine import reading
from tori.engine.kept.manifest import digest_of
from tori.engine.reading import Reader

COVER = f"{CONTENT}/podcasts/media/podcast-kansi.png"


def nothing() -> None:
    """Do nothing meanwhile."""


def content_files() -> list[ContentFile]:
    """Return the deeds of the real content, the podcast's cover, and a file that is no record."""
    deeds = sorted((ROOT / CONTENT / "deeds").glob("*.md"))
    return [
        ContentFile(COVER, "podcasts/media", str(ROOT / COVER)),
        *(ContentFile(f"{CONTENT}/deeds/{file.name}", "deeds", str(file)) for file in deeds),
        ContentFile(f"{CONTENT}/deeds/README.md", "deeds", str(ROOT / "README.md")),
    ]


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "processes_in_reach", lambda: 2)


def test_program_is_imported_when_the_content_is_read(tiny_project: Path) -> None:
    """So that it costs no time of its own."""
    script = (
        "import sys; from pathlib import Path; from tori.engine.reading import read_sources; "
        "before = 'tori.engine.whole' in sys.modules; read_sources(Path(sys.argv[1])); "
        "print(before, 'tori.engine.whole' in sys.modules, 'mkdocs' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tiny_project)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "True", "False"]


@pytest.mark.parametrize("processes", [0, 2])
@pytest.mark.parametrize(("at_once", "elsewhere"), [(2, 80), (2, 3), (10_000, 80)])
def test_whoever_reads_them_files_are_the_same(
    monkeypatch: pytest.MonkeyPatch, processes: int, at_once: int, elsewhere: int
) -> None:
    """Records, media, findings, their order and the digests do not depend on it."""
    monkeypatch.setattr(reading, "FILES_AT_ONCE", at_once)
    monkeypatch.setattr(reading, "PARTS_ELSEWHERE", elsewhere)
    monkeypatch.setattr(reading, "processes_in_reach", lambda: processes)
    files, here, there = content_files(), MediaMemory(), MediaMemory()
    reader = Reader(nothing)
    assert reader.load(files, there) == load_in_turn(files, here)
    assert there.met == here.met
    assert COVER in there.met
    records = [each.file for each in files if each.path != COVER]
    assert reader.digests == {file: digest_of(Path(file).read_bytes()) for file in records}


def test_findings_come_from_another_process(tmp_path: Path) -> None:
    """They keep what they are translated of."""
    file = tmp_path / "teko.md"
    file.write_text("---\ntitle: Teko\npublished: kesällä\n---\n", "utf-8")
    files = [ContentFile(f"{CONTENT}/deeds/teko.md", "deeds", str(file))]
    expected = load_in_turn(files, MediaMemory())
    assert expected[0][1]
    assert Reader(nothing).load(files, MediaMemory()) == expected


@pytest.mark.parametrize(("processes", "times"), [(2, 1), (0, 0)])
def test_something_is_done_meanwhile(
    monkeypatch: pytest.MonkeyPatch, processes: int, times: int
) -> None:
    """It is done in this process, once; where nobody else reads there is no meanwhile."""
    monkeypatch.setattr(reading, "processes_in_reach", lambda: processes)
    done: list[int] = []
    Reader(lambda: done.append(os.getpid())).load(content_files(), MediaMemory())
    assert done == [os.getpid()] * times


@pytest.mark.parametrize("place", [0, -1])
def test_file_that_cannot_be_read_is_an_error(tmp_path: Path, place: int) -> None:
    """The machine's refusal comes through, whichever process met it."""
    files = content_files()
    files.insert(place, ContentFile("content/deeds/a.md", "deeds", str(tmp_path / "a.md")))
    with pytest.raises(FileNotFoundError):
        Reader(nothing).load(files, MediaMemory())
