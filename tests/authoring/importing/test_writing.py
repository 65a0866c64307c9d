"""An import's plan carried out."""

from pathlib import Path

import pytest

from tori.authoring.importing.ledger import LEDGER_FILE, LedgerEntry, digest
from tori.authoring.importing.planning import Action, ImportPlan
from tori.authoring.importing.writing import carry_out, files_of
from tori.files import NotPlainError

PATH = "content/deeds/tyon-ilo.md"
LEDGER = {"deeds:teot:1": LedgerEntry(PATH, digest(b"uusi"), digest(b"1"))}


def test_new_and_updated_are_written_and_others_left(tmp_path: Path) -> None:
    """Only what is new or updated is touched; folders are made."""
    other = tmp_path / "content/deeds/muu.md"
    carry_out(tmp_path, ImportPlan((Action("new", PATH, b"uusi"),), LEDGER, ()))
    other.write_bytes(b"vanha")
    carry_out(
        tmp_path,
        ImportPlan(
            (Action("skipped", "content/deeds/muu.md", b"x"), Action("updated", PATH, b"b")),
            LEDGER,
            (),
        ),
    )
    assert other.read_bytes() == b"vanha"
    assert files_of(tmp_path)(PATH) == b"b"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    """The drafts through which files are replaced are gone."""
    carry_out(tmp_path, ImportPlan((Action("new", PATH, b"uusi"),), LEDGER, ()))
    files = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*"))
    assert files == [LEDGER_FILE, PATH]


def test_permissions_stay(tmp_path: Path) -> None:
    """An updated file keeps its permissions."""
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a")
    file.chmod(0o640)
    carry_out(tmp_path, ImportPlan((Action("updated", PATH, b"b"),), LEDGER, ()))
    assert file.stat().st_mode & 0o777 == 0o640


def test_memory_is_written_only_when_it_differs(tmp_path: Path) -> None:
    """An import that changes nothing touches no file at all."""
    carry_out(tmp_path, ImportPlan((), LEDGER, ()))
    before = (tmp_path / LEDGER_FILE).stat().st_ino
    carry_out(tmp_path, ImportPlan((), LEDGER, ()))
    assert (tmp_path / LEDGER_FILE).stat().st_ino == before


def test_no_file_is_no_bytes(tmp_path: Path) -> None:
    """A missing file is None, not an error."""
    assert files_of(tmp_path)(PATH) is None


@pytest.mark.parametrize("link", ["content/deeds", PATH, LEDGER_FILE])
def test_nothing_is_imported_through_a_link(tmp_path: Path, link: str) -> None:
    """A link in place of a folder, a file or the memory is told, and what it leads to stays."""
    elsewhere, place = tmp_path / "muualla", tmp_path / "projekti" / link
    elsewhere.mkdir()
    (elsewhere / "a").write_bytes(b"old")
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere if link == "content/deeds" else elsewhere / "a")
    with pytest.raises(NotPlainError, match="linkki"):
        carry_out(tmp_path / "projekti", ImportPlan((Action("new", PATH, b"uusi"),), LEDGER, ()))
    with pytest.raises(NotPlainError, match="linkki"):
        files_of(tmp_path / "projekti")(f"{link}/x" if link == "content/deeds" else link)
    assert {file.name: file.read_bytes() for file in elsewhere.iterdir()} == {"a": b"old"}
