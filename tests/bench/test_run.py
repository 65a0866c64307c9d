"""The command line of the comparison, as far as it measures nothing."""

import pytest

from bench.run import machine, main


def test_a_report_asks_for_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    """The day is told by the caller, since there is no other clock."""
    with pytest.raises(SystemExit):
        main(["--report", "--deeds", "1"])
    assert "--date" in capsys.readouterr().err


def test_rounds_are_for_each_number_of_deeds(capsys: pytest.CaptureFixture[str]) -> None:
    """Two numbers of rounds for three of deeds are no plan."""
    with pytest.raises(SystemExit):
        main(["--deeds", "1,2,3", "--runs", "5,1"])
    assert "--runs" in capsys.readouterr().err


def test_a_limit_of_an_unknown_generator_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name would leave a generator without its limit."""
    with pytest.raises(SystemExit):
        main(["--limit", "10000,hogu=3000"])
    assert "hogu" in capsys.readouterr().err


def test_an_unknown_generator_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name ends the command before anything is run."""
    with pytest.raises(SystemExit):
        main(["--tools", "tori,hogu"])
    assert "hogu" in capsys.readouterr().err


def test_the_machine_is_told_by_class() -> None:
    """Cores, memory and Python are told, and no name or path of the machine."""
    assert "cores" in machine()
    assert "/" not in machine()
