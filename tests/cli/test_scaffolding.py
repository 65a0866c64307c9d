"""The commands `new` and `schema`, each run as a program beside the tiny project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import DAY, DEED_PATH, ROOT, files_of, make_project, write
from tori.content.records.kinds import KINDS, Kind
from tori.engine.day import VARIABLE

EPISODE = """---
title: Työn murros puhuttaa kunnissa
published: 2020
summary: Jaksossa kerrotaan, mitä työn murros tarkoittaa kunnissa.
number: 24
season: 1
guid: bcab56ac-beef-561b-8134-a2ca989d630a
audio: {file: media/jakso-24.mp3}
---
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with a copy of the program, which no test changes."""
    project = make_project(tmp_path_factory.mktemp("new") / "project", program=True)
    write(project, "podcasts/tyon-murros.md", EPISODE)
    return project


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """The project for a test to change."""
    folder = tmp_path / "project"
    shutil.copytree(original, folder)
    return folder


def run(
    project: Path, command: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the commands in the project's own copy of the program."""
    without_editor = {k: v for k, v in os.environ.items() if k not in {"VISUAL", "EDITOR"}}
    code = f"from tori.cli.scaffolding import {command}; {command}(prog_name='build.py {command}')"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=project,
        env={**without_editor, VARIABLE: DAY.isoformat(), "PYTHONUTF8": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.alias)
def test_file_of_the_type_is_made(project: Path, kind: Kind) -> None:
    """The Finnish name of each type makes a file in its folder, named by the title's slug."""
    done = run(project, "new", kind.alias, "Jokin aivan uusi: hyvää työtä")
    path = f"content/{kind.collection}/jokin-aivan-uusi-hyvaa-tyota.md"
    assert (done.returncode, done.stdout) == (0, f"{path}\n"), done.stderr
    text = (project / path).read_text("utf-8")
    assert text.startswith(f'---\n{kind.title_field}: "Jokin aivan uusi: hyvää työtä"\n')
    assert "build.py check" in done.stderr


def test_day_of_the_option_is_the_date(project: Path) -> None:
    """`--today` is the day of publication."""
    done = run(project, "new", "page", "Uusi sivu", "--today", "2027-01-02")
    assert "\npublished: 2027-01-02\n" in (project / done.stdout.strip()).read_text("utf-8")


def test_episode_has_a_guid_of_its_own(project: Path) -> None:
    """Two episodes have different guids of version 4, and the numbers after the last."""
    texts = [
        (project / run(project, "new", "jakso", title).stdout.strip()).read_text("utf-8")
        for title in ("Ensimmäinen uusi jakso", "Toinen, aivan eri aiheesta")
    ]
    guids = [re.findall(r"(?m)^guid: ([0-9a-f-]{14}4[0-9a-f-]{21})$", text) for text in texts]
    assert [len(found) for found in guids] == [1, 1]
    assert guids[0] != guids[1]
    # The first one is not a record yet, so the second cannot know its number.
    assert all("\nnumber: 25\nseason: 1\n" in text for text in texts)


def test_clash_is_refused_and_named(project: Path) -> None:
    """A file that is there is left as it was, named, and the status is 1."""
    before = files_of(project / "content")
    done = run(project, "new", "deed", "Varauskalenteri")
    assert done.returncode == 1
    assert f"content/{DEED_PATH}" in done.stderr
    assert files_of(project / "content") == before


def test_near_duplicate_is_a_warning(project: Path) -> None:
    """A title alike is told with its file, and the new file is made all the same."""
    done = run(project, "new", "deed", "Varauskalenteri kokosi tiedot tiloista")
    assert done.returncode == 0
    assert f"samankaltainen otsikko on jo tiedostossa content/{DEED_PATH}" in done.stderr
    assert (project / done.stdout.strip()).is_file()


def test_same_title_elsewhere_is_no_duplicate(project: Path) -> None:
    """With an organisation stated, another organisation's deed is not told."""
    write(project, "organisations/kela.md", "---\nname: Kela\nkind: valtion organisaatio\n---\n")
    title = "Varauskalenteri kokosi tiedot tiloista"
    done = run(project, "new", "deed", title, "--organisation", "kela")
    assert "samankaltainen" not in done.stderr
    assert "\norganisation: kela\n" in (project / done.stdout.strip()).read_text("utf-8")


def test_hostile_title_after_two_dashes(project: Path) -> None:
    """A title of dashes is taken after `--`; the lack of a name for the file is told."""
    done = run(project, "new", "page", "--", "---")
    assert (done.returncode, done.stdout) == (0, "content/pages/nimeton.md\n"), done.stderr
    assert "Nimeä tiedosto ennen julkaisua" in done.stderr


def test_too_long_title_is_told(project: Path) -> None:
    """The editor hears that the title was cut."""
    done = run(project, "new", "page", "Pitkä otsikko " * 30)
    assert done.returncode == 0
    assert "otsikko oli liian pitkä" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("teho", "Otsikko"), 'Tarkoititko "teko"?'),
        (("deed", "🎉"), "vähintään 3"),
        (("deed", "Palvelualueet"), "varattu sivuston omaan käyttöön"),
        (("deed", "Otsikko", "--organisation", "alavuden-kaupungi"), '"alavuden-kaupunki"?'),
        (("article", "Otsikko", "--organisation", "alavuden-kaupunki"), "ei ole organisaatiota"),
        (("deed", "Otsikko", "--series", "tekoaly"), "ei ole sarjaa"),
        (("webinar", "Otsikko", "--series", "tekoaly"), "content/webinars/series"),
        (("deed",), "OTSIKKO"),
    ],
)
def test_wrong_use_is_told(original: Path, arguments: tuple[str, ...], told: str) -> None:
    """What cannot be meant is told in Finnish with status 2, and nothing is written."""
    before = files_of(original / "content")
    done = run(original, "new", *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert files_of(original / "content") == before


def test_editor_opens_the_file(project: Path) -> None:
    """`--open` starts $VISUAL with the new file and waits for it."""
    editor = project / "editor.py"
    editor.write_text("import sys; open(sys.argv[1], 'a').write('muokattu\\n')\n")
    visual = f'"{sys.executable}" "{editor}"'
    done = run(project, "new", "page", "Uusi sivu", "--open", VISUAL=visual, EDITOR="false")
    assert done.returncode == 0, done.stderr
    assert (project / done.stdout.strip()).read_text("utf-8").endswith("muokattu\n")


@pytest.mark.parametrize("variables", [{}, {"EDITOR": "muokkain-jota-ei-ole"}])
def test_editor_that_is_not_there_is_told(project: Path, variables: dict[str, str]) -> None:
    """Without an editor the file stays, what failed is told, and the status is 3."""
    done = run(project, "new", "page", "Uusi sivu", "--open", **variables)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert (project / done.stdout.strip()).is_file()


def test_unreadable_vocabulary_is_told(project: Path) -> None:
    """Without a vocabulary nothing is made, and the way to its faults is told."""
    write(project, "vocabulary.yml", "themes: [\n")
    done = run(project, "new", "deed", "Aivan uusi teko")
    assert done.returncode == 3
    assert "vocabulary.yml" in done.stderr
    assert not (project / "content/deeds/aivan-uusi-teko.md").exists()


def test_schema_writes_the_committed_files(original: Path, tmp_path: Path) -> None:
    """`schema --output` makes the schemas and snippets, the same as are committed."""
    done = run(original, "schema", "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    made = files_of(tmp_path / "out")
    assert set(made) == {
        ".vscode/tori.code-snippets",
        "schemas/vocabulary.json",
        *(f"schemas/{kind.name}.json" for kind in KINDS),
    }
    assert {name: (ROOT / name).read_bytes() for name in made} == made


def test_schema_needs_a_vocabulary(project: Path, tmp_path: Path) -> None:
    """A faulty vocabulary is told with its place, and nothing is written."""
    write(project, "vocabulary.yml", "themes: [\n")
    done = run(project, "schema", "--output", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stdout.startswith("content/vocabulary.yml:2:")
    assert not (tmp_path / "out").exists()


def test_new_file_is_made_through_no_link(project: Path, tmp_path: Path) -> None:
    """A collection that is a link takes nothing in, and a link of the file's name is not filled."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (project / "content/articles").symlink_to(elsewhere)
    assert run(project, "new", "article", "Uusi artikkeli").returncode != 0
    (project / "content/deeds/uusi-teko.md").symlink_to(elsewhere / "uusi.md")
    done = run(project, "new", "deed", "Uusi teko")
    assert done.returncode == 1
    assert "uusi-teko.md on jo" in done.stderr
    assert list(elsewhere.iterdir()) == []


def test_schemas_are_made_through_no_link(project: Path, tmp_path: Path) -> None:
    """An output that is a link is told, and nothing is written where it leads."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (tmp_path / "linkki").symlink_to(elsewhere)
    assert run(project, "schema", "--output", str(tmp_path / "linkki")).returncode != 0
    assert list(elsewhere.iterdir()) == []
