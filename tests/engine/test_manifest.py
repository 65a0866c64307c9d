"""What the manifest takes for unchanged, and what not."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.projects import DAY
from tori.engine.manifest import (
    Manifest,
    Sources,
    is_self_contained,
    manifest_cache,
    source_digests,
    up_to_date,
    write_manifest,
)
from tori.engine.sources import digest_of, scan

Change = Callable[[Path], object]
UNTIL = DAY + timedelta(9)
"""From this day on the site would come out otherwise."""
OLD = (1_600_000_000, 1_600_000_000)


FILES = ("content/deeds/teko.md", "overrides/main.html", "tori/text.py", "mkdocs.yml")
DEED = FILES[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's sources and its site, which its manifest knows; none is of this very moment."""
    folder = tmp_path / "project"
    for name in (*FILES, "site/index.html", "site/teot/index.html"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n", "utf-8")
        os.utime(file, OLD)
    remember(folder, UNTIL)
    return folder


def sources_of(root: Path) -> Sources:
    """Return a project's sources, all of them trusted."""
    return source_digests(root, scan(root), 2**62, {})


def remember(root: Path, until: date | None) -> None:
    """Write the manifest of a project's site of two files."""
    write_manifest(root, root / "site", Manifest(DAY, until, sources_of(root), 2))


def manifest_of(root: Path) -> Path:
    """Return the file of the one manifest."""
    (file,) = (root / ".tori-cache").glob("*.manifest")
    return file


def total(root: Path, *, hash_all: bool = False) -> int | None:
    """Return what the manifest says of the tests' day."""
    return up_to_date(root, root / "site", DAY, hash_all=hash_all)


def test_nothing_changed(root: Path) -> None:
    """A site that was just built is up to date, by times and by hashes."""
    assert total(root) == total(root, hash_all=True) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / DEED).write_text("toinen", "utf-8"),
        lambda root: (root / "content/deeds/uusi.md").write_text("uusi", "utf-8"),
        lambda root: (root / DEED).unlink(),
        lambda root: (root / "overrides/main.html").write_text("toinen", "utf-8"),
        lambda root: (root / "tori/uusi.py").write_text("", "utf-8"),
        lambda root: (root / "mkdocs.yml").write_text("toinen", "utf-8"),
        lambda root: (root / "site/index.html").unlink(),
        lambda root: (root / "site/index.html").write_text("toinen", "utf-8"),
        lambda root: (root / "site/teot").rename(root / "site/teot-2"),
        lambda root: (root / ".tori-cache").rename(root / ".tori-cache-2"),
    ],
    ids=range(10),
)
def test_whatever_changed_is_noticed(root: Path, change: Change) -> None:
    """A source that is changed, new or gone, and a site that was meddled with."""
    change(root)
    assert total(root) is None


def test_touched_source_is_the_same(root: Path) -> None:
    """A checkout changes times and no content: hashes tell that."""
    (root / DEED).touch()
    assert total(root) is not None


def test_hashes_see_what_times_hide(root: Path) -> None:
    """Other content of the same size and time is seen with --hash-all alone."""
    file = root / DEED
    file.write_text(file.read_text("utf-8").replace("teko", "TEKO"), "utf-8")
    os.utime(file, OLD)
    assert total(root) is not None
    assert total(root, hash_all=True) is None


@pytest.mark.parametrize(
    ("days", "is_known"), [(-1, False), (0, True), (1, True), (8, True), (9, False), (10, False)]
)
def test_site_is_the_same_until_a_day(root: Path, days: int, *, is_known: bool) -> None:
    """What is published, expired or over depends on the day; a day before is not known of."""
    found = up_to_date(root, root / "site", DAY + timedelta(days), hash_all=False)
    assert (found is not None) == is_known


def test_site_may_be_the_same_for_ever(root: Path) -> None:
    """Where no day was compared with one to come, no day makes another site."""
    remember(root, None)
    assert up_to_date(root, root / "site", DAY + timedelta(9999), hash_all=False) == 2


def test_another_program_is_another_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest of another Python is none."""
    monkeypatch.setattr(sys, "version", "4.0")
    assert total(root) is None


@pytest.mark.parametrize("keep", [0, 1, 20, 50, -1])
def test_truncated_manifest_is_none(root: Path, keep: int) -> None:
    """Whatever part of it is left, a manifest that is not whole says nothing."""
    file = manifest_of(root)
    file.write_bytes(file.read_bytes()[:keep])
    assert total(root) is None


def test_corrupted_manifest_is_none(root: Path) -> None:
    """A single wrong byte anywhere is noticed."""
    file = manifest_of(root)
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 50)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert total(root) is None, place


def test_source_that_changes_during_the_build_is_built_again(tmp_path: Path) -> None:
    """What was read may be the old content, so the manifest has no hash for it."""
    root = tmp_path / "project"
    file = root / "content/a.md"
    file.parent.mkdir(parents=True)
    file.write_text("vanha", "utf-8")
    scanned = scan(root)
    file.write_text("uusi", "utf-8")
    ((_, _, digest),) = source_digests(root, scanned, 2**63, {}).values()
    assert digest == ""


def test_digest_of_what_was_read_stands_for_the_file(tmp_path: Path) -> None:
    """A file that changes once it has been read is told by the digest of what was read."""
    root = tmp_path / "project"
    file = root / "content/a.md"
    file.parent.mkdir(parents=True)
    file.write_text("luettu", "utf-8")
    scanned, read = scan(root), {str(file): digest_of(file.read_bytes())}
    file.write_text("myöhempi", "utf-8")
    sources = source_digests(root, scanned, 0, read)
    assert sources == {"content/a.md": (0, len("luettu"), digest_of(b"luettu"))}


@pytest.mark.parametrize("line", ["INHERIT: muu.yml", "site_url: !ENV OSOITE"])
def test_settings_from_elsewhere_are_no_source(root: Path, line: str) -> None:
    """What another file or the environment says can change without a source changing."""
    assert is_self_contained(root)
    (root / "mkdocs.yml").write_text(f"{line}\n", "utf-8")
    assert not is_self_contained(root)


def test_manifest_that_is_not_there_is_forgotten(tmp_path: Path) -> None:
    """Nothing to forget is no fault, nor is a place where nothing can be written."""
    (tmp_path / ".tori-cache").write_text("no folder", "utf-8")
    manifest_cache(tmp_path, tmp_path / "site").forget()


def folder(file: Path) -> None:
    """Put a folder in a file's place."""
    file.mkdir()


def link(file: Path) -> None:
    """Put a link in a file's place, to the very manifest."""
    beside = file.with_name("beside")
    beside.write_bytes(WHOLE[-1])
    file.symlink_to(beside)


def pipe(file: Path) -> None:
    """Put a pipe in a file's place, which nobody writes to."""
    os.mkfifo(file)


def huge(file: Path) -> None:
    """Put three gigabytes in a file's place."""
    with file.open("wb") as opened:
        opened.truncate(3 << 30)


def garbage(file: Path) -> None:
    """Put in a file's place what is no manifest."""
    file.write_bytes(b"\x80\x04garbage\n" * 9)


def unreadable(file: Path) -> None:
    """Put a file there that leads to itself: nobody can read it, whoever they are."""
    file.symlink_to(file)


def json_of_another_form(file: Path) -> None:
    """Put JSON there that is whole but says something else."""
    data = json.dumps({"form": "toinen"}).encode()
    file.write_bytes(f"{digest_of(data)}\n".encode() + data)


WHOLE: list[bytes] = []


@pytest.mark.parametrize(
    "put", [folder, link, pipe, huge, garbage, unreadable, json_of_another_form]
)
def test_whatever_stands_in_its_place_is_no_manifest(
    root: Path, put: Callable[[Path], None]
) -> None:
    """The site is built, be there a folder, a link, a pipe or rubbish."""
    file = manifest_of(root)
    WHOLE.append(file.read_bytes())
    file.unlink()
    put(file)
    assert total(root) is None
    manifest_cache(root, root / "site").forget()
    remember(root, UNTIL)
    assert total(root) == (None if file.is_dir() else 2)
