"""Findings printed for people and for machines: text, JSON, GitHub, GitLab and SARIF.

Each format is a function of the findings and of the language in which to tell them. Only the
command line imports this module.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tori.diagnostics import CODES, Diagnostic, Language, as_text, errors
from tori.translation import english, in_language

GITHUB_LIMIT = 10
"""GitHub shows so many errors, and so many warnings, of one step."""
CODE_PAGES: Mapping[Language, str] = {"fi": "docs/virheet.md", "en": "docs/findings.md"}
"""The document that explains every code, by its language."""


def text(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return the findings as lines for a terminal."""
    return "\n".join(as_text(in_language(finding, language), language) for finding in findings)


def as_json(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return `{"schema": 1, "findings": [...]}`; lines and columns are 1-based, ends exclusive."""
    found = tuple(findings)
    return _dumped(
        {
            "schema": 1,
            "errors": len(errors(found)),
            "warnings": len(found) - len(errors(found)),
            "findings": [_fields(in_language(finding, language)) for finding in found],
        }
    )


def github(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return workflow commands (GitHub, 'Workflow commands'), errors first, as many as it shows."""
    found = tuple(findings)
    failed = errors(found)
    warned = tuple(finding for finding in found if finding.severity == "warning")
    shown = (*failed[:GITHUB_LIMIT], *warned[:GITHUB_LIMIT])
    return "\n".join(_github_command(in_language(finding, language)) for finding in shown)


def github_summary(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return the full list as Markdown for GITHUB_STEP_SUMMARY, in code so that text stays text."""
    lines = ["## Sisällön tarkistus" if language == "fi" else "## Check of the content", ""]
    for finding in findings:
        shown = as_text(in_language(finding, language), language).replace("`", "'")
        lines += ["```text", shown, "```", ""]
    return "\n".join(lines)


def gitlab(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return a Code Quality report (GitLab, 'Code Quality report format')."""
    return _dumped(
        [
            {
                "description": _with_hint(in_language(finding, language)),
                "check_name": finding.code,
                "fingerprint": fingerprint(finding),
                "severity": "major" if finding.severity == "error" else "minor",
                "location": {"path": finding.path, "lines": {"begin": finding.span.line}},
            }
            for finding in findings
        ]
    )


def sarif(findings: Iterable[Diagnostic], language: Language = "fi") -> str:
    """Return a SARIF 2.1.0 log (OASIS); columns count Unicode code points, as ours do."""
    found = tuple(findings)
    used = sorted({finding.code for finding in found})
    names = {code: CODES[code] if language == "fi" else english(CODES[code]) for code in used}
    driver = {
        "name": "Tekojen tori",
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": names[code]},
                "helpUri": f"{CODE_PAGES[language]}#{code}",
            }
            for code in used
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(finding, used.index(finding.code), language) for finding in found
        ],
    }
    return _dumped(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic], Language], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
}
"""Each format by the name that `check --format` takes."""


def fingerprint(finding: Diagnostic) -> str:
    """Return what stays the same when lines move and in every language of the report.

    That is the file, the code and the message in Finnish.
    """
    parts = (finding.path, finding.code, finding.message)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _fields(finding: Diagnostic) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "corrected": finding.corrected,
    }


def _with_hint(finding: Diagnostic) -> str:
    return f"{finding.message}. {finding.hint}" if finding.hint else finding.message


def _github_command(finding: Diagnostic) -> str:
    span = finding.span
    properties = {
        "file": finding.path,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": finding.code,
    }
    stated = ",".join(
        f"{name}={_escaped_property(str(value))}" for name, value in properties.items()
    )
    lines = [finding.message, finding.hint, finding.corrected]
    told = _escaped("\n".join(line for line in lines if line))
    return f"::{finding.severity} {stated}::{told}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(finding: Diagnostic, rule: int, language: Language) -> dict[str, Any]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": _with_hint(in_language(finding, language))},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": finding.path}, "region": region}}
        ],
        "partialFingerprints": {"pathCodeMessage/v1": fingerprint(finding)},
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
