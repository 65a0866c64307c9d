"""The probes, on little programs of the tests' own."""

import json
import locale
import sys
from pathlib import Path

import pytest

from tori.toolchain import probes

ROOT = Path(__file__).resolve().parents[2]


def make_program(folder: Path, name: str, says: str, status: int = 0) -> Path:
    """A program that prints a text and ends with a status."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_program_is_found_with_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program on PATH is found, with the version that it tells."""
    path = make_program(tmp_path, "vasara", "vasara 1.2")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.program("vasara", "--version")(ROOT) == probes.Found(str(path), "1.2")


def test_program_that_fails_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the right name that does not work is no tool."""
    make_program(tmp_path, "vasara", "rikki", status=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.program("vasara", "--version")(ROOT) is None


def test_absent_program_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is not on PATH is an answer, not an error."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.program("vasara", "--version")(ROOT) is None


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("v20.20.2", "20.20.2"),
        ("/usr/bin/chromium: 9: unexpected\nChromium 156.0.1 built on Debian 12", "156.0.1"),
        ("using libxml version 20914", "20914"),
        ("rikki", ""),
    ],
)
def test_version_is_the_first_dotted_number(text: str, version: str) -> None:
    """A dotted number goes before a bare one, which may be anything."""
    assert probes.version_in(text) == version


def test_versions_compare_as_numbers() -> None:
    """Node 9 is older than Node 20, and a version that is not known older than any."""
    assert probes.as_numbers("") < probes.as_numbers("9.1") < probes.as_numbers("20.19")


def test_nginx_on_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PATH goes before the folders that are on root's only."""
    path = make_program(tmp_path, "nginx", "nginx version: nginx/1.22.1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.nginx(ROOT) == probes.Found(str(path), "1.22.1")


def test_nginx_is_found_beside_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian has it in /usr/sbin, which a user's PATH lacks."""
    path = make_program(tmp_path, "nginx", "nginx version: nginx/1.22.1")
    monkeypatch.setenv("PATH", str(tmp_path / "muualla"))
    monkeypatch.setattr(probes, "SERVER_PLACES", (str(tmp_path),))
    assert probes.nginx(ROOT) == probes.Found(str(path), "1.22.1")


def test_nginx_that_does_not_start_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the right name that does not work is no server."""
    make_program(tmp_path, "nginx", "rikki", status=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.nginx(ROOT) is None


def test_smtp_sink_is_found_by_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for nothing it tells how to ask, and fails; that is how it is known."""
    usage = "smtp-sink: fatal: usage: smtp-sink [-d dump-template] [host]:port backlog"
    path = make_program(tmp_path, "smtp-sink", usage, status=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.smtp_sink(tmp_path) == probes.Found(str(path), "")


def test_smtp_sink_that_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine's own is broken; the one that was unpacked works."""
    make_program(tmp_path, "smtp-sink", "error while loading shared libraries", status=127)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(probes, "SERVER_PLACES", ())
    assert probes.smtp_sink(tmp_path) is None
    folder = tmp_path / probes.SMTP_SINK_FOLDER
    folder.mkdir(parents=True)
    path = make_program(folder, "smtp-sink", "usage: [-d dump-template]", status=1)
    assert probes.smtp_sink(tmp_path) == probes.Found(str(path), "")


def test_java_tells_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is quoted, and followed by a day."""
    path = make_program(tmp_path, "java", 'openjdk version "17.0.15" 2025-04-15')
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.java(ROOT) == probes.Found(str(path), "17.0.15")


def test_java_that_only_says_where_to_get_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the one that comes with macOS."""
    make_program(tmp_path, "java", "Unable to locate a Java Runtime.", status=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.java(ROOT) is None


def test_library_is_found_by_what_it_does() -> None:
    """The system's C library has `strlen`, and a library without the function is another one."""
    assert probes.library("c", "strlen")(ROOT) is not None
    assert probes.library("c", "tori_jota_ei_ole")(ROOT) is None


def test_absent_library_is_missing() -> None:
    """A library that the loader does not find is an answer, not an error."""
    assert probes.library("tori-jota-ei-ole", "strlen")(ROOT) is None


def test_absent_locale_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale that the machine does not have is an answer, and this process keeps its own."""
    before = locale.setlocale(locale.LC_ALL)
    monkeypatch.setattr(probes, "FINNISH_LOCALE", "xx_XX.UTF-8")
    assert probes.finnish_locale(ROOT) is None
    assert locale.setlocale(locale.LC_ALL) == before


def test_locale_at_hand_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every machine has the locale C."""
    monkeypatch.setattr(probes, "FINNISH_LOCALE", "C")
    assert probes.finnish_locale(ROOT) == probes.Found("C", "")


def test_old_node_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Node too old for the npm packages does not count; one from PyPI may still be found."""
    old = make_program(tmp_path, "node", "v18.20.4")
    make_program(tmp_path, "npm", "10.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = probes.node(ROOT)
    assert found is None or found.path != str(old)


def test_node_needs_an_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's nodejs comes without npm, and that Node is of no use here."""
    lonely = make_program(tmp_path, "node", "v22.20.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = probes.node(ROOT)
    assert found is None or found.path != str(lonely)


def test_node_with_npm_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own Node comes first, and its npm is the one that is used."""
    own = make_program(tmp_path, "node", "v22.20.0")
    npm = make_program(tmp_path, "npm", "10.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probes.node(ROOT) == probes.Found(str(own), "22.20.0")
    assert probes.npm_command(ROOT) == (str(npm),)


def test_node_packages_of_another_lock_are_missing(tmp_path: Path) -> None:
    """Packages count while their lock is the one they were installed from."""
    folder = tmp_path / probes.NODE_FOLDER
    (folder / "node_modules").mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}", "utf-8")
    assert probes.node_packages(tmp_path) is None
    (folder / probes.NODE_STAMP).write_text(probes.node_packages_digest(tmp_path), "ascii")
    assert probes.node_packages(tmp_path) is not None
    (folder / "package-lock.json").write_text("{} ", "utf-8")
    assert probes.node_packages(tmp_path) is None


def test_chosen_browser_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TORI_CHROMIUM goes before every other browser."""
    chosen = make_program(tmp_path, "selain", "Chromium 156.0")
    monkeypatch.setenv("TORI_CHROMIUM", str(chosen))
    assert probes.chromium(ROOT) == probes.Found(str(chosen), "156.0")


def test_chosen_browser_that_does_not_start_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever named a browser means that one, so no other takes its place."""
    monkeypatch.setenv("TORI_CHROMIUM", str(tmp_path / "ei-ole"))
    assert probes.chromium(ROOT) is None


def test_answer_has_both_streams() -> None:
    """Some programs tell their version as an error."""
    told = probes.answer(sys.executable, "-c", "import sys; sys.stderr.write('1.0')")
    assert told == "1.0"


def test_npm_lock_names_no_registry() -> None:
    """The lock says what each package is, by its hash, and not where it comes from."""
    lock = json.loads((ROOT / probes.NODE_FOLDER / "package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
