"""The command line: its help and wrong use in this process, its outcomes as a program.

The program runs in a copy of itself beside the tiny project, because its root is where it lies.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.projects import DAY, DEED, DEED_PATH, ROOT, files_of, make_project, write
from tori.cli import COMMANDS, commands
from tori.engine.day import VARIABLE

WARNING = DEED.replace(
    "summary: Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.",
    "summary: Kalenterin avulla tilan voi varata #tilat ja avaimet.",
)
FAULTY = DEED.replace("digitalisaatio", "digitalisatio")
NAMES = sorted(COMMANDS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny project with a copy of the program."""
    return make_project(tmp_path / "project", program=True)


def run(
    project: Path, *arguments: str | Path, day: str = DAY.isoformat()
) -> subprocess.CompletedProcess[str]:
    """Run the project's build.py from another folder."""
    return subprocess.run(
        [sys.executable, project / "build.py", *arguments],
        cwd=project.parent,
        env={**os.environ, VARIABLE: day},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name: str) -> None:
    """`--help` of each command says in Finnish what it does, and gives status 0."""
    result = CliRunner().invoke(commands, [name, "--help"])
    assert result.exit_code == 0
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(200) in result.output.replace("\n  ", " ")


def test_misspelt_command_is_guessed() -> None:
    """Whoever mistypes a command is told which is meant."""
    result = CliRunner().invoke(commands, ["chekc"])
    assert result.exit_code == 2
    assert "check" in result.output


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_names_every_command(asked: str) -> None:
    """The help of the whole lists each command."""
    result = CliRunner().invoke(commands, [asked])
    assert result.exit_code == 0
    assert [name for name in NAMES if name not in result.output] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--today", "15.10.2020"],
        ["build", "--today", "2020-02-30"],
        ["--today", "huomenna"],
        ["build", "--scheduler", "10.0.0.5"],
        ["olematon"],
        ["build", "--olematon"],
        ["serve", "--port", "portti"],
        ["serve", "--port", "99999"],
        ["serve", "--host", "http://tila.example"],
        ["serve", "--host", "tila.example:8000"],
        ["digest"],
    ],
)
def test_wrong_use_gives_status_2(arguments: list[str]) -> None:
    """A value or a name that is not known is the user's slip, and is told as one."""
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error" in result.stderr


def test_day_that_is_none_is_told_in_finnish() -> None:
    """The message quotes the value and shows the form."""
    result = CliRunner().invoke(commands, ["check", "--today", "15.10.2020"])
    assert '"15.10.2020" ei ole päivä. Kirjoita esimerkiksi 2020-10-15.' in result.stderr


def test_day_of_the_environment_is_checked_too() -> None:
    """A TORI_TODAY that is no day is not passed over."""
    result = CliRunner(env={VARIABLE: "huomenna"}).invoke(commands, ["check"])
    assert result.exit_code == 2
    assert "huomenna" in result.stderr


def test_unknown_issue_is_told_with_the_known_ones() -> None:
    """Whoever mistypes a newsletter's id sees which there are."""
    result = CliRunner().invoke(commands, ["digest", "1999-01", "--today", DAY.isoformat()])
    assert result.exit_code == 2
    assert "kirjettä 1999-01 ei ole. Kirjeet: 2020-10." in result.stderr


def test_check_of_good_content_is_silent_on_stdout(project: Path) -> None:
    """Findings alone go to standard output; how it went goes to standard error."""
    done = run(project, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "7 tietuetta: ei huomautettavaa.\n"


def test_check_of_faulty_content_prints_the_findings(project: Path) -> None:
    """Each finding has its place, code and hint; the count is on standard error; status 1."""
    write(project, DEED_PATH, FAULTY)
    done = run(project, "check")
    assert done.returncode == 1
    assert done.stdout.startswith(f"content/{DEED_PATH}:7:10: virhe T204: ")
    assert 'tarkoititko "digitalisaatio"?' in done.stdout
    assert "1 virhe" in done.stderr
    assert "1 virhe" not in done.stdout


def test_check_builds_nothing(project: Path) -> None:
    """A check leaves no file behind but what it has learnt of the media files."""
    content, before = files_of(project / "content"), set(project.iterdir())
    run(project, "check")
    assert files_of(project / "content") == content
    assert {path.name for path in set(project.iterdir()) - before} == {".tori-cache"}


@pytest.mark.parametrize("command", ["check", "build"])
def test_warning_fails_under_strict_alone(project: Path, command: str) -> None:
    """A warning is printed and passes; with --strict it gives status 1."""
    write(project, DEED_PATH, WARNING)
    lenient, strict = run(project, command), run(project, command, "--strict")
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert "varoitus T109" in lenient.stdout
    assert lenient.stdout == strict.stdout


@pytest.mark.parametrize("arguments", [[], ["build"]], ids=["no command", "build"])
def test_build_is_the_command_when_none_is_named(project: Path, arguments: list[str]) -> None:
    """Both build into `site` beside the program, wherever they are called from."""
    done = run(project, *arguments)
    assert (done.returncode, done.stdout) == (0, "")
    assert (project / "site/index.html").is_file()
    first_words = [line.split()[0].rstrip(",") for line in done.stderr.splitlines()]
    assert first_words == ["luettu", "tarkistettu", "valmis"]


def test_options_without_a_command_are_the_builds(project: Path, tmp_path: Path) -> None:
    """`build.py --output X` builds into X."""
    done = run(project, "--output", tmp_path / "muualla")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "muualla/index.html").is_file()
    assert not (project / "site").exists()


def test_failed_build_says_that_the_site_is_as_it_was(project: Path) -> None:
    """With an error: status 1, findings on stdout, and the published folder untouched."""
    run(project, "build")
    before = files_of(project / "site")
    write(project, DEED_PATH, FAULTY)
    done = run(project, "build")
    assert done.returncode == 1
    assert "virhe T204" in done.stdout
    assert "Kansio site/ on ennallaan." in done.stderr
    assert files_of(project / "site") == before


def test_failed_build_is_told_in_english(project: Path) -> None:
    """With --lang en the findings and the fate of the site are told in English."""
    write(project, DEED_PATH, FAULTY)
    done = run(project, "build", "--lang", "en")
    assert done.returncode == 1
    assert "error T204: the theme" in done.stdout
    assert done.stderr.endswith("The site was not built. The folder site/ is as it was.\n")


def test_option_wins_over_the_environment(project: Path) -> None:
    """--today is the day even where TORI_TODAY names another."""
    write(project, "deeds/tuleva.md", DEED.replace("/2020-10", "2027-01-15"))
    run(project, "build", "--today", "2027-01-15", day="2026-11-24")
    assert (project / "site/teot/tuleva/index.html").is_file()


def test_digest_writes_both_parts_and_the_message(project: Path) -> None:
    """Each variant is made into a folder of `dist`, and each file is named with its true size."""
    done = run(project, "digest", "2020-10")
    assert done.returncode == 0, done.stderr
    folder = project / "dist/2020-10"
    told = dict(line.split(": ") for line in done.stdout.splitlines())
    assert {Path(name).name for name in told} == {"mail.html", "mail.txt", "mail.eml"}
    for name, size in told.items():
        assert size == f"{(project.parent / name).stat().st_size} tavua"
    assert {path.name for path in folder.iterdir()} == {"kaikki", "tekniset-alat-ja-ymparisto"}


def test_digest_of_faulty_content_is_not_made(project: Path) -> None:
    """No mail is made of content that has an error."""
    write(project, DEED_PATH, FAULTY)
    done = run(project, "digest", "2020-10")
    assert done.returncode == 1
    assert "virhe T204" in done.stdout
    assert not (project / "dist").exists()


def test_build_touches_nothing_through_links(project: Path, tmp_path: Path) -> None:
    """Links in the site and in place of the cache are unlinked, and their targets stay."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "tiedosto.txt").write_text("tärkeää", "utf-8")
    assert run(project, "build").returncode == 0
    (project / "site/lataukset").symlink_to(elsewhere)
    shutil.rmtree(project / ".tori-cache")
    (project / ".tori-cache").symlink_to(elsewhere)
    done = run(project, "build", "--all")
    assert done.returncode == 0, done.stderr
    assert "Poistettiin .tori-cache: se oli linkki" in done.stderr
    assert "poistettiin site/lataukset: se oli linkki" in done.stderr
    assert not (project / "site/lataukset").is_symlink()
    assert not (project / ".tori-cache").is_symlink()
    assert [file.name for file in elsewhere.iterdir()] == ["tiedosto.txt"]


def test_site_that_is_a_link_gives_status_3(project: Path, tmp_path: Path) -> None:
    """It is told what to do, and nothing is made where the link leads."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (project / "site").symlink_to(elsewhere)
    done = run(project, "build")
    assert done.returncode == 3
    assert "--output" in done.stderr
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("name", ["content/deeds/x.md", "overrides/main.html"])
def test_pipe_in_the_project_is_a_finding(project: Path, name: str, command: str) -> None:
    """Nobody waits for what will never be written there."""
    (project / name).unlink(missing_ok=True)
    os.mkfifo(project / name)
    done = run(project, command)
    assert done.returncode == 1, done.stderr
    assert f"{name}:1:1: virhe T141" in done.stdout
    assert not (project / "site").exists()


def test_cause_of_the_machine_is_told_in_finnish(project: Path) -> None:
    """The file and the cause are named, and no number of the system's."""
    (project / "mkdocs.yml").unlink()
    (project / "mkdocs.yml").mkdir()
    done = run(project, "check")
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        f"Keskeytyi: tiedoston paikalla on kansio: {project / 'mkdocs.yml'}"
    ]


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("MemoryError", "Keskeytyi: muisti loppui"),
        ("BrokenPipeError(32, 'Broken pipe')", "Keskeytyi: vastaanottaja sulki yhteyden"),
        ("KeyError('x')", "Ohjelmavirhe, ei sisällön vika: KeyError: 'x'"),
    ],
)
def test_no_failure_is_taken_for_findings(project: Path, raised: str, words: str) -> None:
    """Status 1 means findings alone."""
    (project / "tori/cli/editing.py").write_text(f"raise {raised}\n", "utf-8")
    done = run(project, "check")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(words)


def test_foreign_folder_gives_status_3(project: Path) -> None:
    """A folder that is no site of ours is refused with a reason, and no traceback."""
    done = run(project, "build", "--output", project / "content")
    assert done.returncode == 3
    assert done.stderr.startswith("Keskeytyi: kansiossa content on muuta")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command", [["build"], ["check"], ["digest", "2020-10"], ["send", "2020-10"]], ids=" ".join
)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: Tori\n", "mkdocs.yml:1:1: virhe T501"),
        ("a: " + "[" * 100_000, "mkdocs.yml:1:23: virhe T107"),
        ("a: 1\nb: !!python/object/apply:os.getpid []\n", "mkdocs.yml:2:4: virhe T106"),
    ],
    ids=["no publisher", "brackets", "tag"],
)
def test_faulty_settings_give_status_1(
    project: Path, command: list[str], text: str, told: str
) -> None:
    """Settings that cannot be used are findings with their place, of every command."""
    (project / "mkdocs.yml").write_text(text, "utf-8")
    done = run(project, *command)
    assert done.returncode == 1, done.stderr
    assert told in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["build"], ["check"]], ids=" ".join)
def test_missing_settings_give_status_3(project: Path, command: list[str]) -> None:
    """Without mkdocs.yml nothing is made, and the file is named."""
    (project / "mkdocs.yml").unlink()
    done = run(project, *command)
    assert done.returncode == 3
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_content_gives_status_3(project: Path) -> None:
    """A project without content is told as what it is."""
    (project / "content").rename(project / "muualla")
    done = run(project, "check")
    assert done.returncode == 3
    assert "content" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_page_of_the_menu_is_told_with_the_file(project: Path) -> None:
    """An editor who deletes a page that the menu names learns which file to bring back."""
    (project / "content/pages/tietoa.md").unlink()
    done = run(project, "build")
    assert done.returncode == 1
    assert "Palauta tiedosto content/pages/tietoa.md" in done.stderr


def test_failure_of_the_engine_is_told_as_the_programs_own(project: Path) -> None:
    """A broken template is no fault of the editor's, and is said so, without a traceback."""
    (project / "overrides/main.html").write_text("{% extends 'base.html' %}{% if %}", "utf-8")
    done = run(project, "build")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("Ohjelmavirhe, ei sisällön vika:")


def test_taken_port_gives_status_3(project: Path) -> None:
    """`serve` on a port that somebody has names the next one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(project, "serve", "--port", str(port))
    assert done.returncode == 3
    assert f"Portti {port} ei ole vapaana" in done.stderr
    assert f"--port {port + 1}" in done.stderr


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    """The command line itself imports neither MkDocs nor pydantic nor lxml."""
    code = "import sys, tori.cli; print(*sorted({'mkdocs', 'pydantic', 'lxml'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == ""


def test_interruption_is_told_in_finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no finding in content, so it has a status of its own."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tori.cli.editing.explain", click.command()(interrupted))
    result = CliRunner().invoke(commands, ["explain"])
    assert result.exit_code == 130
    assert result.stderr == "\nKeskeytettiin.\n"


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let programs that are started meanwhile hear Ctrl-C, as from a terminal.

    What a shell starts in the background ignores it, and so does whatever that starts.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_serve_ends_kindly(project: Path) -> None:
    """Ctrl-C is the way to end it, and no fault."""
    command = [sys.executable, str(project / "build.py"), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as serving:
        assert serving.stderr
        next(line for line in serving.stderr if "Ctrl-C" in line)
        serving.send_signal(signal.SIGINT)
        try:
            _, told = serving.communicate(timeout=30)
        finally:
            serving.kill()
    assert (serving.returncode, told) == (0, "esikatselu päättyi\n")


@pytest.mark.parametrize("zone", [":/etc/passwd", ":/dev/zero", "Nowhere/Never", "x" * 5000])
def test_time_zone_of_the_machine_is_nothing_to_us(project: Path, zone: str) -> None:
    """Libraries read it when they are imported, and some take any file for a table of a zone."""
    done = subprocess.run(
        [sys.executable, project / "build.py"],
        env={**os.environ, VARIABLE: DAY.isoformat(), "TZ": zone},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (project / "site/index.html").is_file()


@pytest.mark.parametrize("name", ["a#b", "a?mode=memory", "a%41b", "[a] {b} *", "kaksi\nriviä"])
def test_project_may_lie_in_any_folder(tmp_path: Path, name: str) -> None:
    """Signs that mean something in addresses and patterns mean nothing in a path.

    Nothing is written outside the project, and the second build finds what the first one left.
    """
    folder = make_project(tmp_path / name / "tori", program=True)
    assert run(folder).returncode == 0
    again = run(folder)
    assert (again.returncode, again.stderr.split(":")[0]) == (0, "ei muutoksia")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert [path.name for path in (tmp_path / name).iterdir()] == ["tori"]


def test_project_in_a_folder_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """Whoever calls a folder so is told which one, before anything is made there."""
    folder = make_project(tmp_path / os.fsdecode(b"ty\xf6t"), program=True)
    done = run(folder)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Kansion ")
    assert "ty\\xf6t nimessä" in done.stderr
    assert not (folder / "site").exists()


def test_file_that_is_not_utf8_by_name_is_told_by_each_command(project: Path) -> None:
    """Its path can be printed in every format; it can be asked for by name, and is not mended."""
    file = project / "content" / os.fsdecode(b"deeds/ty\xf6.md")
    file.write_text(DEED, "utf-8")
    for arguments in (["check"], ["check", file], ["build"], ["check", "--format", "json"]):
        done = run(project, *arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), arguments
        assert "T171" in done.stdout
    refused = run(project, "fix", file)
    assert (refused.returncode, "merkkejä, joita ei voi näyttää" in refused.stderr) == (2, True)
