"""The test run, on checks and tools of the tests' own."""

from pathlib import Path

import pytest

from tori.toolchain.suite import CHECKS, Check, gather, run_checks
from tori.toolchain.tools import Tool
from tori.toolchain.ways import Way

GOOD = Check("hyvä", ("-c", "print('turha tieto')"))
BAD = Check("huono", ("-c", "raise SystemExit('rivi 3 on väärin')"))


def still() -> float:
    """A clock that stands still."""
    return 0.0


def test_good_checks_say_one_line_each(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a check that went well prints is of no interest."""
    assert run_checks((GOOD, GOOD), tmp_path, {}, still) == 0
    assert capfd.readouterr().out.splitlines() == [
        "hyvä: kunnossa (0,0 s)",
        "hyvä: kunnossa (0,0 s)",
        "Kaikki tarkistukset ovat kunnossa.",
    ]


def test_failed_check_does_not_stop_the_others(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every check runs, a failed one shows its output, and the last line names it."""
    assert run_checks((BAD, GOOD), tmp_path, {}, still) == 1
    assert capfd.readouterr().out.splitlines() == [
        "huono: EI KUNNOSSA (0,0 s)",
        "rivi 3 on väärin",
        "hyvä: kunnossa (0,0 s)",
        "Ei kunnossa: huono.",
    ]


def test_checks_are_told_of_the_tools(tmp_path: Path) -> None:
    """A tool's path reaches the tests as an environment variable."""
    check = Check("ympäristö", ("-c", "import os; assert os.environ['TORI_NODE'] == '/bin/node'"))
    assert run_checks((check,), tmp_path, {"TORI_NODE": "/bin/node"}) == 0


def test_closing_line_of_pytest_is_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever reads the output sees how many tests ran, and how many were deselected."""
    (tmp_path / "test_a.py").write_text("def test_a(): pass\ndef test_b(): pass\n", "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    check = Check(
        "pytest", ("-m", "pytest", "-p", "no:cacheprovider", "-k", "test_a and not b"), loud=True
    )
    assert run_checks((check,), tmp_path, {}) == 0
    assert "1 passed, 1 deselected" in capfd.readouterr().out


def test_missing_tool_stops_the_run_and_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is skipped in silence: the tool is named, and so is the run without it."""
    tool = Tool("vasara", "lyö nauloja", lambda _: None, (Way("a", lambda _: "b"),), "osta")
    assert gather((tool,), tmp_path) is None
    told = capfd.readouterr().out
    assert "Puuttuu: vasara (lyö nauloja)." in told
    assert "näin sen saa: osta" in told
    assert "--quick" in told


def test_run_without_tools_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A quick run, which needs no tool, has its line on the tools all the same."""
    assert gather((), tmp_path) == {}
    assert capfd.readouterr().out == "työkalut: ei tarvita\n"


def test_every_check_has_a_name_of_its_own() -> None:
    """The last line names checks, so a name must mean one of them."""
    assert len({check.name for check in CHECKS}) == len(CHECKS)
