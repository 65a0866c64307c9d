"""The command fix."""

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.projects import DAY, ROOT, write
from tori.cli.fixing import fix, mend

PAGE = "pages/tietoa.md"
MEDIA = "content/podcasts/media"
GUID = "00000001-0000-4000-8000-000000000000"
EPISODE = f"""---
title: Uusi jakso
published: 2020-10-15
summary: Jakson aiheena on työn ilo ja iloitseminen.
number: 1
guid: {GUID}
audio: {{file: media/jakso-04.mp3}}
transcript: media/jakso-04.vtt
---
"""


def broken(project: Path) -> Path:
    """Break a page of the project in two ways, and return it."""
    file = project / "content" / PAGE
    text = file.read_text("utf-8").replace("title: ", "title:").replace(": 2020", ": 5/2020")
    return write(project, PAGE, text)


def test_sound_content_gives_0(tiny_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is nothing to mend, the command says so."""
    assert mend(tiny_project, (), DAY, write=False) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "ei korjattavaa" in told.err


def test_faults_are_shown_and_give_1(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --write the diff and the changes are shown, and the file stays."""
    file = broken(tiny_project)
    before = file.read_bytes()
    assert mend(tiny_project, (), DAY, write=False) == 1
    told = capsys.readouterr().out
    assert "-published: 5/2020\n" in told
    assert "+published: 2020-05\n" in told
    assert "content/pages/tietoa.md:3: päivämäärä 5/2020 → 2020-05\n" in told
    assert file.read_bytes() == before


def test_written_repair_gives_0_and_leaves_nothing(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --write the file is mended and checked; a second time there is nothing to do."""
    broken(tiny_project)
    assert mend(tiny_project, (), DAY, write=True) == 0
    assert "ei ole enää huomautettavaa" in capsys.readouterr().err
    assert mend(tiny_project, (), DAY, write=False) == 0


def test_what_remains_is_told(tiny_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What no repair can know is a finding of the check, and the status says so."""
    write(tiny_project, PAGE, "---\ntitle:Tietoa\n---\n")
    assert mend(tiny_project, (), DAY, write=True) == 1
    assert "T201" in capsys.readouterr().out


def test_only_named_files_are_mended(tiny_project: Path) -> None:
    """Other files stay as they are; a folder means its files."""
    file = broken(tiny_project)
    content = tiny_project / "content"
    assert mend(tiny_project, (content / "deeds",), DAY, write=True) == 0
    assert mend(tiny_project, (file,), DAY, write=False) == 1


def test_refused_name_gives_1(tiny_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is taken is the editor's to decide."""
    write(tiny_project, "pages/Tietoa.md", (tiny_project / "content" / PAGE).read_text("utf-8"))
    assert mend(tiny_project, (), DAY, write=True) == 1
    assert "pages/tietoa.md on jo käytössä" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["content/ei-ole.md", "mkdocs.yml", "content/kuva.jpg"])
def test_other_files_are_wrong_use(tiny_project: Path, name: str) -> None:
    """A file that is missing, elsewhere or no text is refused before anything is done."""
    write(tiny_project, "kuva.jpg", "")
    with pytest.raises(click.BadParameter):
        mend(tiny_project, (tiny_project / name,), DAY, write=True)


def test_control_characters_do_not_reach_the_terminal(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What content holds cannot command the terminal."""
    write(tiny_project, PAGE, "---\ntitle:\x1b[2J\n---\n")
    mend(tiny_project, (), DAY, write=False)
    told = capsys.readouterr().out
    assert "\x1b[2J" not in told
    assert "\\x1b[2J" in told


def test_windows_bytes_are_shown(tiny_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The diff shows the byte that was not UTF-8 and the letter it becomes."""
    file = tiny_project / "content" / PAGE
    file.write_bytes(file.read_text("utf-8").encode("cp1252"))
    assert mend(tiny_project, (), DAY, write=False) == 1
    told = capsys.readouterr().out
    assert "-summary: T\\xe4m\\xe4" in told
    assert "+summary: Tämä" in told


def test_wrong_use_gives_2() -> None:
    """The command itself refuses a file that is not there."""
    assert CliRunner().invoke(fix, ["ei-ole.md"]).exit_code == 2


def test_published_guid_goes_to_the_list(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new episode's guid is shown, then written; a second time there is nothing to do."""
    shutil.copytree(ROOT / "content/podcasts/media", tiny_project / MEDIA, dirs_exist_ok=True)
    write(tiny_project, "podcasts/uusi.md", EPISODE)
    assert mend(tiny_project, (), DAY, write=False) == 1
    assert f"+{GUID} uusi\n" in capsys.readouterr().out
    assert not (tiny_project / "content/podcasts/guids.txt").exists()
    assert mend(tiny_project, (), DAY, write=True) == 0
    listed = (tiny_project / "content/podcasts/guids.txt").read_text("utf-8")
    assert listed.endswith(f"{GUID} uusi\n")
    assert mend(tiny_project, (), DAY, write=False) == 0
