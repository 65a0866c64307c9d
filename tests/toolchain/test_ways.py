"""The ways of getting a tool, as far as they go without a network."""

import os
import sys
from pathlib import Path

import pytest

from tori.toolchain import probes, ways


def test_command_that_goes_well_says_nothing(tmp_path: Path) -> None:
    """An empty text means that it went well."""
    assert ways.run((sys.executable, "-c", "print('valmis')"), tmp_path) == ""


def test_failed_command_gives_its_last_line(tmp_path: Path) -> None:
    """The last line is where programs say what went wrong."""
    failing = "import sys; print('alku'); sys.exit('levy on täynnä')"
    assert ways.run((sys.executable, "-u", "-c", failing), tmp_path) == "levy on täynnä"


def test_line_that_says_error_goes_before_the_last(tmp_path: Path) -> None:
    """A stack trace ends with what nobody needs; the error stands above it."""
    failing = "import sys; print('Error: ei yhteyttä'); sys.exit('    at onexit (323:12)')"
    assert ways.run((sys.executable, "-u", "-c", failing), tmp_path) == "Error: ei yhteyttä"


def test_command_that_fails_without_a_word_gives_its_status(tmp_path: Path) -> None:
    """A failure is never an empty text."""
    assert ways.run((sys.executable, "-c", "raise SystemExit(4)"), tmp_path) == "poistumiskoodi 4"


def test_command_that_does_not_exist_is_a_failure(tmp_path: Path) -> None:
    """A missing installer is told, not raised."""
    assert "tori-jota-ei-ole" in ways.run(("tori-jota-ei-ole",), tmp_path)


def test_machine_without_apt_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine of another kind the reason is clear."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ways.apt("chromium").attempt(tmp_path) == "koneessa ei ole apt-get-ohjelmaa"


def test_user_who_may_not_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without root and without a sudo that asks nothing, nothing is tried."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "sudoa ilman salasanaa" in ways.apt("chromium").attempt(tmp_path)


def test_package_lists_are_refreshed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tools from apt cost one `apt-get update`, before the first of them."""
    log = tmp_path / "log"
    (tmp_path / "apt-get").write_text(f'#!/bin/sh\necho "$4" >> {log}\n', "utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    failures = [ways.apt(package).attempt(tmp_path) for package in ("yksi", "kaksi")]
    assert failures == ["", ""]
    assert log.read_text("utf-8").split() == ["update", "install", "install"]


def fake_debian(folder: Path, monkeypatch: pytest.MonkeyPatch, installs: int) -> Path:
    """A machine whose apt-get install and localedef write what they are asked for into a log."""
    log = folder / "log"
    for name, says, status in (
        ("apt-get", '"$4 $7"', f"$([ $4 = install ] && echo {installs} || echo 0)"),
        ("localedef", '"localedef $*"', "0"),
    ):
        (folder / name).write_text(f"#!/bin/sh\necho {says} >> {log}\nexit {status}\n", "utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return log


def test_locale_is_made_of_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of sources comes first, then the locale out of it."""
    log = fake_debian(tmp_path, monkeypatch, installs=0)
    assert ways.debian_locale("fi_FI", "UTF-8").attempt(tmp_path) == ""
    assert log.read_text("utf-8").splitlines() == [
        "update ",
        "install locales",
        "localedef -i fi_FI -f UTF-8 fi_FI.UTF-8",
    ]


def test_locale_without_sources_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package cannot be had, that is the failure, and nothing more is tried."""
    log = fake_debian(tmp_path, monkeypatch, installs=4)
    assert ways.debian_locale("fi_FI", "UTF-8").attempt(tmp_path) == "poistumiskoodi 4"
    assert "localedef" not in log.read_text("utf-8")


def test_npm_packages_are_stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After `npm ci` in tests/node the packages are those of the lock."""
    for name, does in (("node", "echo v22.20.0"), ("npm", "mkdir -p node_modules; echo 10.0.0")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    folder = tmp_path / probes.NODE_FOLDER
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}", "utf-8")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    assert ways.install_node_packages(tmp_path) == ""
    assert probes.node_packages(tmp_path) is not None


def fake_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose Debian package of Postfix holds a smtp-sink that says what it is asked."""
    log = folder / "log"
    programs = {
        "apt-get": f'echo "$*" >> {log}\n[ "$4" != download ] || touch postfix_3.7_amd64.deb',
        "dpkg-deb": "if [ $1 = --field ]; then echo 'libc6 (>= 2.36), libicu72, netbase'\n"
        "else mkdir -p usr/sbin; printf '#!/bin/sh\\n"
        'echo "[-d dump-template] $LD_LIBRARY_PATH"; exit 1\' > usr/sbin/smtp-sink\n'
        "chmod 755 usr/sbin/smtp-sink; fi",
    }
    for name, does in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(probes, "SERVER_PLACES", ())
    return log


def test_smtp_sink_is_taken_out_of_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Postfix itself is not installed, only the libraries that it names; the program works."""
    log = fake_package(tmp_path, monkeypatch)
    root = tmp_path / "project"
    root.mkdir()
    assert ways.unpack_smtp_sink(root) == ""
    asked = log.read_text("utf-8").splitlines()
    assert [line.split()[3] for line in asked[-2:]] == ["download", "install"]
    assert asked[-1].endswith("--no-install-recommends libc6 libicu72")
    program = root / probes.SMTP_SINK_FOLDER / "smtp-sink"
    told = probes.outcome(program)
    assert told is not None
    assert f"{program.parent}/usr/lib/postfix" in told.stdout


def test_smtp_sink_without_apt_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine of another kind the reason is clear, and nothing is made."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ways.unpack_smtp_sink(tmp_path) == "koneessa ei ole apt-get-ohjelmaa"
    assert list(tmp_path.iterdir()) == []
