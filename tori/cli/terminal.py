"""What the commands share: the project's root, exit statuses, options, and how they talk.

Findings go to standard output, everything else to standard error. Only `tori.cli` imports this.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tori.diagnostics import Diagnostic, Language, as_text, summary

if TYPE_CHECKING:
    from tori.content.settings.publisher import Publisher

_PROGRAM = Path(__file__).resolve().parents[2]

EXIT_FINDINGS = 1
EXIT_ENVIRONMENT = 3
EXIT_INTERRUPTED = 130

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_SCHEDULER = re.compile(r"(tcp|tls)://([^\s/:@]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")


class Day(click.ParamType[date]):
    """A day as an option's value: 2020-10-15."""

    name = "päivä"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 — click's own signature
        """Return the day, or fail in Finnish."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" ei ole päivä. Kirjoita esimerkiksi 2020-10-15.', param, ctx)


class Scheduler(click.ParamType[str]):
    """A Dask scheduler's address as an option's value: tcp://10.0.0.5:8786."""

    name = "osoite"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 — click's own signature
        """Return the address, or fail in Finnish."""
        address = str(value)
        if address and not _SCHEDULER.fullmatch(address):
            told = f'"{value}" ei ole osoite. Kirjoita esimerkiksi tcp://10.0.0.5:8786.'
            self.fail(told, param, ctx)
        return address


class Host(click.ParamType[str]):
    """A name or an address of a machine as an option's value, without a port."""

    name = "nimi"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 — click's own signature
        """Return the name in ASCII, or fail in Finnish."""
        from ipaddress import ip_address

        from tori.newsletter.mail_address import BadAddressError, ascii_domain

        stated = str(value).strip("[]")
        with suppress(ValueError):
            return str(ip_address(stated)) if stated else ""
        try:
            name = ascii_domain(stated)
        except BadAddressError:
            name = ""
        if not _HOST.fullmatch(name):
            told = f'"{value}" ei ole nimi eikä osoite. Anna esimerkiksi 0.0.0.0, ilman porttia.'
            self.fail(told, param, ctx)
        return name


DAY = click.option(
    "--today",
    "day",
    type=Day(),
    envvar="TORI_TODAY",
    help="Päivä, jolle sivusto tehdään (oletus: tämä päivä Suomessa).",
)
STRICT = click.option("--strict", is_flag=True, help="Myös varoitukset kaatavat komennon.")
LANGUAGE = click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "en"]),
    default="fi",
    help="Kieli, jolla viat kerrotaan: suomi (fi) tai englanti (en).",
)


def present_day() -> date:
    """Return the day of TORI_TODAY, or the present one in Helsinki."""
    from tori.engine.day import VARIABLE, today

    try:
        return today(os.environ)
    except ValueError as error:
        message = f"ympäristömuuttuja {VARIABLE} ei ole päivä muotoa 2020-10-15"
        raise click.UsageError(message) from error


def project_root() -> Path:
    """Return the project's folder: the context's object, or where the program itself is."""
    context = click.get_current_context(silent=True)
    return (context.find_object(Path) if context else None) or _PROGRAM


def project_publisher(root: Path | None = None) -> "Publisher":
    """Return the publisher that mkdocs.yml states, or end the program and say what is wrong."""
    from tori.content.errors import UnusableConfigurationError
    from tori.content.settings.publisher import read_publisher

    try:
        return read_publisher(root or project_root())
    except UnusableConfigurationError as error:
        if error.diagnostics:
            show(error.diagnostics)
            sys.exit(EXIT_FINDINGS)
        report(f"Keskeytyi: {error}")
        sys.exit(EXIT_ENVIRONMENT)


def report(line: str) -> None:
    """Tell how the work goes."""
    click.echo(line, err=True)


def show(diagnostics: Iterable[Diagnostic], language: Language = "fi") -> None:
    """Print findings, then their number."""
    from tori.translation import in_language

    found = tuple(diagnostics)
    for diagnostic in found:
        click.echo(as_text(in_language(diagnostic, language), language))
    if found:
        click.echo(summary(found, language), err=True)


class PageProgress:
    """A progress bar over the pages on a terminal; silent elsewhere."""

    def __init__(self) -> None:
        """Show nothing before the first page."""
        self._bar: Any = None

    def __enter__(self) -> Callable[[int, int], None]:
        """Return what to call with (pages written, pages in all)."""
        return self._advance

    def __exit__(self, *_: object) -> None:
        """Leave the terminal on a line of its own."""
        if self._bar:
            self._bar.render_finish()

    def _advance(self, written: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=total, label="sivuja", file=sys.stderr, show_eta=False
            )
        self._bar.update(1)
        if written == total:
            self._bar.render_finish()
            self._bar = None
