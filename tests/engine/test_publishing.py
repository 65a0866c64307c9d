"""Moving a built site into place."""

import errno
import os
from pathlib import Path

import pytest

from tests.projects import files_of, times_of
from tori.engine.publishing import (
    Change,
    ForeignFolderError,
    publish,
    refuse_foreign,
)

MARK = "podcast/feed.xml"


def folder_of(folder: Path, *names: str) -> Path:
    """Make a folder with the mark of our sites and other files, each holding its own name."""
    for name in (MARK, *names):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, "utf-8")
    return folder


def test_first_publishing_writes_everything(tmp_path: Path) -> None:
    """An absent folder comes to hold just what was built."""
    built = folder_of(tmp_path / "built", "index.html", "teot/a/index.html")
    expected = files_of(built)
    assert publish(built, tmp_path / "site") == Change(total=3, written=3, deleted=0)
    assert files_of(tmp_path / "site") == expected


def test_same_site_again_touches_nothing(tmp_path: Path) -> None:
    """The second time no file or folder changes, not even its time, which uploaders go by."""
    names = ("index.html", "teot/a/index.html")
    publish(folder_of(tmp_path / "built", *names), tmp_path / "site")
    before = times_of(tmp_path / "site")
    built = folder_of(tmp_path / "again", *names)
    assert publish(built, tmp_path / "site") == Change(total=3, written=0, deleted=0)
    assert times_of(tmp_path / "site") == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A changed file is replaced, also by one of the same size and time; others keep theirs."""
    publish(folder_of(tmp_path / "built", "a.html", "b.html"), tmp_path / "site")
    built = folder_of(tmp_path / "again", "a.html", "b.html")
    stamp = (tmp_path / "site/a.html").stat().st_mtime_ns
    before = times_of(tmp_path / "site")
    (built / "a.html").write_text("A.html", "utf-8")
    os.utime(built / "a.html", ns=(stamp, stamp))
    assert publish(built, tmp_path / "site") == Change(total=3, written=1, deleted=0)
    assert (tmp_path / "site/a.html").read_text("utf-8") == "A.html"
    assert times_of(tmp_path / "site")["b.html"] == before["b.html"]


def test_what_is_gone_is_deleted_with_its_folder(tmp_path: Path) -> None:
    """A page that was not built any more goes, and so does the folder that is left empty."""
    publish(folder_of(tmp_path / "old", "index.html", "teot/a/b/index.html"), tmp_path / "site")
    change = publish(folder_of(tmp_path / "new", "index.html"), tmp_path / "site")
    assert change == Change(total=2, written=0, deleted=1)
    assert not (tmp_path / "site/teot").exists()


def test_folder_may_become_a_file(tmp_path: Path) -> None:
    """A file takes the place of a folder of the same name."""
    publish(folder_of(tmp_path / "old", "teot/a/index.html"), tmp_path / "site")
    built = folder_of(tmp_path / "new", "teot")
    expected = files_of(built)
    publish(built, tmp_path / "site")
    assert files_of(tmp_path / "site") == expected


def test_file_may_become_a_folder(tmp_path: Path) -> None:
    """A folder takes the place of a file of the same name."""
    publish(folder_of(tmp_path / "old", "teot"), tmp_path / "site")
    built = folder_of(tmp_path / "new", "teot/a/index.html")
    expected = files_of(built)
    publish(built, tmp_path / "site")
    assert files_of(tmp_path / "site") == expected


def test_foreign_folder_is_refused_untouched(tmp_path: Path) -> None:
    """A folder that holds something else, somebody's home for one, is left as it is."""
    home = tmp_path / "koti"
    home.mkdir()
    (home / "lomakuvat.txt").write_text("tärkeää", "utf-8")
    built = folder_of(tmp_path / "built", "index.html")
    with pytest.raises(ForeignFolderError, match="koti"):
        publish(built, home)
    assert list(files_of(home)) == ["lomakuvat.txt"]


def test_empty_and_absent_folders_are_not_foreign(tmp_path: Path) -> None:
    """A new place for the site needs no preparation."""
    refuse_foreign(tmp_path / "puuttuu")
    (tmp_path / "tyhjä").mkdir()
    refuse_foreign(tmp_path / "tyhjä")
    assert publish(folder_of(tmp_path / "built"), tmp_path / "tyhjä").written == 1


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    """Files are written beside their place and renamed, and no such file stays behind."""
    publish(folder_of(tmp_path / "built", "a.html"), tmp_path / "site")
    assert not [name for name in files_of(tmp_path / "site") if name.endswith(".tori")]


def test_site_built_on_another_disk_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot be moved, as to another disk, it is copied and then put in place."""
    publish(folder_of(tmp_path / "old", "a.html"), tmp_path / "site")
    built = folder_of(tmp_path / "new", "b.html")
    move = Path.replace

    def to_another_disk(source: Path, target: Path) -> Path:
        if built in source.parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return move(source, target)

    monkeypatch.setattr(Path, "replace", to_another_disk)
    assert publish(built, tmp_path / "site") == Change(total=2, written=1, deleted=1)
    assert files_of(tmp_path / "site") == files_of(built)
