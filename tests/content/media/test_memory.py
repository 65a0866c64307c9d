"""The memory of media files saves reading, and is never trusted beyond the file's size and time."""

import json
import os
from pathlib import Path

import pytest

from tests.factories import MP3, content
from tori.content.loader import load_content
from tori.content.media.memory import Facts, MediaMemory, disk_memory

_SOUND = "content/podcasts/media/jakso-01.mp3"
_FACTS = Facts(duration_seconds=7)


def _stored(root: Path) -> Path:
    return root / ".tori-cache/media.json"


def _duration(root: Path) -> int | None:
    medium = load_content(root, disk_memory(root)).media.get(_SOUND)
    return medium.duration_seconds if medium else None


def _replace_silently(file: Path, data: bytes) -> None:
    """Put other bytes of the same length in a file, and leave its time as it was."""
    status = file.stat()
    assert status.st_size == len(data)
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_second_run_opens_no_sound(tmp_path: Path) -> None:
    """Bytes that are no sound any more are not noticed where size and time are the same."""
    root = content(tmp_path)
    assert _duration(root) == 1
    _replace_silently(root / _SOUND, bytes(len(MP3)))
    assert _duration(root) == 1
    assert load_content(root).media.get(_SOUND) is None


def test_a_second_run_opens_no_cover(tmp_path: Path) -> None:
    """A cover's facts are remembered too."""
    root = content(tmp_path)
    path = "content/podcasts/media/podcast-kansi.png"
    first = load_content(root, disk_memory(root)).media[path]
    data = (root / path).read_bytes()
    _replace_silently(root / path, data[:100] + bytes(len(data) - 100))
    assert load_content(root, disk_memory(root)).media[path] == first
    assert first.picture is not None


def test_another_time_is_another_file(tmp_path: Path) -> None:
    """A file that was written again is read again."""
    root = content(tmp_path)
    assert _duration(root) == 1
    _replace_silently(root / _SOUND, bytes(len(MP3)))
    os.utime(root / _SOUND, ns=(1, 1))
    assert _duration(root) is None


def test_another_size_is_another_file(tmp_path: Path) -> None:
    """A file of another length is read again, even if its time is the same."""
    root = content(tmp_path)
    assert _duration(root) == 1
    status = (root / _SOUND).stat()
    (root / _SOUND).write_bytes(MP3 * 3)
    os.utime(root / _SOUND, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert _duration(root) == 3


def test_a_fault_is_told_again(tmp_path: Path) -> None:
    """A faulty file is no fact: each run tells of it."""
    root = content(tmp_path, {"podcasts/media/jakso-01.mp3": b""})
    for _ in range(2):
        found = load_content(root, disk_memory(root)).diagnostics
        assert [finding.code for finding in found] == ["T402"]


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """The memory does not grow by files that are there no more."""
    root = content(tmp_path)
    load_content(root, disk_memory(root))
    assert _SOUND in json.loads(_stored(root).read_bytes())["files"]
    (root / _SOUND).unlink()
    load_content(root, disk_memory(root))
    assert _SOUND not in json.loads(_stored(root).read_bytes())["files"]


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    """A run that read nothing leaves the memory's file alone."""
    root = content(tmp_path)
    load_content(root, disk_memory(root))
    os.utime(_stored(root), ns=(1, 1))
    load_content(root, disk_memory(root))
    assert _stored(root).stat().st_mtime_ns == 1


def test_a_load_by_itself_keeps_nothing(tmp_path: Path) -> None:
    """Only who hands over the disk's memory writes to the disk."""
    root = content(tmp_path)
    load_content(root)
    assert not _stored(root).parent.exists()


def test_nothing_is_left_beside_the_memory(tmp_path: Path) -> None:
    """It is written whole and moved to its place."""
    root = content(tmp_path)
    load_content(root, disk_memory(root))
    assert list(_stored(root).parent.iterdir()) == [_stored(root)]


_ENTRY = '{"length_bytes": 1, "changed_ns": 1, "facts": {"duration_seconds": %s}}'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"version": 1}',
        b'{"version": 2, "files": {}}',
        b'{"version": 1, "files": []}',
        b'{"version": 1, "files": {"a": null}}',
        b"[" * 100_000,
        *(
            f'{{"version": 1, "files": {{"{_SOUND}": {_ENTRY % value}}}}}'.encode()
            for value in ("0", "-5", '"x"', "[]", "1e400", "NaN")
        ),
    ],
    ids=lambda data: data[:60].decode("latin-1"),
)
def test_a_broken_memory_is_as_empty(tmp_path: Path, data: bytes) -> None:
    """What cannot be understood is forgotten, and the next run has a good memory again."""
    root = content(tmp_path)
    _stored(root).parent.mkdir()
    _stored(root).write_bytes(data)
    assert _duration(root) == 1
    assert _SOUND in json.loads(_stored(root).read_bytes())["files"]


@pytest.mark.parametrize("cut", [1, 50, 200])
def test_a_memory_cut_short_is_as_empty(tmp_path: Path, cut: int) -> None:
    """A machine that was turned off may leave half a file."""
    root = content(tmp_path)
    load_content(root, disk_memory(root))
    whole = _stored(root).read_bytes()
    _stored(root).write_bytes(whole[:-cut])
    assert _duration(root) == 1
    assert _stored(root).read_bytes() == whole


def test_a_memory_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """A file stands where its folder should be: the load goes on."""
    root = content(tmp_path)
    _stored(root).parent.write_bytes(b"")
    assert _duration(root) == 1


def test_a_memory_that_cannot_be_read_is_as_empty(tmp_path: Path) -> None:
    """A folder stands where its file should be: the load goes on."""
    root = content(tmp_path)
    _stored(root).mkdir(parents=True)
    assert _duration(root) == 1


def test_facts_are_read_once_a_run(tmp_path: Path) -> None:
    """Without a file, a memory still lasts as long as it is held."""
    memory, status = MediaMemory(), tmp_path.stat()
    calls: list[str] = []

    def read() -> Facts:
        calls.append("read")
        return _FACTS

    assert [memory.facts("a", status, read) for _ in range(3)] == [_FACTS] * 3
    assert calls == ["read"]
