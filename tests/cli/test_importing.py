"""The command `import`, from files to content and report."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import DAY, ROOT
from tori.authoring.importing.ledger import LEDGER_FILE
from tori.cli import importing
from tori.content.loader import load_content, load_record
from tori.content.records import Deed

DEED = {
    "Tunniste": "7",
    "Otsikko": "Varauskalenteri sujuvoitti työtä",
    "Organisaatio": "Alavuden kaupunki",
    "Palvelualue": "Koko kunta",
    "Teemat": "Osaaminen, viestintä",
    "Tiivistelmä": "Varauskalenterin avulla tilat löytyvät nyt yhdestä paikasta.",
    "Julkaistu": "18.5.2020",
    "Teksti": "Teksti kertoo kaiken.",
}
PATH = "content/deeds/varauskalenteri-sujuvoitti-tyota.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the real organisations and vocabulary, and no deeds."""
    new_project(tmp_path)
    return tmp_path


def new_project(folder: Path) -> None:
    """Make `content/` with the real organisations and vocabulary."""
    (folder / "content").mkdir()
    shutil.copytree(ROOT / "content/organisations", folder / "content/organisations")
    shutil.copy(ROOT / "content/vocabulary.yml", folder / "content/vocabulary.yml")
    shutil.copy(ROOT / "mkdocs.yml", folder)


def table(*rows: dict[str, str]) -> bytes:
    """Return rows as Finnish Excel writes them."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("cp1252")


def run(root: Path, raw: bytes, *options: str, name: str = "teot.csv") -> Result:
    """Import bytes as a file of that name."""
    file = root / name
    file.write_bytes(raw)
    arguments = [str(file), "--today", DAY.isoformat(), *options]
    command = importing.import_file
    return CliRunner().invoke(command, arguments, obj=root, catch_exceptions=False)


def written(root: Path) -> dict[str, bytes]:
    """Return every file of the content but the organisations."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "content").rglob("*"))
        if file.is_file() and "organisations" not in file.parts
    }


def test_import_without_loss(root: Path) -> None:
    """A row of known names becomes a file that passes the check, and the status is 0."""
    result = run(root, table(DEED))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Luettu 1, uusia 1, ennallaan 0, päivitetty 0, ohitettu 0.\n")
    record, findings = load_record(PATH, "deeds", (root / PATH).read_bytes())
    assert findings == ()
    assert isinstance(record, Deed)
    assert (record.organisation, record.service_area) == ("alavuden-kaupunki", "koko kunta")
    assert (record.themes, record.published.text) == (("osaaminen", "viestintä"), "2020-05-18")
    assert record.body.strip() == "Teksti kertoo kaiken."


def test_second_import_changes_nothing(root: Path) -> None:
    """The same file again writes nothing at all."""
    run(root, table(DEED))
    before = written(root)
    result = run(root, table(DEED))
    assert (result.exit_code, written(root)) == (0, before)
    assert "uusia 0, ennallaan 1" in result.stdout


def test_loss_is_reported_with_its_place(root: Path) -> None:
    """A lossy step is told with row and column, the status is 1, and the check tells of it too."""
    result = run(root, table({**DEED, "Teemat": "osaamine", "Hinta": "3,5"}))
    assert result.exit_code == 1
    assert 'rivi 2, sarake "Teemat": sanaa "osaamine" ei ole sanastossa' in result.stdout
    assert 'sarake "Hinta": tuntematon sarake' in result.stdout
    assert f"{PATH}:" in result.stdout
    assert "virhe T204" in result.stdout


def test_nothing_is_written_that_cannot_be_checked(root: Path) -> None:
    """Without settings the import stops before it has written anything."""
    (root / "mkdocs.yml").unlink()
    before = written(root)
    done = run(root, table(DEED))
    assert done.exit_code == 3
    assert "mkdocs.yml" in done.output
    assert written(root) == before


def test_dry_run_writes_nothing_and_shows_all(root: Path) -> None:
    """A dry run shows the file that would be made and what the check would say of it."""
    before = written(root)
    result = run(root, table({**DEED, "Julkaistu": ""}), "--dry-run")
    assert written(root) == before
    assert f"+++ {PATH}" in result.stdout
    assert "+# Täytä: " in result.stdout
    assert f"{PATH}:" in result.stdout
    assert "virhe T201" in result.stdout
    assert result.exit_code == 1


def test_edited_file_is_kept_and_the_new_version_shown(root: Path) -> None:
    """An editor's work is never overwritten."""
    run(root, table(DEED))
    file = root / PATH
    edited = file.read_bytes() + b"Toimittajan lause.\n"
    file.write_bytes(edited)
    result = run(root, table({**DEED, "Teksti": "Uusi teksti."}))
    assert file.read_bytes() == edited
    assert "ohitettu 1" in result.stdout
    assert "+Uusi teksti." in result.stdout
    assert result.exit_code == 1


def test_changed_row_updates(root: Path) -> None:
    """A row that changed updates its file."""
    run(root, table(DEED))
    result = run(root, table({**DEED, "Teksti": "Uusi teksti."}))
    assert "päivitetty 1" in result.stdout
    assert "Uusi teksti." in (root / PATH).read_text(encoding="utf-8")
    assert result.exit_code == 0


def test_form_is_filed_under_its_slug(root: Path) -> None:
    """The form's file is filed under its title, whatever its own name, and checked."""
    form = (
        '---\ntitle: "Varauskalenteri sujuvoitti työtä"\npublished: "2020-05-18"\n'
        'summary: "Varauskalenterin avulla tilat löytyvät yhdestä paikasta."\n'
        'organisation: "Alavuden kaupunki"\nservice_area: "koko kunta"\n'
        'themes: ["osaaminen"]\n---\n\nTeksti.\n'
    )
    result = run(root, form.encode(), name="lataus (3).md")
    assert result.exit_code == 0, result.output
    assert b"organisation: alavuden-kaupunki\n" in (root / PATH).read_bytes()


def test_other_type(root: Path) -> None:
    """A table of organisations makes organisations."""
    raw = b"Otsikko;Laji;Kunta\nUudenkaupungin kaupunki;kunta;Uusikaupunki\n"
    result = run(root, raw, "--type", "organisaatio")
    assert result.exit_code == 0, result.output
    assert (root / "content/organisations/uudenkaupungin-kaupunki.md").is_file()


@pytest.mark.parametrize(
    ("name", "raw", "options"),
    [
        ("teot.pdf", b"", ()),
        ("teot.csv", b"a;b\n1;2\n", ()),
        ("teot.xlsx", b"PK", ()),
        ("teot.csv", b"Otsikko\nTeko\n", ("--sheet", "x")),
        ("teot.csv", b"Otsikko\nTeko\n", ("--type", "roska")),
    ],
)
def test_refused_file_is_wrong_use(
    root: Path, name: str, raw: bytes, options: tuple[str, ...]
) -> None:
    """What cannot be read is wrong use: status 2, nothing written."""
    before = written(root)
    result = run(root, raw, *options, name=name)
    assert (result.exit_code, written(root)) == (2, before)


def test_damaged_memory_stops_the_import(root: Path) -> None:
    """With a broken memory nobody knows what was imported, so nothing is."""
    (root / LEDGER_FILE).write_bytes(b"<<<<<<< HEAD")
    result = run(root, table(DEED))
    assert result.exit_code == 2
    assert not (root / PATH).exists()


def test_real_deeds_by_way_of_a_table(root: Path) -> None:
    """The real deeds exported to a table and imported are the same deeds, in data and in text."""
    deeds = [r for r in load_content(ROOT).records if isinstance(r, Deed)]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    names = ("title", "summary", "organisation", "service_area", "stage")
    lists = ("themes", "customer_groups", "results", "transfer")
    writer.writerow(["id", "published", *names, *lists, "isbn", "chapter", "body"])
    for deed in deeds:
        source = deed.source
        lines = ["\n".join(getattr(deed, name)) for name in lists]
        row = [deed.id, deed.published.text, *(getattr(deed, name) or "" for name in names), *lines]
        origin = [source.isbn, source.chapter] if source else ["", ""]
        writer.writerow([*row, *origin, deed.body])
    result = run(root, stream.getvalue().encode("utf-8-sig"))
    assert f"Luettu {len(deeds)}, uusia {len(deeds)}," in result.stdout
    imported = {r.title: r for r in load_content(root).records if isinstance(r, Deed)}
    without = {"origin"}
    for deed in deeds:
        twin = imported[deed.title]
        assert twin.model_dump(exclude=without) == deed.model_dump(exclude=without)
        assert twin.body.strip() == deed.body.strip()


CELLS = st.text(alphabet="aä1,;:#\"'-\n\t<>*[]{}&|%@ .", max_size=12)
ROWS = st.lists(st.tuples(st.sampled_from("1234"), CELLS, CELLS, CELLS), max_size=5)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, delimiter=st.sampled_from(";,\t"))
def test_any_table_twice_is_once(
    rows: list[tuple[str, ...]],
    delimiter: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever a table holds, importing it again changes no file and makes none."""
    root = tmp_path_factory.mktemp("taulukko")
    (root / "content").mkdir()
    shutil.copy(ROOT / "content/vocabulary.yml", root / "content/vocabulary.yml")
    shutil.copy(ROOT / "mkdocs.yml", root)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([("Tunniste", "Otsikko", "Teemat", "Muuta"), *rows])
    raw = stream.getvalue().encode()
    run(root, raw)
    before = written(root)
    again = run(root, raw)
    assert written(root) == before
    assert "uusia 0," in again.stdout
    assert "päivitetty 0, ohitettu 0." in again.stdout
