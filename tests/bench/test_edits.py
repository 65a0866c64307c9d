"""The changes of the warm builds: real ones, of ordinary deeds, and a site must show each."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import Corpus, Entry
from bench.edits import Edit, Sight, edits, make, refuse_unseen
from bench.figures import UNCHANGED, WARM
from bench.measuring import RunFailedError

ROUNDS = 3


@pytest.fixture
def content(corpus: Corpus, tmp_path: Path) -> Path:
    """A copy of the deeds, for a test to change."""
    shutil.copytree(corpus.content / "deeds", tmp_path / "content" / "deeds")
    return tmp_path / "content"


def made(content: Path, entries: Sequence[Entry]) -> list[Edit]:
    """Return the edits of some rounds, each made."""
    found = []
    for number in range(ROUNDS):
        for edit in edits(content, entries, number):
            make(edit)
            found.append(edit)
    return found


def site_that_shows(edit: Edit, folder: Path) -> Path:
    """Return a site that has what the edit must be seen by, and nothing else."""
    for sight in edit.sights:
        file = folder / sight.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if sight.shown:
            file.write_text(f"<p>{sight.words}</p>", encoding="utf-8")
    return folder


def test_a_round_has_every_warm_scenario(corpus: Corpus, content: Path) -> None:
    """All but the one in which nothing is changed, in the order of the table."""
    scenarios = [edit.scenario for edit in made(content, corpus.entries)]
    assert scenarios == [scenario for scenario in WARM if scenario != UNCHANGED] * ROUNDS


def test_every_edit_is_another_one(corpus: Corpus, content: Path) -> None:
    """No round repeats an earlier one's change, and the number of deeds stays."""
    found = made(content, corpus.entries)
    assert len({(edit.file, edit.text) for edit in found}) == len(found)
    assert len(list((content / "deeds").iterdir())) == len(corpus.entries)


def test_edited_deeds_are_of_the_middle(corpus: Corpus, content: Path) -> None:
    """Whatever is edited or deleted has as many deeds before it as after it, but a few."""
    ids = [entry.id for entry in sorted(corpus.entries, key=lambda entry: (entry.day, entry.id))]
    places = [
        ids.index(edit.file.stem)
        for edit in made(content, corpus.entries)
        if edit.scenario != "deed added"
    ]
    middle = len(ids) // 2
    assert all(middle - ROUNDS <= place < middle + ROUNDS for place in places)


def test_a_title_is_looked_for_in_list_and_feed(corpus: Corpus, content: Path) -> None:
    """An edit that lists show is no good without them."""
    for edit in made(content, corpus.entries):
        paths = [sight.path for sight in edit.sights]
        assert any(path.endswith("rss.xml") for path in paths) == (
            edit.scenario not in {"first edit", "body edit"}
        )


def test_an_edit_that_changes_nothing_is_refused(corpus: Corpus, content: Path) -> None:
    """A second writing of the same would measure a build without a change."""
    edit = next(edits(content, corpus.entries, 0))
    make(edit)
    with pytest.raises(RunFailedError, match="changed nothing"):
        make(edit)


def test_a_site_that_shows_the_edit_passes(corpus: Corpus, content: Path, tmp_path: Path) -> None:
    """What is there is found."""
    for number, edit in enumerate(edits(content, corpus.entries, 0)):
        refuse_unseen(edit, site_that_shows(edit, tmp_path / str(number)))


def test_each_place_is_looked_at(corpus: Corpus, content: Path, tmp_path: Path) -> None:
    """A page, list or feed that stayed as it was is found, whichever it is."""
    for number, edit in enumerate(edits(content, corpus.entries, 0)):
        site = site_that_shows(edit, tmp_path / str(number))
        for sight in edit.sights:
            stale = replace(edit, sights=(_reversed(sight),))
            with pytest.raises(RunFailedError, match=sight.path):
                refuse_unseen(stale, site)


def _reversed(sight: Sight) -> Sight:
    return replace(sight, shown=not sight.shown)
