"""Moving a built site into place."""

import errno
import os
from pathlib import Path

import pytest

from tests.projects import files_of, times_of
from tori.engine.publishing import (
    ForeignFolderError,
    SiteChange,
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
    assert publish(built, tmp_path / "site") == SiteChange(total=3, written=3, deleted=0)
    assert files_of(tmp_path / "site") == expected


def test_same_site_again_touches_nothing(tmp_path: Path) -> None:
    """The second time no file or folder changes, not even its time, which uploaders go by."""
    names = ("index.html", "teot/a/index.html")
    publish(folder_of(tmp_path / "built", *names), tmp_path / "site")
    before = times_of(tmp_path / "site")
    built = folder_of(tmp_path / "again", *names)
    assert publish(built, tmp_path / "site") == SiteChange(total=3, written=0, deleted=0)
    assert times_of(tmp_path / "site") == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A changed file is replaced, also by one of the same size and time; others keep theirs."""
    publish(folder_of(tmp_path / "built", "a.html", "b.html"), tmp_path / "site")
    built = folder_of(tmp_path / "again", "a.html", "b.html")
    stamp = (tmp_path / "site/a.html").stat().st_mtime_ns
    before = times_of(tmp_path / "site")
    (built / "a.html").write_text("A.html", "utf-8")
    os.utime(built / "a.html", ns=(stamp, stamp))
    assert publish(built, tmp_path / "site") == SiteChange(total=3, written=1, deleted=0)
    assert (tmp_path / "site/a.html").read_text("utf-8") == "A.html"
    assert times_of(tmp_path / "site")["b.html"] == before["b.html"]


def test_what_is_gone_is_deleted_with_its_folder(tmp_path: Path) -> None:
    """A page that was not built any more goes, and so does the folder that is left empty."""
    publish(folder_of(tmp_path / "old", "index.html", "teot/a/b/index.html"), tmp_path / "site")
    change = publish(folder_of(tmp_path / "new", "index.html"), tmp_path / "site")
    assert change == SiteChange(total=2, written=0, deleted=1)
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
    assert publish(built, tmp_path / "site") == SiteChange(total=2, written=1, deleted=1)
    assert files_of(tmp_path / "site") == files_of(built)


def elsewhere_of(folder: Path) -> Path:
    """Return a folder outside with a file that must stay as it is."""
    elsewhere = folder / "muualla"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("tärkeää", "utf-8")
    return elsewhere


def test_link_to_a_folder_is_unlinked_and_its_target_stays(tmp_path: Path) -> None:
    """Files outside are never deleted through a link in the site; the link itself goes, told."""
    publish(folder_of(tmp_path / "old", "index.html"), tmp_path / "site")
    elsewhere = elsewhere_of(tmp_path)
    (tmp_path / "site/lataukset").symlink_to(elsewhere)
    change = publish(folder_of(tmp_path / "new", "index.html"), tmp_path / "site")
    assert change == SiteChange(total=2, written=0, deleted=0, unlinked=("site/lataukset",))
    assert not (tmp_path / "site/lataukset").is_symlink()
    assert files_of(elsewhere) == {"index.html": "tärkeää".encode()}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A link in place of a folder or a file of the site makes way for it."""
    site = folder_of(tmp_path / "site", "index.html")
    elsewhere = elsewhere_of(tmp_path)
    (site / "teot").symlink_to(elsewhere)
    (site / "a.html").symlink_to(elsewhere / "index.html")
    built = folder_of(tmp_path / "built", "index.html", "a.html", "teot/index.html")
    expected = files_of(built)
    assert publish(built, site).unlinked == ("site/a.html", "site/teot")
    assert files_of(site) == expected
    assert not [path for path in site.rglob("*") if path.is_symlink()]
    assert files_of(elsewhere) == {"index.html": "tärkeää".encode()}


def test_pipe_is_unlinked_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe in place of a file, or beside it, goes."""
    site = folder_of(tmp_path / "site")
    os.mkfifo(site / "a.html")
    os.mkfifo(site / "putki")
    change = publish(folder_of(tmp_path / "built", "a.html"), site)
    assert change == SiteChange(
        total=2, written=1, deleted=0, unlinked=("site/a.html", "site/putki")
    )
    assert set(files_of(site)) == {MARK, "a.html"}


def test_site_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """Even a link to a site of ours: the folder itself is to be named."""
    folder_of(tmp_path / "real", "index.html")
    (tmp_path / "site").symlink_to(tmp_path / "real")
    with pytest.raises(ForeignFolderError, match="--output"):
        publish(folder_of(tmp_path / "built"), tmp_path / "site")
    assert set(files_of(tmp_path / "real")) == {MARK, "index.html"}


def test_link_to_a_site_makes_no_site(tmp_path: Path) -> None:
    """A folder whose podcast is a link to ours is somebody else's."""
    real = folder_of(tmp_path / "real")
    foreign = tmp_path / "muu"
    foreign.mkdir()
    (foreign / "podcast").symlink_to(real / "podcast")
    with pytest.raises(ForeignFolderError, match="muu"):
        refuse_foreign(foreign)


def test_pipe_in_place_of_the_site_is_refused(tmp_path: Path) -> None:
    """What is no folder is not taken for an empty one."""
    os.mkfifo(tmp_path / "site")
    with pytest.raises(ForeignFolderError, match="nimetty putki"):
        refuse_foreign(tmp_path / "site")
