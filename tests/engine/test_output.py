"""Finished documents as files."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from tori.documents import BytesDocument, CopiedFile
from tori.engine.output import Output, place_among_files


def test_documents_come_to_their_places(tmp_path: Path) -> None:
    """A page is its folder's index.html; other documents have their own names and bytes."""
    source = tmp_path / "kuva.png"
    source.write_bytes(b"kuva")
    output = Output(tmp_path / "site")
    output.write_page("teot/ä/index.md", b"<p>-</p>")
    output.write_file("feed.xml", BytesDocument(b"<rss/>"))
    output.write_file("media/kuva.png", CopiedFile(source))
    assert (tmp_path / "site/teot/ä/index.html").read_bytes() == b"<p>-</p>"
    assert (tmp_path / "site/feed.xml").read_bytes() == b"<rss/>"
    assert (tmp_path / "site/media/kuva.png").read_bytes() == b"kuva"


def test_nothing_is_left_beside(tmp_path: Path) -> None:
    """The folder in which files are written goes when all is written."""
    output = Output(tmp_path / "site", moves=True)
    output.write_file("a", BytesDocument(b"a"))
    output.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_file_of_a_dead_process_is_not_left_beside(tmp_path: Path) -> None:
    """A process that died while it wrote leaves nothing in the way of the others."""
    output = Output(tmp_path / "site", moves=True)
    output.write_file("a", BytesDocument(b"a"))
    for beside in tmp_path.glob("site.*"):
        (beside / "file").write_bytes(b"half")
    output.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_machines_write_apart(tmp_path: Path) -> None:
    """Processes with the same number on two machines do not share the folder beside."""
    for name in ("a", "b"):
        Output(tmp_path / "site", moves=True).write_file(name, BytesDocument(b""))
    assert len(list(tmp_path.glob("site.*"))) == 2


def test_what_is_not_to_be_seen_is_told(tmp_path: Path) -> None:
    """A page that another machine should have written is missed before it is published."""
    output = Output(tmp_path / "site")
    output.write_page("teot/index.md", b"")
    output.expect(["teot/index.md"])
    with pytest.raises(OSError, match=r"puuttuu feed\.xml"):
        output.expect(["teot/index.md", "feed.xml"])


@pytest.mark.parametrize("moves", [False, True])
def test_what_was_there_is_replaced(tmp_path: Path, *, moves: bool) -> None:
    """A second document of the same path takes the place of the first, whole."""
    output = Output(tmp_path / "site", moves=moves)
    output.write_file("a", BytesDocument(b"long"))
    output.write_file("a", BytesDocument(b"b"))
    assert (tmp_path / "site/a").read_bytes() == b"b"


def test_folders_of_others_are_used(tmp_path: Path) -> None:
    """What another process has made meanwhile is no obstacle, at any depth."""
    here, there = Output(tmp_path / "site"), Output(tmp_path / "site")
    here.write_file("teot/a/a", BytesDocument(b"a"))
    there.write_file("teot/b/b", BytesDocument(b"b"))
    there.write_file("teot/a/c/c", BytesDocument(b"c"))
    files = sorted(path for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert [path.read_bytes() for path in files] == [b"a", b"c", b"b"]


def test_paths_are_sorted_as_mkdocs_finds_them(tiny_project: Path, tmp_path: Path) -> None:
    """Pages come in the order that the same Tree has as files, so the search index is the same."""
    paths = (
        *("teot/a/index.md", "index.md", "a/index.md", "teot/index.md", "teot/README.txt"),
        *("teot/a.txt", "teot/a/b/index.md", "teot/ab/index.md", "z.md", "a/.x"),
    )
    config = load_config(str(tiny_project / "mkdocs.yml"), hooks=[])
    config.docs_dir = str(tmp_path / "docs")
    for path in paths:
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    found = [file.src_uri for file in get_files(config)]
    assert [*sorted(paths, key=place_among_files)] == found


def test_folder_of_an_ended_build_stays_away(tmp_path: Path) -> None:
    """A worker that comes late is told so, and makes nothing."""
    with pytest.raises(FileNotFoundError):
        Output(tmp_path / ".tori-site-site-x" / "site", moves=True)
    assert not list(tmp_path.iterdir())
