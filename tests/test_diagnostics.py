"""The Diagnostic: its codes, order and text."""

import pickle
import re

import pytest

from tori.diagnostics import (
    CODES,
    FILE_START,
    Diagnostic,
    Severity,
    Span,
    as_text,
    errors,
    in_order,
    said,
    summary,
)


def _finding(
    path: str = "a.md", line: int = 1, code: str = "T201", severity: Severity = "error"
) -> Diagnostic:
    return Diagnostic(path, Span(line, 3, line, 9), code, "väärin", severity=severity)


def test_codes_are_of_the_five_kinds() -> None:
    """A code is T, its kind 1–5 and two digits, and has a meaning in words."""
    assert all(re.fullmatch(r"T[1-5][0-9]{2}", code) for code in CODES)
    assert all(CODES.values())


def test_an_unknown_code_is_a_fault_of_the_program() -> None:
    """A finding cannot be made with a code that is not in the table."""
    with pytest.raises(ValueError, match="'T999' is not in CODES"):
        Diagnostic("a.md", FILE_START, "T999", "väärin")


def test_text_has_place_severity_code_and_message() -> None:
    """The first line is for a terminal that makes places into links."""
    assert as_text(_finding()) == "a.md:1:3: virhe T201: väärin"
    assert as_text(_finding(severity="warning")) == "a.md:1:3: varoitus T201: väärin"


def test_text_tells_the_hint_and_the_corrected_line() -> None:
    """The corrected line is given to the letter, its indent too."""
    finding = Diagnostic("a.md", FILE_START, "T104", "väärin", "tee näin", '  a: "b: c"')
    assert as_text(finding) == (
        'a.md:1:1: virhe T104: väärin\n    vihje: tee näin\n    korjattuna:   a: "b: c"'
    )


def test_text_has_its_own_words_in_english() -> None:
    """The words around a finding's own are of the language that is asked for."""
    finding = Diagnostic("a.md", FILE_START, "T104", "wrong", "do so", "a: b", severity="warning")
    assert as_text(finding, "en") == (
        "a.md:1:1: warning T104: wrong\n    hint: do so\n    corrected: a: b"
    )


def test_a_said_text_is_the_text_and_keeps_its_parts() -> None:
    """Whoever knows nothing of templates sees a plain text; the values' braces are no template."""
    text = said('kenttä "{field}" rivillä {line}', field="{x}", line=3)
    assert text == 'kenttä "{x}" rivillä 3'
    assert text.template == 'kenttä "{field}" rivillä {line}'
    assert text.values == {"field": "{x}", "line": "3"}


def test_a_said_text_comes_whole_from_another_process() -> None:
    """Findings are made where records are read, and translated where they are told."""
    text = said('tuntematon kenttä "{field}"', field="oma")
    other = pickle.loads(pickle.dumps(text))  # noqa: S301 — made here
    assert (other, other.template, other.values) == (text, text.template, text.values)


def test_a_finding_is_the_same_with_a_said_text() -> None:
    """Two rules that say one thing say it once, however each of them made the text."""
    plain = Diagnostic("a.md", FILE_START, "T104", "rivi 3")
    made = Diagnostic("a.md", FILE_START, "T104", said("rivi {line}", line=3))
    assert in_order((plain, made)) == (plain,)


def test_order_is_by_file_place_and_code() -> None:
    """Findings come in the order in which an editor would mend them."""
    found = (
        _finding("b.md"),
        _finding("a.md", line=10),
        _finding("a.md", line=9, code="T202"),
        _finding("a.md", line=9),
    )
    assert in_order(found) == tuple(reversed(found))


def test_order_tells_each_finding_once() -> None:
    """What two rules find alike is told once."""
    assert in_order((_finding(), _finding())) == (_finding(),)


def test_warnings_are_no_errors() -> None:
    """Only errors stop a build."""
    assert errors((_finding(), _finding(severity="warning"))) == (_finding(),)


@pytest.mark.parametrize(
    ("failed", "warned", "expected"),
    [
        (0, 0, "ei huomautettavaa"),
        (1, 0, "1 virhe"),
        (2, 1, "2 virhettä, 1 varoitus"),
        (0, 3, "3 varoitusta"),
    ],
)
def test_summary_counts(failed: int, warned: int, expected: str) -> None:
    """The summary counts errors and warnings in Finnish, and leaves out what there is none of."""
    found = [_finding()] * failed + [_finding(severity="warning")] * warned
    assert summary(found) == expected


@pytest.mark.parametrize(
    ("failed", "warned", "expected"),
    [(0, 0, "nothing to mend"), (1, 2, "1 error, 2 warnings"), (2, 1, "2 errors, 1 warning")],
)
def test_summary_counts_in_english(failed: int, warned: int, expected: str) -> None:
    """English has its own plurals."""
    found = [_finding()] * failed + [_finding(severity="warning")] * warned
    assert summary(found, "en") == expected
