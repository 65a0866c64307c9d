"""VS Code's snippets: filled with their own placeholders they are valid front matter."""

import json
import re
from functools import cache

import pytest

from tests.content.records_at_hand import real_content
from tests.projects import ROOT
from tori.authoring.schema.snippets import SNIPPETS_FILE, snippets_file
from tori.content.loader import load_record
from tori.content.records.kinds import KINDS, Kind
from tori.content.vocabulary import Vocabulary

VARIABLES = {
    "CURRENT_YEAR": "2026",
    "CURRENT_MONTH": "11",
    "CURRENT_DATE": "24",
    "UUID": "0b7ad5a2-3f0e-4c1d-9a55-6f2f3c1d7e10",
    "0": "",
}
"""VS Code's own, as its documentation lists them."""

_CHOICE = re.compile(r"\$\{\d+\|((?:\\.|[^\\|])*)\|\}")
_PLACEHOLDER = re.compile(r"\$\{\d+:((?:\\.|[^\\}])*)\}")
_VARIABLE = re.compile(r"(?<!\\)\$(\w+)")
_FIRST_OF_A_CHOICE = re.compile(r"(?:\\.|[^\\,])*")


def vocabulary() -> Vocabulary:
    """The real vocabulary."""
    found = real_content().vocabulary
    assert found is not None
    return found


@cache
def snippets() -> dict[str, dict[str, list[str]]]:
    """The snippets by name."""
    made = json.loads(snippets_file(vocabulary()))
    assert isinstance(made, dict)
    return made


def expanded(body: list[str]) -> str:
    """What VS Code makes of a snippet when all that is proposed is taken, first choices too."""
    text = "\n".join(body)
    text = _CHOICE.sub(lambda found: unescaped(first_choice(found[1])), text)
    text = _PLACEHOLDER.sub(lambda found: unescaped(found[1]), text)
    return _VARIABLE.sub(lambda found: VARIABLES[found[1]], text)


def first_choice(choices: str) -> str:
    """The first of a choice's words, still escaped."""
    found = _FIRST_OF_A_CHOICE.match(choices)
    assert found is not None
    return found[0]


def unescaped(text: str) -> str:
    """A text without the backslashes that VS Code takes off."""
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_snippet_as_proposed_is_a_record(kind: Kind) -> None:
    """Whoever only presses Tab gets a file that lacks only a text under its headings (T187)."""
    text = expanded(snippets()[kind.alias]["body"])
    path = f"content/{kind.collection}/uusi.md"
    record, findings = load_record(path, kind.collection, text.encode())
    assert record is not None, findings
    assert {finding.code for finding in findings} <= {"T187"}


def test_every_choice_is_a_word_of_the_vocabulary() -> None:
    """The choices of a deed's service area are the vocabulary's, a comma in one of them kept."""
    line = next(line for line in snippets()["teko"]["body"] if line.startswith("service_area: "))
    found = _CHOICE.search(line)
    assert found is not None
    words = [unescaped(word) for word in re.split(r"(?<!\\),", found[1])]
    assert tuple(words) == vocabulary().service_area_names


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_both_names_bring_the_snippet(kind: Kind) -> None:
    """The snippet comes by the Finnish and by the English name, in Markdown."""
    assert snippets()[kind.alias]["prefix"] == [kind.alias, kind.name]
    assert snippets()[kind.alias]["scope"] == "markdown"  # type: ignore[comparison-overlap]  # text, not lines


def test_committed_snippets_are_up_to_date() -> None:
    """`.vscode/` holds the snippets that `build.py schema` would write."""
    committed = (ROOT / SNIPPETS_FILE).read_text("utf-8")
    assert committed == snippets_file(vocabulary()), "run: python3 build.py schema"


def test_settings_bind_the_vocabulary_to_a_schema_that_is_there() -> None:
    """The settings, freed of their comments, are JSON, and the files they name exist."""
    text = (ROOT / ".vscode/settings.json").read_text("utf-8")
    settings = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))
    bound = settings["yaml.schemas"]
    assert [(ROOT / schema).is_file() for schema in bound] == [True] * len(bound)
    assert [(ROOT / file).is_file() for file in bound.values()] == [True] * len(bound)


def test_recommended_extensions_are_json() -> None:
    """The extensions are named by publisher and name."""
    told = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert all(re.fullmatch(r"[\w-]+\.[\w-]+", name) for name in told["recommendations"])
