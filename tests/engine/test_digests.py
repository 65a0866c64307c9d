"""What a build makes again, and what it knows to be as it was."""

import json
import os
import pickle
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from tests.projects import DEED, DEED_PATH, ROOT, build_in, files_of, write
from tests.tree_pages import page_at
from tori.documents import BytesDocument, CopiedFile, Tree
from tori.engine import rendering
from tori.engine.digests import NOTHING, Digester, digest_cache, read_last_build, shell_digest
from tori.engine.frame import as_json, from_json
from tori.engine.output import Output, file_of
from tori.engine.sources import scan
from tori.pages.page import Page
from tori.templating.templates import Templates

Change = Callable[[Path], object]


def append(path: str, text: str) -> Change:
    """Return what adds to a file of a project."""

    def change(root: Path) -> None:
        file = root / path
        file.write_text(file.read_text("utf-8") + text, "utf-8")

    return change


def from_nothing(root: Path) -> dict[str, bytes]:
    """Return the files of a project's site, built beside it."""
    folder = root.parent / "from-nothing"
    build_in(root, folder)
    return dict(files_of(folder))


def delete_deed(root: Path) -> None:
    """Delete a deed, and the newsletter that picks it."""
    for name in ("deeds/sisainen-viestinta.md", "newsletters/2020-10.md"):
        (root / "content" / name).unlink()


def retitle(root: Path) -> None:
    """Give a page of the menu another title."""
    file = root / "content/pages/tietoa.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: ", "title: Uutta ", 1), "utf-8")


def rename(root: Path) -> None:
    """Give the site another name, which every page shows."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("site_name: ", "site_name: Uusi ", 1), "utf-8")


ADDED = "deeds/uusi-teko.md"
EDITED = f"content/{DEED_PATH}"
CHANGES: dict[str, Change] = {
    "text": append(EDITED, "\nLisäys.\n"),
    "title": lambda root: write(root, DEED_PATH, DEED.replace("title: ", "title: Uusi ")),
    "added": lambda root: write(root, ADDED, DEED),
    "deleted": delete_deed,
    "page of the menu": append("content/pages/tietoa.md", "\nLisäys.\n"),
    "title in the menu": retitle,
    "template": append("overrides/pages/deed.html", "<p>Mallipohjasta</p>\n"),
    "component": append("overrides/components/pieces.html", "{# uusi #}\n"),
    "shell": append("overrides/partials/footer.html", "<p>Alas</p>\n"),
    "style": append("overrides/assets/stylesheets/tori.css", "p {}\n"),
    "mail": append("overrides/mail/digest.html", "<!-- uusi -->\n"),
    "vocabulary": append("content/vocabulary.yml", "# uusi\n"),
    "settings": rename,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changes_gives_what_a_build_from_nothing_gives(
    tiny_project: Path, change: Change
) -> None:
    """Whatever is changed, the next build's site is as if there had been none before."""
    build_in(tiny_project)
    change(tiny_project)
    build_in(tiny_project)
    assert files_of(tiny_project / "site") == from_nothing(tiny_project)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (CHANGES["text"], {"teot/varauskalenteri/index.html"}),
        (
            append("overrides/pages/subscribe.html", "<p>Uusi</p>\n"),
            {"uutiskirjeet/tilaa/index.html"},
        ),
        (CHANGES["component"], None),
    ],
    ids=["text", "template", "component"],
)
def test_only_what_differs_is_rendered(
    tiny_project: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
    expected: set[str] | None,
) -> None:
    """An edited text renders its page and no other, a template its own; a component all."""
    monkeypatch.setattr(rendering, "processes_in_reach", lambda: 0)
    build_in(tiny_project)
    change(tiny_project)
    seen: set[str] = set()
    wrote = Output.write_page

    def write_page(self: Output, path: str, html: bytes) -> None:
        seen.add(file_of(path))
        wrote(self, path, html)

    monkeypatch.setattr(Output, "write_page", write_page)
    build_in(tiny_project)
    pages = {name for name in files_of(tiny_project / "site") if name.endswith("index.html")}
    assert seen == (expected or pages)


def test_page_may_give_the_menu_its_own_title(tiny_project: Path) -> None:
    """Where mkdocs.yml states no title, every page shows the page's own, and a new one at once."""
    settings = tiny_project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "Tietoa: tietoa/index.md" in text
    settings.write_text(text.replace("Tietoa: tietoa/index.md", "tietoa/index.md"), "utf-8")
    build_in(tiny_project)
    retitle(tiny_project)
    build_in(tiny_project)
    site = files_of(tiny_project / "site")
    assert site == from_nothing(tiny_project)
    assert b"Uutta Tietoa sivustosta" in site["teot/varauskalenteri/index.html"]


def spoil(file: Path) -> None:
    """Change a published file after it was published."""
    file.write_bytes(b"muu")
    later = file.stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))


PAGE = "teot/varauskalenteri/index.html"


@pytest.mark.parametrize(
    "meddle",
    [
        lambda site: spoil(site / PAGE),
        lambda site: (site / PAGE).unlink(),
        lambda site: (site / PAGE).rename(site / "muualla.html"),
        lambda site: spoil(site / "search/search_index.json"),
        lambda site: (site / "assets/stylesheets/tori.css").unlink(),
        lambda site: (site / "404.html").unlink(),
        lambda site: ((site / PAGE).unlink(), (site / PAGE).symlink_to(site / "index.html")),
        lambda site: (site / "vieras.txt").write_text("?", "utf-8"),
    ],
)
def test_whatever_was_done_to_the_site_is_undone(tiny_project: Path, meddle: Change) -> None:
    """A file that was changed, deleted, moved or added by hand is as it should be after a build."""
    build_in(tiny_project)
    meddle(tiny_project / "site")
    CHANGES["title"](tiny_project)
    build_in(tiny_project)
    assert files_of(tiny_project / "site") == from_nothing(tiny_project)


@pytest.mark.parametrize(
    "spoiled", [b"", b"{}", b"0123\n{}", None], ids=["empty", "headless", "forged", "folder"]
)
def test_memory_that_is_not_whole_is_none(tiny_project: Path, spoiled: bytes | None) -> None:
    """Whatever stands where digests should, the site comes out right."""
    build_in(tiny_project)
    file = digest_cache(tiny_project, tiny_project / "site").file
    file.unlink()
    if spoiled is None:
        file.mkdir()
    else:
        file.write_bytes(spoiled)
    shell = shell_digest(tiny_project, scan(tiny_project))
    assert read_last_build(tiny_project, tiny_project / "site", shell) == NOTHING
    CHANGES["text"](tiny_project)
    build_in(tiny_project)
    assert files_of(tiny_project / "site") == from_nothing(tiny_project)


def test_all_is_made_anew_when_asked(tiny_project: Path) -> None:
    """With `--all`, or to be verified, nothing is taken from the last build."""
    build_in(tiny_project)
    page = tiny_project / "site" / PAGE
    time = page.stat().st_mtime_ns
    page.write_bytes(b"muu")
    os.utime(page, ns=(time, time))
    CHANGES["title"](tiny_project)
    build_in(tiny_project, anew=True)
    assert files_of(tiny_project / "site") == from_nothing(tiny_project)


def test_frame_comes_back_from_json(tiny_project: Path) -> None:
    """What is remembered of shells is the same value when it is read, and says all."""
    build_in(tiny_project)
    shell = shell_digest(tiny_project, scan(tiny_project))
    frame = read_last_build(tiny_project, tiny_project / "site", shell).frame
    assert frame is not None
    assert from_json(json.loads(json.dumps(as_json(frame)))) == frame
    assert {kind for kind, *_ in frame.shells} >= {"deed", "index", "organisation"}
    assert set(frame.menu.values()) == {""}


@pytest.fixture(scope="module")
def digester() -> Digester:
    """What makes digests, with the real templates."""
    return Digester("kuori", Templates(ROOT / "overrides"))


def test_equal_values_have_one_digest(digester: Digester, tree: Tree) -> None:
    """Values that went through another process have the digests that they had."""
    copies = pickle.loads(pickle.dumps(tree))  # noqa: S301 — our own, a line above
    for path, document in tree.items():
        assert digester.of(copies[path]) == digester.of(document), path


def test_digest_tells_of_the_shell_too(digester: Digester, tree: Tree) -> None:
    """A page in another shell is another; a feed has none."""
    other = Digester("toinen kuori", Templates(ROOT / "overrides"))
    page, feed = page_at(tree, "index.md"), tree["feed.json"]
    assert other.of(page) != digester.of(page)
    assert other.of(feed) == digester.of(feed)


def test_every_part_of_a_page_is_in_its_digest(digester: Digester, tree: Tree) -> None:
    """No part is an object that its repr says nothing of: by its place in memory, or by a name."""
    page = tree["teot/varauskalenteri/index.md"]
    assert isinstance(page, Page)
    for field in fields(page):
        value = getattr(page, field.name)
        other: dict[str, Any] = {field.name: not value if isinstance(value, bool) else ("muu",)}
        if field.name != "template":
            assert digester.of(replace(page, **other)) != digester.of(page)
    assert not [path for path, document in tree.items() if " object at 0x" in repr(document)]


def test_media_are_told_by_their_bytes(digester: Digester, tmp_path: Path) -> None:
    """A picture that is replaced by another of the same size and time is another."""
    file = tmp_path / "kuva.png"
    file.write_bytes(b"yksi")
    before = digester.of(CopiedFile(file))
    assert before == digester.of(BytesDocument(b"yksi"))
    time = file.stat().st_mtime_ns
    file.write_bytes(b"kaks")
    os.utime(file, ns=(time, time))
    assert digester.of(CopiedFile(file)) != before
