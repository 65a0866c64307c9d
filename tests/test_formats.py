"""Findings printed for people and for machines."""

import json

import pytest

from tori.diagnostics import CODES, Diagnostic, Language, Span, said
from tori.formats import (
    FORMATS,
    GITHUB_LIMIT,
    as_json,
    fingerprint,
    github,
    github_summary,
    gitlab,
    sarif,
    text,
)

FINDING = Diagnostic(
    "content/deeds/työ, osa: 1.md",
    Span(4, 11, 4, 20),
    "T204",
    'teemaa "100 %" ei ole sanastossa',
    "tarkoititko…?",
    "themes: [x]",
)
WARNING = Diagnostic("a.md", Span(1, 1, 1, 1), "T109", "risuaita", severity="warning")


LANGUAGES: tuple[Language, ...] = ("fi", "en")
MISSPELT = Diagnostic(
    "a.md",
    Span(4, 11, 4, 20),
    "T204",
    said('teemaa "{word}" ei ole sanastossa', word="johtamine"),
    said('tarkoititko "{meant}"?', meant="johtaminen"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_no_findings(name: str, language: Language) -> None:
    """Nothing to tell is no failure, and what is JSON is still JSON."""
    printed = FORMATS[name]((), language)
    if name in {"json", "gitlab", "sarif"}:
        json.loads(printed)
    else:
        assert printed == ""


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_findings_in_english(name: str) -> None:
    """Message and hint are in English in each, and nothing of them in Finnish."""
    printed = FORMATS[name]([MISSPELT], "en")
    assert "is not in the vocabulary" in printed
    assert "did you mean" in printed
    assert "sanasto" not in printed
    assert "virhe" not in printed


def test_github_summary_is_in_english_too() -> None:
    """The heading and the findings below it are of one language."""
    summary = github_summary([MISSPELT], "en")
    assert summary.startswith("## Check of the content\n")
    assert 'error T204: the theme "johtamine" is not in the vocabulary' in summary


def test_fingerprint_is_one_in_every_language() -> None:
    """Whoever changes the language of a report does not make every finding a new one."""
    finnish, english = (json.loads(gitlab([MISSPELT], lang)) for lang in LANGUAGES)
    assert finnish[0]["fingerprint"] == english[0]["fingerprint"]
    assert finnish[0]["description"] != english[0]["description"]


def test_text_is_the_terminals() -> None:
    """Text is the findings' own lines."""
    assert text([FINDING, WARNING]).startswith("content/deeds/työ, osa: 1.md:4:11: virhe T204: ")


def test_json_carries_its_schema_and_every_part() -> None:
    """A program reads the schema's number, the counts, and each part of a finding."""
    read = json.loads(as_json([FINDING, WARNING]))
    assert (read["schema"], read["errors"], read["warnings"]) == (1, 1, 1)
    assert read["findings"][0] == {
        "path": FINDING.path,
        "line": 4,
        "column": 11,
        "end_line": 4,
        "end_column": 20,
        "severity": "error",
        "code": "T204",
        "message": FINDING.message,
        "hint": FINDING.hint,
        "corrected": FINDING.corrected,
    }


def test_github_escapes_what_its_commands_use() -> None:
    """Per cent, colon, comma and line breaks do not break the command apart."""
    assert github([FINDING]) == (
        "::error file=content/deeds/työ%2C osa%3A 1.md,line=4,col=11,endLine=4,endColumn=20,"
        'title=T204::teemaa "100 %25" ei ole sanastossa%0Atarkoititko…?%0Athemes: [x]'
    )


def test_github_shows_errors_first_and_no_more_than_it_can() -> None:
    """Warnings never push errors out, and each is capped at what GitHub shows."""
    many = [WARNING] * 12 + [FINDING] * 12
    lines = github(many).split("\n")
    assert [line.split(" ", 1)[0] for line in lines] == (
        ["::error"] * GITHUB_LIMIT + ["::warning"] * GITHUB_LIMIT
    )


def test_github_summary_holds_all_as_text() -> None:
    """The step's summary lists every finding, in code that a finding cannot close."""
    hostile = Diagnostic("a.md", Span(1, 1, 1, 1), "T121", "``` <img src=x>")
    summary = github_summary([FINDING] * 12 + [hostile])
    assert summary.count("virhe T204") == 12
    assert "''' <img src=x>" in summary


def test_gitlab_fingerprint_survives_moved_lines() -> None:
    """A finding that only moved is the same to GitLab; another message is another."""
    moved = Diagnostic(FINDING.path, Span(9, 1, 9, 2), FINDING.code, FINDING.message)
    other = Diagnostic(FINDING.path, FINDING.span, FINDING.code, "muu")
    assert fingerprint(FINDING) == fingerprint(moved) != fingerprint(other)
    read = json.loads(gitlab([FINDING, WARNING]))
    assert [entry["severity"] for entry in read] == ["major", "minor"]
    assert read[0]["location"] == {"path": FINDING.path, "lines": {"begin": 4}}


def test_sarif_names_rules_and_places() -> None:
    """Each result has its rule, level and region, in code points."""
    run = json.loads(sarif([FINDING, WARNING]))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    result = run["results"][0]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "T204"
    assert rules[0]["shortDescription"]["text"] == CODES[rules[0]["id"]]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 20}
    assert [entry["level"] for entry in run["results"]] == ["error", "warning"]
