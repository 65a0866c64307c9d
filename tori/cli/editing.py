"""The commands that tell whoever writes content what to mend: check and explain."""

import gc
import os
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    LANGUAGE,
    STRICT,
    present_day,
    project_root,
    report,
)
from tori.content.file_names import shown
from tori.diagnostics import CODES, Diagnostic, Language, errors, in_order, summary
from tori.formats import CODE_PAGES, FORMATS, github_summary
from tori.text import nfc

AUTOMATIC = "auto"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@DAY
@STRICT
@LANGUAGE
@click.option(
    "--format",
    "form",
    type=click.Choice([AUTOMATIC, *FORMATS]),
    default=AUTOMATIC,
    help="Muoto; auto on github GitHubin ajossa, muuten text.",
)
def check(
    files: tuple[Path, ...],
    day: date | None,
    strict: bool,  # noqa: FBT001 — click passes flags so
    language: Language,
    form: str,
) -> None:
    """Tarkista sisältö rakentamatta mitään.

    Jos nimeät tiedostoja, kerrotaan vain niiden viat; viittaukset katsotaan koko sisällöstä.
    """
    from tori.content.errors import UnusableConfigurationError
    from tori.content.loader import load_content
    from tori.content.media.memory import disk_memory
    from tori.content.settings.publisher import read_publisher
    from tori.site.linking import findings

    gc.disable()  # nothing made here is garbage before the end, and the end is near
    content = load_content(project_root(), disk_memory(project_root()))
    try:
        found = findings(content, read_publisher(project_root()), day or present_day())
    except UnusableConfigurationError as error:
        if not error.diagnostics:
            report(f"Keskeytyi: {error}")
            sys.exit(EXIT_ENVIRONMENT)
        found = in_order((*content.diagnostics, *error.diagnostics))
    shown = _of_files(found, files)
    _print(shown, form, language)
    records = "tietuetta" if language == "fi" else "records"
    click.echo(f"{len(content.records)} {records}: {summary(shown, language)}.", err=True)
    if errors(shown) or (strict and shown):
        sys.exit(EXIT_FINDINGS)


@click.command()
@click.argument("code")
@LANGUAGE
def explain(code: str, language: Language) -> None:
    """Selitä virhekoodi CODE: mitä se tarkoittaa ja miten vika korjataan."""
    wanted = code.upper()
    if wanted not in CODES:
        told = {
            "fi": f"koodia {code} ei ole. Koodit ovat {min(CODES)}–{max(CODES)}.",
            "en": f"there is no code {code}. The codes are {min(CODES)}–{max(CODES)}.",
        }
        raise click.BadParameter(told[language], param_hint="CODE")
    click.echo(
        explanation(wanted, (project_root() / CODE_PAGES[language]).read_text(encoding="utf-8"))
    )


def explanation(code: str, pages: str) -> str:
    """Return the code's page: its heading in the document of all codes and what is below it.

    Raises:
        LookupError: The document has no such page: a fault of the project.
    """
    # An example may hold headings too, but none of a code.
    end = r"\n\n### T\d{3} |\n\n## [^\n]+\n\n### T\d{3} |\Z"
    found = re.search(rf"^### {code} .*?(?={end})", pages, re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(code)
    return found[0].strip()


def _of_files(diagnostics: Iterable[Diagnostic], files: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    """Return the findings of these files, or all when none is named."""
    paths = {_project_path(file) for file in files}
    return tuple(d for d in diagnostics if not paths or d.path in paths)


def _project_path(file: Path) -> str:
    """Return a file as findings name it.

    Raises:
        click.BadParameter: There is no such file in the project.
    """
    place = Path(os.path.abspath(file))  # noqa: PTH100 — a link to content is judged where it stands
    if not os.path.lexists(place) or place.is_dir() or not place.is_relative_to(project_root()):
        message = f"tiedostoa {file} ei ole tässä projektissa"
        raise click.BadParameter(message, param_hint="FILES")
    return shown(nfc(place.relative_to(project_root()).as_posix()))


def _print(diagnostics: tuple[Diagnostic, ...], form: str, language: Language) -> None:
    on_github = bool(os.environ.get("GITHUB_ACTIONS"))
    chosen = form if form != AUTOMATIC else "github" if on_github else "text"
    printed = FORMATS[chosen](diagnostics, language)
    if printed:
        click.echo(printed)
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if chosen == "github" and page and diagnostics:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(github_summary(diagnostics, language))
