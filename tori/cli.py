"""The command line: `python3 build.py [command]`. Heavy modules are imported inside the commands.

Exit status: 0 fine, 1 findings in content, 2 wrong use (click's own), 3 the machine or the
program failed.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent

EXIT_FINDINGS = 1
EXIT_ENVIRONMENT = 3


class Day(click.ParamType[date]):
    """A day as an option's value: 2020-10-15."""

    name = "päivä"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 — click's own signature
        """Return the day, or fail in Finnish."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" ei ole päivä. Kirjoita esimerkiksi 2020-10-15.', param, ctx)


_DAY = click.option(
    "--today",
    "day",
    type=Day(),
    envvar="TORI_TODAY",
    help="Päivä, jolle sivusto tehdään (oletus: tämä päivä Suomessa).",
)
_STRICT = click.option("--strict", is_flag=True, help="Myös varoitukset kaatavat komennon.")


class _BuildByDefault(click.Group):
    """A group whose command is `build` when none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before the arguments unless they begin with a command or ask for help."""
        asks_for_help = bool(args) and args[0] in ctx.help_option_names
        if not args or (args[0].startswith("-") and not asks_for_help):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BuildByDefault, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Tekojen tori: Markdownista tarkistettu sivusto, podcast-syöte ja uutiskirjeen kooste.

    Ilman komentoa rakennetaan sivusto kansioon site/.
    """


@commands.command()
@_DAY
@_STRICT
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "site",
    help="Kansio, johon sivusto tehdään.",
    show_default="site",
)
def build(day: date | None, strict: bool, output: Path) -> None:  # noqa: FBT001 — click passes flags so
    """Tarkista sisältö ja rakenna sivusto."""
    from tori.engine.building import Listener
    from tori.engine.building import build as build_site
    from tori.engine.stock import EngineError

    try:
        with _PageProgress() as page_written:
            listener = Listener(_report, page_written)
            outcome = build_site(ROOT, output, day or _present_day(), listener, strict=strict)
    except EngineError as error:
        click.echo(f"Ohjelmavirhe, ei sisällön vika: {error}", err=True)
        sys.exit(EXIT_ENVIRONMENT)
    _show(outcome.diagnostics)
    if outcome.change is None:
        click.echo(f"Sivustoa ei rakennettu. Kansio {output.name}/ on ennallaan.", err=True)
        sys.exit(EXIT_FINDINGS)


@commands.command()
@_DAY
@_STRICT
def check(day: date | None, strict: bool) -> None:  # noqa: FBT001 — click passes flags so
    """Tarkista sisältö rakentamatta mitään."""
    from tori.content.loader import load_content
    from tori.diagnostics import errors, summary
    from tori.site.linking import link

    content = load_content(ROOT)
    _, diagnostics = link(content, day or _present_day())
    _show(diagnostics)
    click.echo(f"{len(content.records)} tietuetta: {summary(diagnostics)}.", err=True)
    if errors(diagnostics) or (strict and diagnostics):
        sys.exit(EXIT_FINDINGS)


@commands.command()
@_DAY
@click.option("--port", default=8000, show_default=True, help="Portti osoitteessa 127.0.0.1.")
def serve(day: date | None, port: int) -> None:
    """Rakenna sivusto, näytä se selaimessa ja rakenna uudelleen, kun sisältö muuttuu."""
    from tori.preview.session import Preview

    try:
        preview = Preview(ROOT, day or _present_day(), port, _report)
    except OSError as error:
        click.echo(
            f"Portti {port} ei ole vapaana ({error.strerror}). Valitse toinen: --port {port + 1}",
            err=True,
        )
        sys.exit(EXIT_ENVIRONMENT)
    preview.run()


@commands.command()
@click.argument("issue")
@_DAY
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "dist",
    help="Kansio, johon kirje tehdään.",
    show_default="dist",
)
def digest(issue: str, day: date | None, output: Path) -> None:
    """Tee uutiskirjeen numerosta ISSUE sähköposti (HTML ja teksti)."""
    from tori.content.loader import load_content
    from tori.content.publisher import read_publisher
    from tori.deliver.mail import MailTooLargeError, compose, write_mail
    from tori.site.digests import digests
    from tori.site.linking import link

    site, diagnostics = link(load_content(ROOT), day or _present_day())
    _show(diagnostics)
    if site is None:
        sys.exit(EXIT_FINDINGS)
    made = digests(site)
    if issue not in made:
        known = ", ".join(made) or "ei yhtään"
        raise click.BadParameter(f"kirjettä {issue} ei ole. Kirjeet: {known}.", param_hint="ISSUE")
    try:
        mail = compose(made[issue], site, read_publisher(ROOT), ROOT / "overrides")
    except MailTooLargeError as error:
        click.echo(f"Kirjettä ei tehty: {error}. Lyhennä poimintoja.", err=True)
        sys.exit(EXIT_FINDINGS)
    for file, size in write_mail(mail, output / issue):
        click.echo(f"{os.path.relpath(file)}: {size} tavua")


@commands.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--quick", is_flag=True, help="Jätä pois testit, jotka tarvitsevat selaimen tai palvelimen."
)
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(quick: bool, pytest_arguments: tuple[str, ...]) -> None:  # noqa: FBT001 — click passes flags so
    """Aja kaikki testit ja tarkistukset."""
    from tori.toolchain.suite import run_tests

    sys.exit(run_tests(quick=quick, pytest_arguments=pytest_arguments))


def main() -> None:
    """Run the command line; a failure of the machine is told and gives status 3."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    from tori.content.publisher import UnusableConfigurationError

    try:
        commands.main(prog_name="build.py")
    except (OSError, UnusableConfigurationError) as error:
        click.echo(f"Keskeytyi: {error}", err=True)
        sys.exit(EXIT_ENVIRONMENT)


def _present_day() -> date:
    from tori.engine.day import VARIABLE, today

    try:
        return today(os.environ)
    except ValueError as error:
        message = f"ympäristömuuttuja {VARIABLE} ei ole päivä muotoa 2020-10-15"
        raise click.UsageError(message) from error


def _report(line: str) -> None:
    click.echo(line, err=True)


def _show(diagnostics: tuple[Any, ...]) -> None:
    from tori.diagnostics import as_text, summary

    for diagnostic in diagnostics:
        click.echo(as_text(diagnostic))
    if diagnostics:
        click.echo(summary(diagnostics), err=True)


class _PageProgress:
    """A progress bar over the pages on a terminal; silent elsewhere."""

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar: Any = None
        return self._advance

    def __exit__(self, *_: object) -> None:
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


if __name__ == "__main__":
    main()
