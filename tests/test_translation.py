"""Findings in English: the catalogue has every text of ours, and no fault is half in Finnish."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.factories import DAY, content, minimal_content
from tests.projects import ROOT
from tests.test_faults import FIXTURES
from tests.test_faults import _files as files_of
from tori.content.loader import load_content
from tori.content.published_guids import _HEADING
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import CODES, FILE_START, Diagnostic, as_text, said
from tori.site.linking import link
from tori.translation import catalogue, english, in_english, in_language

MAKERS = {"Diagnostic", "InvalidDateError", "Remark", "SyntaxFault", "fault", "said"}
"""What a module calls that has something to tell an editor."""

SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
NO_FINDINGS = {
    "/ ei ole",
    "<document start>",
    "a value in a mapping follows its key",
    "end of stream",
    "expected key",
    "flow mapping",
    "flow sequence",
    "mapping values are not",
    "quoted scalar",
    "the front matter has no closing line",
    "the parser marks every event",
    _HEADING,
}
"""What is told to programmers, is PyYAML's own, stops the command, or heads a file of Finnish."""

VALUES = re.compile(r'"[^"]*"|\[[^]]*\]|\([^)]*\)|Allowed values:.*|(?<=: )\S+$')


def _trees() -> Iterator[ast.Module]:
    for file in sorted((ROOT / "tori").rglob("*.py")):
        yield ast.parse(file.read_text("utf-8"))


def _calls(tree: ast.Module, names: set[str]) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


def _texts(tree: ast.Module) -> set[str]:
    """Return the strings of a module but for its docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    }


def _names(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name)


TEMPLATES = sorted(
    {
        first.value if isinstance(first := call.args[0], ast.Constant) else ast.unparse(first)
        for tree in _trees()
        for call in _calls(tree, {"said"})
    },
    key=str,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal content, written once for all faults."""
    return content(tmp_path_factory.mktemp("english"))


def diagnostics_of(fixture: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return the findings about the content with the fixture in it; then take it out."""
    files = files_of(fixture)
    try:
        content(root, files, only=files)
        return link(load_content(root), read_publisher(root), DAY)[1]
    finally:
        for path in files:
            (root / "content" / path).unlink()
        content(root, only=minimal_content().keys() & files)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_a_fault_is_told_in_english(fixture: Path, root: Path) -> None:
    """No message or hint stays Finnish; Finnish letters stand only in what an editor wrote."""
    for finding in diagnostics_of(fixture, root):
        told = in_english(finding)
        assert told.message != finding.message
        assert told.hint != finding.hint or not finding.hint
        for text in (told.message, told.hint):
            assert not re.search("[äöåÄÖÅ]", VALUES.sub("", text)), text


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_in_the_catalogue(template: str) -> None:
    """Each template in the code has an English one with the same values."""
    assert _names(catalogue()[template]) == _names(template)


def test_every_plain_text_is_in_the_catalogue() -> None:
    """Whatever else a module that makes findings says in words is in the catalogue too."""
    texts = {
        text
        for tree in _trees()
        if _calls(tree, MAKERS)
        for text in _texts(tree)
        if SENTENCE.search(text)
    }
    assert texts - catalogue().keys() - NO_FINDINGS == set()


def test_the_catalogue_has_nothing_left_over() -> None:
    """Each of its Finnish texts still stands somewhere in the code."""
    used = {text for tree in _trees() for text in _texts(tree)}
    assert catalogue().keys() - used == set()


def test_every_code_has_a_name_in_english() -> None:
    """The table of codes is translated, and no two codes have one name."""
    names = [english(name) for name in CODES.values()]
    assert len(set(names)) == len(CODES)


def test_what_an_editor_wrote_stays() -> None:
    """A value is not translated, nor taken for a template, whatever stands in it."""
    finding = Diagnostic(
        "a.md", FILE_START, "T202", said('tuntematon kenttä "{field}"', field="{x}")
    )
    assert in_english(finding).message == 'unknown field "{x}"'


def test_a_text_within_a_text_is_translated() -> None:
    """The words of ours that stand as a value are told in English like the rest."""
    field = said("{whole}, {part}", whole="images", part=said("kohta {number}", number=2))
    assert english(said('kentän "{field}" arvo puuttuu', field=field)) == (
        'the field "images, item 2" has no value'
    )


def test_an_unknown_text_is_a_fault_of_the_program() -> None:
    """A text that the catalogue lacks is not passed over in silence."""
    with pytest.raises(KeyError):
        english("tätä ei ole")


def test_finnish_is_left_alone() -> None:
    """Who reads Finnish gets the very finding."""
    finding = Diagnostic("a.md", FILE_START, "T202", "poista rivi")
    assert in_language(finding, "fi") is finding
    assert as_text(in_language(finding, "en"), "en") == "a.md:1:1: error T202: remove the line"
