"""What an import would do."""

from dataclasses import replace

from tori.authoring.importing.imported import ImportedRecord, Reading
from tori.authoring.importing.ledger import Ledger, digest, read_ledger
from tori.authoring.importing.planning import ImportPlan, planned
from tori.text import SLUG_LIMIT

PATH = "content/deeds/tyon-ilo.md"


class Folder:
    """Files by path, as an import finds and leaves them."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        """Begin with some files and no memory."""
        self.files = files or {}
        self.ledger: Ledger = read_ledger(None)

    def plan(self, reading: Reading) -> ImportPlan:
        """Plan an import."""
        titles = {"deeds": dict.fromkeys(self.files, "olemassa oleva teko")}
        return planned(reading, self.ledger, self.files.get, titles)

    def do(self, reading: Reading) -> ImportPlan:
        """Plan and carry out."""
        plan = self.plan(reading)
        for action in plan.actions:
            if action.outcome in {"new", "updated"}:
                self.files[action.path] = action.data
        self.ledger = plan.ledger
        return plan


def record(title: str = "Työn ilo", legacy_id: str = "1", body: str = "Teksti.") -> ImportedRecord:
    """Return a record."""
    return ImportedRecord(legacy_id, f"rivi {legacy_id}", "deeds", {"title": title}, body)


def reading(*records: ImportedRecord, source: str = "teot") -> Reading:
    """Return a reading of a whole source."""
    return Reading(source, records)


def outcomes(plan: ImportPlan) -> list[tuple[str, str]]:
    """Return what happens to which file."""
    return [(action.outcome, action.path) for action in plan.actions]


def test_new_record() -> None:
    """A record is filed under its title's slug."""
    plan = Folder().plan(reading(record()))
    assert outcomes(plan) == [("new", PATH)]
    assert plan.notes == ()


def test_title_cannot_lead_elsewhere() -> None:
    """A title with the signs of a path is but a slug."""
    plan = Folder().plan(reading(record("../../etc/passwd\x00")))
    assert outcomes(plan) == [("new", "content/deeds/etc-passwd.md")]


def test_same_file_again_changes_nothing() -> None:
    """A second import of the same records plans nothing and says nothing."""
    folder = Folder()
    folder.do(reading(record()))
    memory = folder.ledger
    plan = folder.do(reading(record()))
    assert (outcomes(plan), plan.notes, plan.ledger) == ([("same", PATH)], (), memory)


def test_changed_row_updates_its_file() -> None:
    """A row that changed updates the file that nobody edited; a new title moves no file."""
    folder = Folder()
    folder.do(reading(record()))
    plan = folder.do(reading(record("Uusi otsikko")))
    assert outcomes(plan) == [("updated", PATH)]
    assert b"Uusi otsikko" in folder.files[PATH]
    assert outcomes(folder.do(reading(record("Uusi otsikko")))) == [("same", PATH)]


def test_edited_file_is_never_overwritten() -> None:
    """The editor's text stays, and the new version is shown as a diff, every time."""
    folder = Folder()
    folder.do(reading(record()))
    folder.files[PATH] += b"Toimittajan lause.\n"
    for _ in range(2):
        plan = folder.do(reading(record(body="Uusi teksti.")))
        assert outcomes(plan) == [("skipped", PATH)]
        assert "muokattu" in str(plan.notes[0])
        assert "+Uusi teksti." in plan.actions[0].diff
        assert b"Toimittajan lause." in folder.files[PATH]


def test_edited_file_of_an_unchanged_row_is_fine() -> None:
    """Editing what was imported is the point: nothing is said of it."""
    folder = Folder()
    folder.do(reading(record()))
    folder.files[PATH] += b"Toimittajan lause.\n"
    plan = folder.do(reading(record()))
    assert outcomes(plan) == [("same", PATH)]
    assert plan.notes == ()


def test_new_layout_of_an_unchanged_row_changes_nothing() -> None:
    """When this program comes to write files otherwise, old imports are left alone."""
    folder = Folder()
    folder.do(reading(record()))
    data = b"# selitys\n" + folder.files[PATH]
    folder.files[PATH] = data
    ((key, entry),) = folder.ledger.items()
    folder.ledger = {key: replace(entry, sha256=digest(data))}
    assert outcomes(folder.do(reading(record()))) == [("same", PATH)]
    assert folder.files[PATH] == data


def test_missing_title_is_told() -> None:
    """A file must have a name, and the name is for good."""
    plan = Folder().plan(reading(record("")))
    assert "otsikko puuttuu" in str(plan.notes[0])


def test_deleted_file_is_not_made_again() -> None:
    """What an editor removed stays removed, and the report says so."""
    folder = Folder()
    folder.do(reading(record()))
    del folder.files[PATH]
    plan = folder.do(reading(record()))
    assert outcomes(plan) == [("skipped", PATH)]
    assert "poistettu" in str(plan.notes[0])


def test_vanished_row_is_told_and_its_file_stays() -> None:
    """Nothing is deleted."""
    folder = Folder()
    folder.do(reading(record(), record("Toinen", "2")))
    plan = folder.do(reading(record()))
    assert [note.place for note in plan.notes] == ["content/deeds/toinen.md"]
    assert "content/deeds/toinen.md" in folder.files


def test_row_of_another_source_has_not_vanished() -> None:
    """A table says nothing of another table's rows."""
    folder = Folder()
    folder.do(reading(record()))
    plan = folder.do(reading(record("Toinen", "2"), source="muut"))
    assert plan.notes == ()


def test_same_number_in_another_table_is_another_record() -> None:
    """Row 1 of one table does not overwrite row 1 of another."""
    folder = Folder()
    folder.do(reading(record()))
    plan = folder.do(reading(record("Aivan muu asia"), source="muut"))
    assert outcomes(plan) == [("new", "content/deeds/aivan-muu-asia.md")]


def test_renamed_table_is_known() -> None:
    """The same rows from 'teot (1).csv' are the same records."""
    folder = Folder()
    folder.do(reading(record()))
    plan = folder.do(reading(record(), source="teot-1"))
    assert outcomes(plan) == [("same", PATH)]
    assert len(plan.ledger) == 1


def test_taken_name_gets_a_number() -> None:
    """Another's file is not touched: the record gets a number and a note."""
    folder = Folder({PATH: b"toisen"})
    plan = folder.do(reading(record()))
    assert outcomes(plan) == [("new", "content/deeds/tyon-ilo-2.md")]
    assert f"nimi {PATH} on varattu" in str(plan.notes[0])
    assert folder.files[PATH] == b"toisen"


def test_numbered_name_is_no_longer_than_a_slug_may_be() -> None:
    """A long title is cut to make room for the number."""
    folder = Folder()
    title = "pitka " * 20
    plan = folder.do(reading(record(title, "1"), record(title, "2")))
    names = [path.rpartition("/")[2].removesuffix(".md") for _, path in outcomes(plan)]
    assert names[1].endswith("-2")
    assert max(len(name) for name in names) <= SLUG_LIMIT


def test_import_cut_short_finds_its_own_files() -> None:
    """A file that is the same to the byte is adopted, not doubled."""
    folder = Folder()
    folder.do(reading(record()))
    folder.ledger = {}
    plan = folder.do(reading(record()))
    assert outcomes(plan) == [("same", PATH)]
    assert len(plan.ledger) == 1


def test_near_duplicate_is_told() -> None:
    """A title much like another's is reported with the file that it is like."""
    plan = Folder({"content/deeds/x.md": b"x"}).plan(reading(record("Olemassa oleva teko!")))
    assert "muistuttaa tiedostoa content/deeds/x.md" in str(plan.notes[0])


def test_numbers_tell_titles_apart() -> None:
    """TOP 12 is nothing like TOP 18."""
    plan = Folder().plan(
        reading(record("Vuoden teot TOP 12", "1"), record("Vuoden teot TOP 18", "2"))
    )
    assert plan.notes == ()


def test_id_twice_in_a_file() -> None:
    """Two rows with one id are two records, and the report says so."""
    folder = Folder()
    twice = reading(record(), replace(record("Toinen"), place="rivi 3"))
    plan = folder.do(twice)
    assert [outcome for outcome, _ in outcomes(plan)] == ["new", "new"]
    assert 'tunniste "1" on lähteessä jo aiemmin' in str(plan.notes[0])
    assert [outcome for outcome, _ in outcomes(folder.do(twice))] == ["same", "same"]
