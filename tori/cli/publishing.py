"""The commands that make the site of the content: build and serve."""

import errno
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    LANGUAGE,
    STRICT,
    Host,
    PageProgress,
    Scheduler,
    present_day,
    project_root,
    report,
    show,
)
from tori.diagnostics import Language
from tori.engine.collector import collector_at_rest
from tori.failures import told


@click.command()
@DAY
@STRICT
@LANGUAGE
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: project_root() / "site",
    help="Kansio, johon sivusto tehdään.",
    show_default="site",
)
@click.option("--all", "anew", is_flag=True, help="Rakenna, vaikka mikään ei olisi muuttunut.")
@click.option(
    "--hash-all",
    is_flag=True,
    default=lambda: bool(os.environ.get("CI")),
    help="Tunnista muutokset tiedostojen sisällöstä, älä muutosajasta (oletus CI:ssä).",
)
@click.option(
    "--verify",
    "verifies",
    is_flag=True,
    help="Rakenna, ja vertaa näytettä kunkin lajin sivuista MkDocsin tekemiin.",
)
@click.option(
    "--scheduler",
    type=Scheduler(),
    default="",
    help="Tee sivut Dask-ryppäässä, jonka osoite on esimerkiksi tcp://10.0.0.5:8786.",
)
@collector_at_rest()
def build(  # noqa: PLR0913, PLR0917 — click passes each option by its name
    day: date | None,
    strict: bool,  # noqa: FBT001 — click passes flags so
    language: Language,
    output: Path,
    anew: bool,  # noqa: FBT001 — click passes flags so
    hash_all: bool,  # noqa: FBT001 — click passes flags so
    verifies: bool,  # noqa: FBT001 — click passes flags so
    scheduler: str,
) -> None:
    """Tarkista sisältö ja rakenna sivusto.

    Jos mikään ei ole muuttunut edellisen koonnin jälkeen, komento kertoo sen eikä tee muuta.
    """
    from tori.engine.manifest import up_to_date

    root = project_root()
    made_for = day or present_day()
    total = None if anew or verifies else up_to_date(root, output, made_for, hash_all=hash_all)
    if total is not None:
        report(f"ei muutoksia: {total} tiedostoa on ajan tasalla")
        return
    from tori.content.errors import UnusableConfigurationError
    from tori.documents import ClashingDocumentsError
    from tori.engine.building import Build
    from tori.engine.building import build as build_site
    from tori.engine.errors import EngineError, MissingPageError
    from tori.engine.publishing import Outcome
    from tori.engine.setup import Listener

    try:
        with PageProgress() as page_written:
            listener = Listener(report, page_written)
            options = Build(root, output, made_for, strict=strict, anew=anew, verifies=verifies)
            outcome = build_site(options, listener, scheduler)
    except MissingPageError as error:
        click.echo(f"Sivustoa ei rakennettu: {error}", err=True)
        sys.exit(EXIT_FINDINGS)
    except (EngineError, ClashingDocumentsError) as error:
        click.echo(f"Ohjelmavirhe, ei sisällön vika: {error}", err=True)
        sys.exit(EXIT_ENVIRONMENT)
    except UnusableConfigurationError as error:
        if not error.diagnostics:
            click.echo(f"Keskeytyi: {error}", err=True)
            sys.exit(EXIT_ENVIRONMENT)
        outcome = Outcome(error.diagnostics, None)
    show(outcome.diagnostics, language)
    if outcome.change is None:
        words = {
            "fi": f"Sivustoa ei rakennettu. Kansio {output.name}/ on ennallaan.",
            "en": f"The site was not built. The folder {output.name}/ is as it was.",
        }
        click.echo(words[language], err=True)
        sys.exit(EXIT_FINDINGS)


@click.command()
@DAY
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Portti osoitteessa 127.0.0.1.",
)
@click.option(
    "--host",
    type=Host(),
    default="",
    help="Nimi tai osoite, jolla esikatseluun pääsee muualta, esimerkiksi kontista.",
)
def serve(day: date | None, port: int, host: str) -> None:
    """Rakenna sivusto, näytä se selaimessa ja rakenna uudelleen, kun sisältö muuttuu.

    Esikatselu vastaa vain tällä koneella, osoitteissa 127.0.0.1, localhost ja [::1]. Kontissa anna
    --host 0.0.0.0, ja verkossa olevassa työtilassa nimi, jolla selain sen näkee. Silloin
    luonnokset näkevät kaikki, jotka pääsevät siihen osoitteeseen.
    """
    from tori.preview.session import Preview

    try:
        preview = Preview(project_root(), day or present_day(), port, report, host)
    except OSError as error:
        report(
            f"Portti {port} ei ole vapaana. Valitse toinen: --port {port + 1}"
            if error.errno == errno.EADDRINUSE
            else f"Esikatselu ei voi kuunnella porttia {port}: {told(error)}"
        )
        sys.exit(EXIT_ENVIRONMENT)
    with suppress(KeyboardInterrupt):  # the way to end it
        preview.run()
    report("esikatselu päättyi")
