"""What of mkdocs.yml would get into pages as it is, or fetch from elsewhere."""

from pathlib import Path

import pytest

from tests.projects import ROOT
from tori.content.settings.checks import setting_findings
from tori.content.settings.configuration import CONFIGURATION
from tori.diagnostics import Diagnostic


def _findings(root: Path, text: str) -> tuple[Diagnostic, ...]:
    (root / CONFIGURATION).write_text(text, encoding="utf-8")
    return setting_findings(root)


def test_the_projects_own_settings_have_no_findings() -> None:
    """What this project states is what the checks allow."""
    assert setting_findings(ROOT) == ()


def test_a_project_without_settings_has_no_findings(tmp_path: Path) -> None:
    """That the file is missing is told by whoever needs it."""
    assert setting_findings(tmp_path) == ()


@pytest.mark.parametrize(
    "text",
    [
        "site_name: Tori <b>",
        "site_name: a > b",
        "site_name: 'a\" onload=\"x'",
        'site_name: "a\\nb"',
        "site_name: a &lt; b",
        "site_name: a &#60; b",
        "site_description: <script>",
        "site_author: <x>",
        "copyright: <a href=x>",
        "nav: ['<x>': index.md]",
        "nav: [Osio: [Sivu: 'a\"b.md']]",
        "theme: {palette: [{toggle: {name: <x>}}]}",
        "theme: {palette: {scheme: 'a\"b'}}",
        "theme: {favicon: 'a\"b'}",
        "extra: {muu: {mita: [<x>]}}",
        "extra_css: ['a\"b']",
        'extra: {publisher: {name: "a\\rb"}}',
    ],
)
def test_a_sign_that_would_break_the_page(tmp_path: Path, text: str) -> None:
    """Wherever a page may show it, a text that is no plain line is told with its line."""
    (finding,) = _findings(tmp_path, f"# a\n{text}\n")
    assert (finding.code, finding.span.line) == ("T261", 2)


@pytest.mark.parametrize(
    "text",
    [
        "site_name: Kunta & työ – Raa'at",
        "plugins: [{search: {separator: '[<>\"]'}}]",
        "markdown_extensions: [{toc: {permalink: '<x>'}}]",
        'extra: {publisher: {podcast: {statements: [{text: "a <b> \\n c"}]}}}',
        "nav: [Etusivu: index.md, Osio: [Sivu: teot/index.md]]",
        "theme: {name: material, font: false, favicon: assets/a.png}",
        "theme: {name: mkdocs}",
        "extra_javascript: [assets/a.js, {path: assets/b.js, defer: true}]",
        "extra: {homepage: 'https://kunta.fi/', social: [{link: 'https://kunta.fi/'}]}",
        "site_url: https://kunta.fi/",
        "docs_dir: content/..teot",
    ],
)
def test_what_may_stand_there(tmp_path: Path, text: str) -> None:
    """Plain words, our own files and what no page shows are sound."""
    assert _findings(tmp_path, f"{text}\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "extra_javascript: [https://a.example/a.js]",
        "extra_javascript: [{path: //a.example/a.js}]",
        "extra_css: [HTTP://a.example/a.css]",
        "extra_css: ['data:text/css,x']",
        "theme: {favicon: https://a.example/a.png}",
        "theme: {logo: \\\\a.example\\a.png}",
        "theme: {icon: {logo: //a.example/x}}",
        "theme: {name: material, font: {text: Roboto}}",
        "theme: material",
        "theme: {name: material}",
        "nav: [Muualle: 'javascript:alert(1)']",
        "nav: ['https://a.example/']",
        "repo_url: https://a.example/x",
        "extra: {analytics: {provider: google}}",
        "extra: {homepage: 'javascript:alert(1)'}",
        "extra: {social: [{link: http://a.example/}]}",
        "google_analytics: [a, b]",
    ],
)
def test_what_another_server_would_be_asked(tmp_path: Path, text: str) -> None:
    """Nothing is fetched from elsewhere, and no reader is followed."""
    (finding,) = _findings(tmp_path, f"# a\n{text}\n")
    assert (finding.code, finding.span.line) == ("T262", 2)


@pytest.mark.parametrize(
    "text",
    [
        "INHERIT: ../muu.yml",
        "INHERIT: muu.yml",
        "docs_dir: ../x",
        "site_dir: x/../../y",
        "site_dir: C:\\x",
        "theme: {custom_dir: /srv/x}",
        "theme: {custom_dir: ~/x}",
        "hooks: [../x.py]",
        "watch: ['\\x']",
    ],
)
def test_what_leads_outside_the_project(tmp_path: Path, text: str) -> None:
    """Nothing is read or written outside the project, nor taken from an unchecked file."""
    (finding,) = _findings(tmp_path, f"# a\n{text}\n")
    assert (finding.code, finding.span.line) == ("T263", 2)
