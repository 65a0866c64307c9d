"""Builds after an edit: what they make again, and when they leave it to a build of everything."""

import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.rivals.configuration import without_search
from tests.projects import DAY, DEED, DEED_PATH, files_of, silent_listener, write
from tori.engine.building import build
from tori.engine.editing import partial
from tori.engine.kept.manifest import compare
from tori.engine.kept.memory import MARK, kept_memory
from tori.engine.publishing import Outcome
from tori.engine.setup import Listener

PAGE = "teot/varauskalenteri/index.html"
OTHER_PATH = "deeds/sisainen-viestinta.md"


@dataclass
class Project:
    """A project that has learnt what its site is made of.

    Attributes:
        told: The lines of the last build.
    """

    root: Path
    told: list[str] = field(default_factory=list)

    def build(self, day: date = DAY) -> Outcome:
        """Build as the command does."""
        self.told.clear()
        site = self.root / "site"
        comparison = compare(self.root, site, day, hash_all=False)
        listener = Listener(self.told.append, lambda _written, _total: None)
        return build(self.root, site, day, listener, comparison=comparison)

    @property
    def built_in_part(self) -> bool:
        """Whether the last build made only what had changed."""
        return any(line.startswith("muuttuneita") for line in self.told)

    def differing(self, day: date = DAY) -> list[str]:
        """Return the files that are not as a build from nothing makes them."""
        anew = self.root / "anew"
        listener = Listener(lambda _: None, lambda _written, _total: None)
        build(self.root, anew, day, listener)
        made, expected = files_of(self.root / "site"), files_of(anew)
        shutil.rmtree(anew)
        return sorted(
            name for name in made.keys() | expected.keys() if made.get(name) != expected.get(name)
        )


@pytest.fixture
def project(tiny_project: Path) -> Project:
    """A project without a search index, built twice: the second build learns."""
    configuration = tiny_project / "mkdocs.yml"
    configuration.write_text(without_search(configuration.read_text("utf-8")), "utf-8")
    (tiny_project / "content/newsletters/2020-10.md").unlink()
    made = Project(tiny_project)
    made.build()
    write(tiny_project, DEED_PATH, DEED.replace("hajallaan", "monessa paikassa"))
    made.build()
    assert not made.built_in_part
    return made


def kept_rows(root: Path, site: Path) -> dict[str, object]:
    """Return what is kept of each record beside its own words: what is said of it, who reads it."""
    comparison = compare(root, site, DAY, hash_all=False)
    assert comparison is not None
    with kept_memory(root, site, comparison.manifest.memory[MARK]) as memory:
        return {reference: kept[1:] for reference, kept in memory.records()}


def edit(project: Project, old: str, new: str, path: str = DEED_PATH) -> None:
    """Put some words in place of others in a record."""
    file = project.root / "content" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def no_planning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it an error to plan the whole site."""

    def refuse(*_: object) -> None:
        raise AssertionError("an edit of words was not enough")

    monkeypatch.setattr("tori.engine.editing.updating.update", refuse)


@pytest.mark.usefixtures("no_planning")
def test_edited_text_makes_one_page_again(project: Project) -> None:
    """Nobody else shows a deed's text."""
    edit(project, "monessa paikassa", "monessa eri paikassa")
    outcome = project.build()
    assert project.built_in_part
    assert outcome.change is not None
    assert outcome.change.written == 1
    assert "monessa eri paikassa" in (project.root / "site" / PAGE).read_text("utf-8")
    assert project.differing() == []


def test_edited_title_makes_again_what_shows_it(project: Project) -> None:
    """The title is on lists, in feeds and on the pages of others."""
    edit(project, "Varauskalenteri kokosi", "Uusi varauskalenteri kokosi")
    outcome = project.build()
    assert project.built_in_part
    assert outcome.change is not None
    assert 5 < outcome.change.written < outcome.change.total / 2
    assert project.differing() == []


@pytest.mark.usefixtures("no_planning")
def test_next_edit_goes_by_the_edited(project: Project) -> None:
    """What was kept is brought up to date, too: the second edit of a record is seen as one."""
    for words in ("yhdessä paikassa", "kahdessa paikassa", "monessa paikassa"):
        project.root.joinpath("content", DEED_PATH).write_text(
            DEED.replace("hajallaan", words), "utf-8"
        )
        outcome = project.build()
        assert outcome.change is not None
        assert outcome.change.written == (1 if project.built_in_part else 0)
    assert project.differing() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("monessa paikassa", "monessa [toisessa](sisainen-viestinta.md) paikassa"),
        ("Tieto", "## Otsikko\n\nTieto"),
        ("themes: [digitalisaatio]", "themes: [johtaminen]"),
        ("published: /2020-10", "published: 2020-09-01"),
        ("published: /2020-10", "withdrawn: Teko perui tietonsa.\npublished: /2020-10"),
    ],
)
def test_edit_that_concerns_others_is_planned_anew(project: Project, old: str, new: str) -> None:
    """Links, headings, themes, dates: whatever others may show is found by planning the site."""
    edit(project, old, new)
    assert project.build().change is not None
    assert project.built_in_part
    assert project.differing() == []


def test_new_record_is_shown_everywhere(project: Project) -> None:
    """A deed that is added has a page, and stands on lists; one that is deleted has gone."""
    write(project.root, "deeds/uusi-teko.md", DEED.replace("Varauskalenteri", "Uutuus"))
    assert project.build().change is not None
    assert project.built_in_part
    assert project.differing() == []
    project.root.joinpath("content/deeds/uusi-teko.md").unlink()
    outcome = project.build()
    assert project.built_in_part
    assert outcome.change is not None
    assert outcome.change.deleted > 0
    assert not (project.root / "site/teot/uusi-teko").exists()
    assert project.differing() == []


@pytest.mark.parametrize(
    "path",
    [
        "overrides/main.html",
        "content/pages/liite.txt",
        "content/vocabulary.yml",
        "mkdocs.yml",
    ],
)
def test_anything_else_builds_everything(project: Project, path: str) -> None:
    """What is no record may show anywhere."""
    file = project.root / path
    text = file.read_text("utf-8") if file.is_file() else ""
    file.write_text(f"{text}\n", "utf-8")
    project.build()
    assert not project.built_in_part
    assert project.differing() == []


def test_fault_is_told_in_its_place(project: Project) -> None:
    """A record that nobody edited is told of with the line in its file, and nothing changes."""
    edit(project, "Tieto", "Katso [toista](sisainen-viestinta.md). Tieto")
    project.build()
    before = files_of(project.root / "site")
    (project.root / "content" / OTHER_PATH).unlink()
    outcome = project.build()
    assert outcome.change is None
    assert [(d.path, d.code, d.span.line) for d in outcome.diagnostics] == [
        (f"content/{DEED_PATH}", "T124", 10)
    ]
    assert files_of(project.root / "site") == before


def test_next_day_is_no_other_site_until_something_is_due(project: Project) -> None:
    """A deed that comes out in a week does not make every day before it a build."""
    site = project.root / "site"
    due = DAY + timedelta(7)
    deed = DEED.replace("published: /2020-10", f"published: {due}")
    write(project.root, "deeds/tuleva.md", deed)
    project.build()
    assert project.built_in_part
    eve = compare(project.root, site, due - timedelta(1), hash_all=False)
    assert eve is not None
    assert eve.is_same
    edit(project, "monessa paikassa", "monessa eri paikassa")
    project.build(due - timedelta(2))
    assert project.built_in_part
    assert compare(project.root, site, due, hash_all=False) is None
    project.build(due)
    assert (site / "teot/tuleva/index.html").is_file()
    assert project.differing(due) == []


def spoil(root: Path, data: bytes | None) -> None:
    """Put other bytes in place of what was kept, or none."""
    (store,) = (root / ".tori-cache").glob("*.store")
    if data is None:
        store.unlink()
    else:
        store.write_bytes(data)


@pytest.mark.parametrize("data", [None, b"", b"roskaa" * 1000])
def test_lost_memory_is_a_build_of_everything(project: Project, data: bytes | None) -> None:
    """Without what was kept the site comes out the same, and the next build has it again."""
    spoil(project.root, data)
    edit(project, "monessa paikassa", "monessa eri paikassa")
    assert project.build().change is not None
    assert not project.built_in_part
    assert project.differing() == []
    edit(project, "monessa eri paikassa", "monessa paikassa")
    project.build()
    assert project.built_in_part


def test_memory_of_another_build_is_none(project: Project) -> None:
    """A store that does not belong to the manifest is not gone by."""
    (store,) = (project.root / ".tori-cache").glob("*.store")
    old = store.read_bytes()
    edit(project, "Varauskalenteri", "Kalenteri")
    project.build()
    store.write_bytes(old)
    edit(project, "monessa paikassa", "monessa eri paikassa")
    project.build()
    assert not project.built_in_part
    assert project.differing() == []


def test_first_build_keeps_nothing(tiny_project: Path) -> None:
    """What is built once has no use for it."""
    Project(tiny_project).build()
    assert list((tiny_project / ".tori-cache").glob("*.store")) == []


def test_whoever_waited_compares_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison with an earlier build's manifest is of no use after another build."""
    site = project.root / "site"
    edit(project, "monessa paikassa", "monessa eri paikassa")
    stale = compare(project.root, site, DAY, hash_all=False)
    project.build()
    asked: list[object] = []
    monkeypatch.setattr(partial, "build_update", lambda *given: asked.append(given))
    listener = Listener(lambda _: None, lambda _written, _total: None)
    assert build(project.root, site, DAY, listener, comparison=stale).change is not None
    assert asked == []
    assert project.differing() == []


def test_what_is_kept_after_edits_is_as_from_nothing(project: Project) -> None:
    """A deed that comes, changes its theme and goes leaves the rows that a whole build keeps."""
    path = "content/deeds/uusi-teko.md"
    steps = (
        lambda: write(project.root, "deeds/uusi-teko.md", DEED.replace("kokosi", "uudisti")),
        lambda: edit(project, "[digitalisaatio]", "[johtaminen]", "deeds/uusi-teko.md"),
        lambda: edit(project, "Tieto", "[Tieto](uusi-teko.md)"),
        lambda: edit(project, "[Tieto](uusi-teko.md)", "Tieto"),
        (project.root / path).unlink,
    )
    for step in steps:
        step()
        project.build()
        assert project.built_in_part
        kept = kept_rows(project.root, project.root / "site")
        anew = project.root / "anew"
        for _ in range(2):  # the second build learns
            build(project.root, anew, DAY, silent_listener())
        assert kept == kept_rows(project.root, anew)
        shutil.rmtree(anew)
