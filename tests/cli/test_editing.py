"""The commands check and explain."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.projects import ROOT
from tori.cli import commands
from tori.cli.editing import explanation
from tori.diagnostics import CODES

PAGES = (ROOT / "docs/virheet.md").read_text("utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained(code: str) -> None:
    """Each code has its page, and it is not another's."""
    page = explanation(code, PAGES)
    assert page.startswith(f"### {code} ")
    assert page.count("### ") == 1


def test_explain_takes_small_letters() -> None:
    """Nobody is asked to type capitals."""
    done = CliRunner().invoke(commands, ["explain", "t204"])
    assert done.exit_code == 0
    assert "sanasto" in done.output


def test_unknown_code_is_wrong_use() -> None:
    """A code that is not there is told, with the range of those that are."""
    done = CliRunner().invoke(commands, ["explain", "T999"])
    assert done.exit_code == 2
    assert "T999" in done.output


@pytest.mark.parametrize("file", ["content/deeds/ei-ole.md", "/etc/hostname"])
def test_check_of_no_such_file_is_wrong_use(file: str) -> None:
    """A misspelt or foreign file is not passed over as fine."""
    done = CliRunner().invoke(commands, ["check", file])
    assert done.exit_code == 2


def test_check_of_files_tells_of_these_only(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file's fault is not told, nor does it fail the check of this one."""
    monkeypatch.setattr("tori.cli.editing.ROOT", tiny_project)
    good, bad = (
        tiny_project / "content/deeds" / name for name in ("sisainen-viestinta.md", "x.md")
    )
    bad.write_text("---\n", "utf-8")
    assert CliRunner().invoke(commands, ["check", str(good)]).exit_code == 0
    done = CliRunner().invoke(commands, ["check", str(bad)])
    assert done.exit_code == 1
    assert "content/deeds/x.md:1:1: virhe T103" in done.output


def test_check_on_github_annotates_and_writes_the_summary(
    tiny_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a GitHub run findings are annotations, and the whole list is in the step's summary."""
    monkeypatch.setattr("tori.cli.editing.ROOT", tiny_project)
    (tiny_project / "content/deeds/x.md").write_text("---\n", "utf-8")
    page = tmp_path / "summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)}
    done = CliRunner().invoke(commands, ["check"], env=environment)
    assert "::error file=content/deeds/x.md,line=1" in done.output
    assert "virhe T103" in page.read_text("utf-8")
