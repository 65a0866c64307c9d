"""Whole files, through no link."""

import os
import socket
from pathlib import Path

import pytest

from tori.files import (
    NotPlainError,
    create_file,
    is_plain_file,
    make_folder,
    read_file,
    refuse_links,
    replace_file,
    unlink_others,
    write_draft,
)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder outside with a file that must stay as it is."""
    folder = tmp_path / "muualla"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"old")
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder of ours."""
    folder = tmp_path / "oma"
    folder.mkdir()
    return folder


def test_file_keeps_its_permissions(base: Path) -> None:
    """The new file may be read by whoever read the old one, and nothing is left beside it."""
    file = base / "a.md"
    file.write_bytes(b"a")
    file.chmod(0o640)
    replace_file(base, file, b"b", lasting=True)
    assert file.read_bytes() == b"b"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(base.iterdir()) == [file]


def test_new_file_is_made_with_its_folders(base: Path) -> None:
    """What is not there yet is written like any other file of the user's."""
    replace_file(base, base / "a/b/c.txt", b"c")
    other = base / "d.txt"
    other.touch()
    assert (base / "a/b/c.txt").read_bytes() == b"c"
    assert (base / "a/b/c.txt").stat().st_mode == other.stat().st_mode


def test_failed_write_leaves_the_old_and_nothing_else(base: Path) -> None:
    """Where a folder has the name, nothing is written, and no draft stays."""
    (base / "a.txt").mkdir()
    with pytest.raises(NotPlainError, match="on kansio"):
        replace_file(base, base / "a.txt", b"b")
    assert [path.name for path in base.rglob("*")] == ["a.txt"]


def test_longest_name_can_be_written(base: Path) -> None:
    """A draft's name is no longer than the file's own."""
    name = "a" * 251 + ".txt"
    replace_file(base, base / name, b"b")
    assert (base / name).read_bytes() == b"b"


@pytest.mark.parametrize("way", ["a.txt", "folder/a.txt"])
def test_nothing_is_written_through_a_link(base: Path, elsewhere: Path, way: str) -> None:
    """Neither a link in the file's place is followed nor one on the way."""
    place = base / way
    (base / "folder").symlink_to(elsewhere)
    (base / "a.txt").symlink_to(elsewhere / "a.txt")
    for write in (replace_file, write_draft):
        with pytest.raises(NotPlainError, match="on linkki"):
            write(base, place, b"new")
    with pytest.raises(NotPlainError, match="on linkki"):
        refuse_links(base, place)
    with pytest.raises((NotPlainError, FileExistsError)):
        create_file(base, place, b"new")
    assert [file.name for file in elsewhere.iterdir()] == ["a.txt"]
    assert (elsewhere / "a.txt").read_bytes() == b"old"


def test_link_to_nowhere_is_not_filled(base: Path, tmp_path: Path) -> None:
    """A link whose target is missing does not say where a file is made."""
    (base / "a.txt").symlink_to(tmp_path / "uusi.txt")
    with pytest.raises(NotPlainError):
        replace_file(base, base / "a.txt", b"new")
    with pytest.raises(FileExistsError):
        create_file(base, base / "a.txt", b"new")
    assert not (tmp_path / "uusi.txt").exists()


def test_no_folder_is_made_through_a_link(base: Path, elsewhere: Path) -> None:
    """A link on the way is no folder."""
    (base / "folder").symlink_to(elsewhere)
    with pytest.raises(NotPlainError, match="on linkki"):
        make_folder(base, base / "folder/uusi")
    assert [file.name for file in elsewhere.iterdir()] == ["a.txt"]


def test_file_is_created_once(base: Path) -> None:
    """What is there stays."""
    create_file(base, base / "a/b.txt", b"1")
    with pytest.raises(FileExistsError):
        create_file(base, base / "a/b.txt", b"2")
    assert (base / "a/b.txt").read_bytes() == b"1"


def test_private_draft_is_its_owners(base: Path) -> None:
    """Nobody else may read it, whatever the old file's permissions were."""
    (base / "a.txt").write_bytes(b"a")
    draft = write_draft(base, base / "a.txt", b"b", private=True)
    assert draft.stat().st_mode & 0o777 == 0o600
    assert (base / "a.txt").read_bytes() == b"a"


def test_only_plain_files_are_read(
    base: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else there is is told by what it is, and nothing is waited for."""
    monkeypatch.chdir(base)  # a socket's path is short
    (base / "linkki").symlink_to(elsewhere / "a.txt")
    os.mkfifo(base / "putki")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("pistoke")
        told = {}
        for name in ("linkki", "putki", "pistoke"):
            with pytest.raises(NotPlainError) as caught:
                read_file(base / name)
            told[name] = str(caught.value)
    assert "on linkki" in told["linkki"]
    assert "on nimetty putki" in told["putki"]
    assert "on pistoke" in told["pistoke"]
    for path, kind in ((Path("/dev/zero"), "laite"), (base, "kansio")):
        with pytest.raises(NotPlainError, match=f"on {kind}"):
            read_file(path)
    assert read_file(elsewhere / "a.txt") == b"old"
    assert [is_plain_file(path) for path in (base / "linkki", base, elsewhere / "a.txt")] == [
        False,
        False,
        True,
    ]


def test_others_are_unlinked_and_what_they_lead_to_stays(base: Path, elsewhere: Path) -> None:
    """Links and pipes go wherever they stand; files and folders stay."""
    (base / "a").mkdir()
    (base / "a/b.txt").write_bytes(b"b")
    (base / "a/kansio").symlink_to(elsewhere)
    (base / "ei-mihinkaan").symlink_to(base / "puuttuu")
    os.mkfifo(base / "putki")
    assert unlink_others(base) == ("oma/a/kansio", "oma/ei-mihinkaan", "oma/putki")
    assert sorted(path.name for path in base.rglob("*")) == ["a", "b.txt"]
    assert (elsewhere / "a.txt").read_bytes() == b"old"
    assert unlink_others(base) == ()


def test_folder_that_is_a_link_is_unlinked_itself(tmp_path: Path, elsewhere: Path) -> None:
    """The folder that it leads to is not looked into."""
    (elsewhere / "linkki").symlink_to(elsewhere)
    (tmp_path / "valimuisti").symlink_to(elsewhere)
    assert unlink_others(tmp_path / "valimuisti") == ("valimuisti",)
    assert (elsewhere / "linkki").is_symlink()
    assert unlink_others(tmp_path / "puuttuu") == ()
