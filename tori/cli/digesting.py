"""The command that makes, closes and redacts a newsletter issue: digest."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.terminal import (
    DAY,
    EXIT_FINDINGS,
    present_day,
    project_publisher,
    project_root,
    report,
    show,
)

if TYPE_CHECKING:
    from tori.site.digests import Digest
    from tori.site.model import Site


@click.command()
@click.argument("issue")
@DAY
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: project_root() / "dist",
    help="Kansio, johon kirje tehdään.",
    show_default="dist",
)
@click.option("--close", "closes", is_flag=True, help="Sulje numero: siitä tulee lopullinen.")
@click.option("--redact", "reason", metavar="SYY", help="Poista kohta suljetusta numerosta.")
@click.option("--remove", metavar="VIITE", help="Poistettava kohta, esimerkiksi deeds/tunnus.")
def digest(  # noqa: PLR0913, PLR0917 — click passes each option by its name
    issue: str,
    day: date | None,
    output: Path,
    closes: bool,  # noqa: FBT001 — click passes flags so
    reason: str | None,
    remove: str | None,
) -> None:
    """Tee uutiskirjeen numerosta ISSUE sähköpostit (HTML, teksti ja viesti).

    Kirje tehdään kokonaisena ja kullekin palvelualueelle, josta on kerrottavaa. Suljettu numero
    (--close) pysyy sellaisena kuin se lähetettiin, vaikka sisältö muuttuisi. Jos laki vaatii
    poistamaan siitä jotakin, anna syy ja poistettava kohta: --redact SYY --remove VIITE.
    """
    from tori.newsletter.errors import MailError

    if (reason is None) != (remove is None):
        raise click.UsageError("--redact ja --remove annetaan yhdessä")
    if closes and reason is not None:
        raise click.UsageError("--close ja --redact eivät sovi yhteen")
    try:
        if reason is not None and remove is not None:
            _redact(issue, remove, day or present_day(), reason)
            return
        made, site = _digest_of(issue, day or present_day())
        if closes:
            _close(made, site)
        else:
            _write(made, site, output)
    except MailError as error:
        report(f"Kirjettä ei tehty: {error}.")
        sys.exit(EXIT_FINDINGS)


def _digest_of(issue: str, day: date) -> "tuple[Digest, Site]":
    """Return the issue and the site, or end the program and say what is wrong."""
    from tori.content.loader import load_content
    from tori.site.digests import digests
    from tori.site.linking import link

    site, diagnostics = link(load_content(project_root()), project_publisher(), day)
    show(diagnostics)
    if site is None:
        sys.exit(EXIT_FINDINGS)
    made = digests(site)
    if issue not in made:
        known = ", ".join(made) or "ei yhtään"
        raise click.BadParameter(f"kirjettä {issue} ei ole. Kirjeet: {known}.", param_hint="ISSUE")
    return made[issue], site


def _write(digest: "Digest", site: "Site", output: Path) -> None:
    """Write each variant's mail into a folder of its own."""
    from tori.content.settings.templates import read_mail_template
    from tori.deliver.message.mail_files import write_mail
    from tori.deliver.message.message import SAMPLE, compose_message
    from tori.newsletter.variants import mails_of

    issue, day = digest.issue.id, digest.issue.published.latest
    mails = mails_of(digest, site, read_mail_template(project_root()))
    messages = {
        name: compose_message(mail, issue, site.publisher, SAMPLE, day)
        for name, mail in mails.items()
    }
    for name, mail in mails.items():
        for file, size in write_mail(mail, messages[name], output, f"{issue}/{name}"):
            click.echo(f"{os.path.relpath(file)}: {size} tavua")


def _close(digest: "Digest", site: "Site") -> None:
    from tori.content.listing import TEMPLATES
    from tori.content.settings.templates import read_mail_template
    from tori.deliver.closing import ClosingError, close, kept_files
    from tori.newsletter.variants import mails_of
    from tori.templating.templates import Templates

    issue = digest.issue
    if issue.is_closed:
        message = f"kirje {issue.id} on jo suljettu"
        raise ClosingError(message)
    mails = mails_of(digest, site, read_mail_template(project_root()))
    files = kept_files(digest, site, mails, Templates(project_root() / TEMPLATES))
    for file in close(project_root(), issue, files):
        click.echo(os.path.relpath(file))
    report(f"Kirje {issue.id} on suljettu. Tallenna tiedostot versionhallintaan ennen lähetystä.")


def _redact(issue: str, reference: str, day: date, reason: str) -> None:
    """Take a record out of a closed issue; other content may be faulty, as it is not looked at."""
    from tori.content.closed_issues import COLLECTION, ClosedIssue
    from tori.content.listing import CONTENT
    from tori.content.loader import load_content
    from tori.deliver.closing import write_kept
    from tori.deliver.redaction import RedactionError, redacted

    kept = load_content(project_root()).closed_issues.get(issue, ClosedIssue({}))
    if not kept.is_whole:
        message = f"kirje {issue} ei ole suljettu"
        raise RedactionError(message)
    faulty = (*kept.lost(), *kept.changed())
    if faulty:
        message = f"palauta ensin kirjeen tiedostot versionhallinnasta: {', '.join(faulty)}"
        raise RedactionError(message)
    files, left = redacted(kept, reference, day, reason)
    for file in write_kept(project_root(), project_root() / CONTENT / COLLECTION / issue, files):
        click.echo(os.path.relpath(file))
    if left:
        report(f"Kirjeen omassa tekstissä on yhä linkki kohteeseen: {', '.join(left)}.")
    report(f"Kirjeestä {issue} on poistettu {reference}.")
