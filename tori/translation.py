"""Findings in English: `english.yml` has for each Finnish text of ours the same in English.

Finnish stays in the code, where the fault is found; a text that has values in it is `Said` and is
looked up by its template. Only whoever shows findings to a person or a program imports this.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tori.diagnostics import Diagnostic, Language, Said

CATALOGUE_FILE = Path(__file__).with_name("english.yml")


@cache
def catalogue() -> Mapping[str, str]:
    """Return the English template of each Finnish one, read when first asked for."""
    import yaml  # noqa: PLC0415 — the commands start without it, and most never need it

    texts: Mapping[str, str] = yaml.safe_load(CATALOGUE_FILE.read_text(encoding="utf-8"))
    return texts


def english(text: str) -> str:
    """Return a Finnish text of ours in English; what an editor wrote stays as it is.

    Raises:
        KeyError: The catalogue lacks the text: a fault of the program, not of content.
    """
    if not isinstance(text, Said):
        return catalogue()[text] if text else ""
    values = {
        name: english(value) if isinstance(value, Said) else value
        for name, value in text.values.items()
    }
    return catalogue()[text.template].format(**values)


def in_english(diagnostic: Diagnostic) -> Diagnostic:
    """Return the finding with its message and hint in English.

    Raises:
        KeyError: The catalogue lacks a text: a fault of the program, not of content.
    """
    return replace(diagnostic, message=english(diagnostic.message), hint=english(diagnostic.hint))


def in_language(diagnostic: Diagnostic, language: Language) -> Diagnostic:
    """Return the finding in the language that whoever reads it asked for."""
    return in_english(diagnostic) if language == "en" else diagnostic
