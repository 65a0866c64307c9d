"""The commands that end a reader's mail: bounces and suppress. Neither says an address."""

from pathlib import Path

import click

from tori.cli.delivery import LEDGER, outside
from tori.cli.terminal import report


@click.command()
@click.argument("maildir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@LEDGER
def bounces(maildir: Path, ledger: Path) -> None:
    """Lue palautuneiden viestien ilmoitukset kansiosta MAILDIR estolistalle."""
    import time

    from tori.deliver.bounces import bounced
    from tori.deliver.ledger.ledger import Ledger
    from tori.deliver.ledger.suppression import recipient_key

    if not all((maildir / name).is_dir() for name in ("cur", "new")):
        raise click.BadParameter(
            "kansio ei ole Maildir: cur tai new puuttuu.", param_hint="MAILDIR"
        )
    messages = reports = added = passed = 0
    with Ledger(outside(ledger, "--ledger")) as opened:
        for addresses in bounced(maildir):
            if addresses is None:
                passed += 1
                continue
            messages += 1
            reports += bool(addresses)
            for address in addresses:
                added += opened.suppress(recipient_key(address), "bounced", time.time())
    report(f"Kirjanpito: {ledger}")
    click.echo(
        f"Viestejä {messages}, joista pysyviä palautuksia {reports}. Estolistalle lisätty: {added}."
    )
    if passed:
        report(f"Ohitettuja: {passed}. Ne eivät ole viestejä, tai ne ovat liian suuria.")


@click.command()
@click.argument("address")
@LEDGER
def suppress(address: str, ledger: Path) -> None:
    """Lisää ADDRESS estolistalle: sille ei enää lähetetä kirjeitä."""
    import time

    from tori.deliver.ledger.ledger import Ledger
    from tori.deliver.ledger.suppression import recipient_key
    from tori.newsletter.mail_address import BadAddressError, ascii_address

    try:
        key = recipient_key(ascii_address(address.strip()))
    except BadAddressError as error:
        raise click.BadParameter(f"{error}.", param_hint="ADDRESS") from error
    with Ledger(outside(ledger, "--ledger")) as opened:
        is_new = opened.suppress(key, "left", time.time())
    report(f"Kirjanpito: {ledger}")
    click.echo("Lisätty estolistalle." if is_new else "Osoite oli jo estolistalla.")
