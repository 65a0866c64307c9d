"""The repair of files on disk: the plan, and the plan carried out."""

from pathlib import Path

import pytest

from tori.authoring.fix.mending import MendingPlan, carry_out, is_text_file, plan, text_files
from tori.files import NotPlainError

PAGE = "---\ntitle: Sivu\n---\n"


def folder_of(root: Path, **texts: str) -> Path:
    """Make content of pages with these names and texts; return the pages' folder."""
    folder = root / "content/pages"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_bytes(text.encode())
    return folder


def planned(root: Path) -> MendingPlan:
    """Return the plan for all content."""
    return plan(root, tuple(text_files(root / "content")))


def test_sound_content_needs_no_plan(tmp_path: Path) -> None:
    """Where nothing is wrong, nothing is planned."""
    folder_of(tmp_path, a=PAGE)
    assert planned(tmp_path) == MendingPlan(())


def test_plan_writes_nothing(tmp_path: Path) -> None:
    """Only carrying it out does."""
    folder = folder_of(tmp_path, a="---\ntitle:Sivu\n---\n")
    found = planned(tmp_path)
    assert (folder / "a.md").read_text() == "---\ntitle:Sivu\n---\n"
    carry_out(tmp_path, found)
    assert (folder / "a.md").read_text() == PAGE


def test_renamed_file_takes_its_links_along(tmp_path: Path) -> None:
    """The file gets its new name, links follow, and a mention of the old id is told."""
    other = PAGE.replace("---\nt", "---\npart_of: Ää\nt")
    folder = folder_of(tmp_path, Ää=PAGE, b=f"{other}[a](Ää.md)\n")
    found = planned(tmp_path)
    assert found.mentions == (("content/pages/b.md", 2, "Ää"),)
    carry_out(tmp_path, found)
    assert sorted(file.name for file in folder.iterdir()) == ["aa.md", "b.md"]
    assert (folder / "b.md").read_text("utf-8").endswith("[a](aa.md)\n")


def test_link_of_a_file_that_was_not_chosen_follows(tmp_path: Path) -> None:
    """A rename may not break what the editor did not name; its other faults stay."""
    folder = folder_of(tmp_path, Ää=PAGE, b="---\ntitle:Sivu\n---\n[a](Ää.md)\n")
    carry_out(tmp_path, plan(tmp_path, (folder / "Ää.md",)))
    assert (folder / "b.md").read_text("utf-8") == "---\ntitle:Sivu\n---\n[a](aa.md)\n"


def test_taken_name_is_refused(tmp_path: Path) -> None:
    """No file is written over another, and two files do not get one name."""
    folder_of(tmp_path, aa=PAGE, Ää=PAGE, Öö=PAGE, Öo=PAGE)
    assert planned(tmp_path) == MendingPlan(
        (),
        (
            ("content/pages/Ää.md", "content/pages/aa.md"),
            ("content/pages/Öo.md", "content/pages/oo.md"),
            ("content/pages/Öö.md", "content/pages/oo.md"),
        ),
    )


def test_name_of_a_link_is_taken(tmp_path: Path) -> None:
    """A file is not renamed over a link, even one that leads nowhere."""
    folder = folder_of(tmp_path, Ää=PAGE)
    (folder / "aa.md").symlink_to(tmp_path / "puuttuu")
    assert planned(tmp_path).refused == (("content/pages/Ää.md", "content/pages/aa.md"),)


def test_nothing_is_mended_through_a_link(tmp_path: Path) -> None:
    """Where a folder has become a link since the plan was made, what it leads to stays."""
    folder = folder_of(tmp_path, a="---\ntitle:Sivu\n---\n")
    found = planned(tmp_path)
    elsewhere = tmp_path / "muualla"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    with pytest.raises(NotPlainError, match="linkki"):
        carry_out(tmp_path, found)
    assert (elsewhere / "a.md").read_text() == "---\ntitle:Sivu\n---\n"


def test_hidden_files_links_and_media_are_no_texts(tmp_path: Path) -> None:
    """Only the content's own texts are mended: what a link points at is somebody else's."""
    folder = folder_of(tmp_path, a=PAGE, **{".piilo": PAGE})
    (folder / "kuva.jpg").write_bytes(b"")
    (folder / "b.md").symlink_to(folder / "a.md")
    assert tuple(text_files(folder)) == (folder / "a.md",)
    assert not is_text_file(folder / "b.md")


def test_a_text_in_the_middle_of_a_merge_is_left_alone(tmp_path: Path) -> None:
    """Of two texts in one file neither is mended: somebody has to choose first."""
    conflict = "<<<<<<< HEAD\ntitle:A\n=======\ntitle:B\n>>>>>>> b\n"
    folder_of(tmp_path, Ä=f"---\n{conflict}---\n")
    assert planned(tmp_path) == MendingPlan(())
