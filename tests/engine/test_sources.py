"""The files that a site is made of."""

import os
from pathlib import Path

from tori.engine.sources import NO_FILE, digest_of, scan, stat_of


def put(root: Path, *paths: str) -> None:
    """Make files below a folder."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, "utf-8")


def test_sources_are_found(tmp_path: Path) -> None:
    """The content, the templates, the program and its settings; nothing else at the root."""
    sources = ("content/deeds/a.md", "overrides/main.html", "tori/text.py", "mkdocs.yml")
    put(tmp_path, *sources, "site/index.html", "tests/test_text.py", "README.md")
    assert scan(tmp_path).keys() == set(sources)
    assert scan(tmp_path)["mkdocs.yml"] == stat_of(tmp_path / "mkdocs.yml")


def test_what_programs_leave_behind_is_no_source(tmp_path: Path) -> None:
    """Hidden files and compiled modules change nothing; such a folder of content is told of."""
    put(tmp_path, "content/.DS_Store", "content/.git/x", "tori/__pycache__/text.pyc")
    assert scan(tmp_path) == {}
    put(tmp_path, "content/__pycache__/a.md")
    assert scan(tmp_path).keys() == {"content/__pycache__/a.md"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A circle ends; links, pipes and folders called as files are noted as no files."""
    put(tmp_path, "content/a.md", "elsewhere.md", "content/b.md/c.md")
    (tmp_path / "content/circle").symlink_to(tmp_path / "content")
    (tmp_path / "content/d.md").symlink_to(tmp_path / "elsewhere.md")
    (tmp_path / "content/e.md").symlink_to(tmp_path / "nowhere.md")
    os.mkfifo(tmp_path / "content/f.md")
    found = scan(tmp_path)
    assert {path for path, (_, size) in found.items() if size == NO_FILE} == {
        "content/b.md",
        "content/circle",
        "content/d.md",
        "content/e.md",
        "content/f.md",
    }
    assert found["content/a.md"] == stat_of(tmp_path / "content/a.md")


def test_names_that_are_no_text_are_sources_too(tmp_path: Path) -> None:
    """A disk's names are bytes; whatever they are, a change of the file is seen."""
    put(tmp_path, "content/a.md")
    name = os.fsdecode(b"\xe4.md")
    (tmp_path / "content" / name).write_text("x", "utf-8")
    assert f"content/{name}" in scan(tmp_path)


def test_digest_is_of_the_bytes() -> None:
    """Equal bytes have one digest, others another."""
    assert digest_of(b"a") == digest_of(b"a") != digest_of(b"b")
