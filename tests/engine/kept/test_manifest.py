"""What the manifest takes for unchanged, and what not."""

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.projects import DAY
from tori.engine.kept.manifest import (
    compare,
    digest_of,
    forget_manifest,
    hashed,
    is_current,
    is_self_contained,
    renewed,
    scan,
    write_manifest,
)

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
    sources = hashed(folder, scan(folder), now=2**62)
    write_manifest(
        folder, folder / "site", (DAY, UNTIL), sources, total=2, memory={"trace": b"hash"}
    )
    return folder


def total(root: Path, *, hash_all: bool = False) -> int | None:
    """Return what the manifest says of the tests' day."""
    comparison = compare(root, root / "site", DAY, hash_all=hash_all)
    return comparison.manifest.total if comparison and comparison.is_same else None


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


def test_change_is_named(root: Path) -> None:
    """The comparison says what is new or other, what is gone, and what is as it was."""
    (root / DEED).write_text("toinen", "utf-8")
    (root / "content/deeds/uusi.md").write_text("uusi", "utf-8")
    (root / "tori/text.py").unlink()
    comparison = compare(root, root / "site", DAY, hash_all=False)
    assert comparison is not None
    assert comparison.changed == {DEED, "content/deeds/uusi.md"}
    assert comparison.gone == {"tori/text.py"}
    assert comparison.sources.keys() == {"overrides/main.html", "mkdocs.yml"}
    assert comparison.manifest.memory == {"trace": b"hash"}


def test_renewed_sources_are_as_if_hashed_anew(root: Path) -> None:
    """What is as it was keeps its hash, and a changed source has its new one."""
    (root / DEED).write_text("toinen", "utf-8")
    comparison = compare(root, root / "site", DAY, hash_all=False)
    assert comparison is not None
    assert renewed(root, comparison, now=2**62) == hashed(root, scan(root), now=2**62)


def test_comparison_with_an_earlier_manifest_is_not_current(root: Path) -> None:
    """Whoever waited for another build finds that its comparison is out of date."""
    site = root / "site"
    comparison = compare(root, site, DAY, hash_all=False)
    assert comparison is not None
    assert is_current(comparison, root, site)
    write_manifest(root, site, (DAY, UNTIL), comparison.sources, total=3, memory={})
    assert not is_current(comparison, root, site)
    forget_manifest(root, site)
    assert not is_current(comparison, root, site)


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
    comparison = compare(root, root / "site", DAY + timedelta(days), hash_all=False)
    assert (comparison is not None) == is_known


def test_site_may_be_the_same_for_ever(root: Path) -> None:
    """Where no day was compared with one to come, no day makes another site."""
    site = root / "site"
    write_manifest(root, site, (DAY, None), hashed(root, scan(root), now=2**62), 2, {})
    assert compare(root, site, DAY + timedelta(9999), hash_all=False) is not None


def test_another_program_is_another_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest of another Python is none."""
    monkeypatch.setattr(sys, "version", "4.0")
    assert total(root) is None


@pytest.mark.parametrize("keep", [0, 1, 20, 50, -1])
def test_truncated_manifest_is_none(root: Path, keep: int) -> None:
    """Whatever part of it is left, a manifest that is not whole says nothing."""
    (file,) = (root / ".tori-cache").glob("*.manifest")
    file.write_bytes(file.read_bytes()[:keep])
    assert total(root) is None


def test_corrupted_manifest_is_none(root: Path) -> None:
    """A single wrong byte anywhere is noticed."""
    (file,) = (root / ".tori-cache").glob("*.manifest")
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
    ((_, _, digest),) = hashed(root, scanned, now=2**63).values()
    assert digest == b""


def test_digest_of_what_was_read_stands_for_the_file(tmp_path: Path) -> None:
    """A file that changes once it has been read is told by the digest of what was read."""
    root = tmp_path / "project"
    file = root / "content/a.md"
    file.parent.mkdir(parents=True)
    file.write_text("luettu", "utf-8")
    scanned, read = scan(root), {str(file): digest_of(file.read_bytes())}
    file.write_text("myöhempi", "utf-8")
    sources = hashed(root, scanned, now=0, digests=read)
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
    forget_manifest(tmp_path, tmp_path / "site")


def test_links_among_the_sources_are_not_followed(tmp_path: Path) -> None:
    """A link is noted itself, a pipe is not read, and neither is ever taken for unchanged."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_bytes(b"a")
    (content / "kaikki").symlink_to("/")
    os.mkfifo(content / "putki.md")
    scanned = scan(tmp_path)
    assert set(scanned) == {"content/a.md", "content/kaikki", "content/putki.md"}
    unknown = {path for path, (_, _, digest) in hashed(tmp_path, scanned, 0).items() if not digest}
    assert unknown == {"content/kaikki", "content/putki.md"}
