"""The commands check and explain."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.projects import ROOT
from tori.cli import commands
from tori.cli.editing import explanation
from tori.diagnostics import CODES, Language
from tori.formats import CODE_PAGES

PAGES = {language: (ROOT / file).read_text("utf-8") for language, file in CODE_PAGES.items()}


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained(code: str, language: Language) -> None:
    """Each code has its whole page in each language, and nothing of another's."""
    page = explanation(code, PAGES[language])
    assert page.startswith(f"### {code} ")
    assert len(re.findall(r"(?m)^### T\d", page)) == 1
    assert page.count("```") == 2 * 2


def test_explain_takes_small_letters() -> None:
    """Nobody is asked to type capitals."""
    done = CliRunner().invoke(commands, ["explain", "t204"])
    assert done.exit_code == 0
    assert "sanasto" in done.output


def test_explain_in_english() -> None:
    """The page comes from the English document."""
    done = CliRunner().invoke(commands, ["explain", "T204", "--lang", "en"])
    assert done.exit_code == 0
    assert done.output.startswith("### T204 the word is not in the vocabulary")


def test_unknown_code_is_told_in_english() -> None:
    """Wrong use is told in the language that was asked for."""
    done = CliRunner().invoke(commands, ["explain", "T999", "--lang", "en"])
    assert done.exit_code == 2
    assert "there is no code T999" in done.output


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


def test_check_of_files_tells_of_these_only(tiny_project: Path) -> None:
    """Another file's fault is not told, nor does it fail the check of this one."""
    good, bad = (
        tiny_project / "content/deeds" / name for name in ("sisainen-viestinta.md", "x.md")
    )
    bad.write_text("---\n", "utf-8")
    assert CliRunner().invoke(commands, ["check", str(good)], obj=tiny_project).exit_code == 0
    done = CliRunner().invoke(commands, ["check", str(bad)], obj=tiny_project)
    assert done.exit_code == 1
    assert "content/deeds/x.md:1:1: virhe T103" in done.output


def test_check_in_english(tiny_project: Path) -> None:
    """Findings, their hints and their number are told in English."""
    (tiny_project / "content/deeds/x.md").write_text("---\n", "utf-8")
    done = CliRunner().invoke(commands, ["check", "--lang", "en"], obj=tiny_project)
    assert done.exit_code == 1
    assert done.stdout == (
        "content/deeds/x.md:1:1: error T103: the line --- that ends the front matter is missing\n"
        "    hint: add the line --- after the last field, before the body text\n"
    )
    assert done.stderr.endswith("records: 1 error.\n")


def test_check_on_github_annotates_and_writes_the_summary(
    tiny_project: Path, tmp_path: Path
) -> None:
    """In a GitHub run findings are annotations, and the whole list is in the step's summary."""
    (tiny_project / "content/deeds/x.md").write_text("---\n", "utf-8")
    page = tmp_path / "summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)}
    done = CliRunner().invoke(commands, ["check"], env=environment, obj=tiny_project)
    assert "::error file=content/deeds/x.md,line=1" in done.output
    assert "virhe T103" in page.read_text("utf-8")
