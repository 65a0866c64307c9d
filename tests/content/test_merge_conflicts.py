"""Merges that were never finished."""

from pathlib import Path

import pytest

from tests.factories import content, text_of
from tests.projects import ROOT, write
from tori.content.loader import load_content
from tori.content.merge_conflicts import conflict_findings
from tori.content.records import Deed
from tori.diagnostics import Span

_CONFLICT = "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> haara\n"


def test_a_conflict_is_told_at_its_first_mark() -> None:
    """One finding a conflict, with the lines of all its marks."""
    (first, second) = conflict_findings("a", f"x\n{_CONFLICT}\n{_CONFLICT}")
    assert (first.code, first.span) == ("T161", Span(2, 1, 2, 8))
    assert "2, 4, 6" in first.hint
    assert "8, 10, 12" in second.hint


def test_a_conflict_in_three_parts() -> None:
    """Git tells the common ancestor too, if so set (merge.conflictStyle)."""
    (found,) = conflict_findings(
        "a", "<<<<<<< HEAD\nA\n||||||| 1234abc\nO\n=======\nB\n>>>>>>> b\n"
    )
    assert "1, 3, 5, 7" in found.hint


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", ">>>>>>> haara", "||||||| 1234abc", "<<<<<<<"])
def test_a_mark_that_was_left_behind(line: str) -> None:
    """Whoever takes away some of the marks is told of the rest."""
    (found,) = conflict_findings("a", f"Alku.\n\n{line}\n")
    assert found.span.line == 3
    assert "3" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "Otsikko\n=======\n",
        "| a | b |\n|---|---|\n||||||| x |\n",
        "a <<<<<<< HEAD\n",
        "  >>>>>>> haara\n",
        "<<<<<<<< kahdeksan\n",
        ">>>>>> kuusi\n",
    ],
)
def test_what_only_resembles_a_mark(text: str) -> None:
    """A heading's line, a table's empty cells and signs within a line are nobody's merge."""
    assert conflict_findings("a", text) == ()


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("content/deeds/varauskalenteri.md", ""),
        ("content/vocabulary.yml", ""),
        ("content/podcasts/guids.txt", ""),
        ("content/podcasts/media/jakso-01.vtt", ""),
        ("content/webinars/media/luettelo.csv", ""),
        ("overrides/main.html", ""),
        ("overrides/assets/stylesheets/tori.css", "\r\n"),
        ("overrides/assets/javascripts/tori.js", "\xe4"),
    ],
)
def test_every_text_file_is_looked_at(tmp_path: Path, path: str, before: str) -> None:
    """Wherever the merge was left, it is told with its place, and nothing else of that file."""
    root = content(tmp_path)
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(f"{before}\n{_CONFLICT}".encode("latin-1"))
    found = [finding for finding in load_content(root).diagnostics if finding.path == path]
    assert [(finding.code, finding.span.line) for finding in found] == [
        ("T161", 2 + before.count("\n"))
    ]


def test_front_matter_in_conflict_is_told_once(tmp_path: Path) -> None:
    """What the marks break in YAML is not told beside them."""
    text = text_of(Deed).replace("title:", f"{_CONFLICT}title:")
    root = content(tmp_path, {"deeds/varauskalenteri.md": text})
    (found,) = load_content(root).diagnostics
    assert (found.code, found.span.line) == ("T161", 2)


def test_the_projects_own_files_have_none() -> None:
    """Neither the content nor the templates of this project are in the middle of a merge."""
    assert "T161" not in {finding.code for finding in load_content(ROOT).diagnostics}


def test_links_in_overrides_are_not_followed(tmp_path: Path) -> None:
    """A link may lead anywhere, to what never ends too."""
    root = content(tmp_path)
    (root / "overrides").mkdir()
    target = write(tmp_path, "deeds/x.txt", _CONFLICT)
    (root / "overrides/x.txt").symlink_to(target)
    found = {(finding.path, finding.code) for finding in load_content(root).diagnostics}
    assert found == {("content/deeds/x.txt", "T161"), ("overrides/x.txt", "T141")}
