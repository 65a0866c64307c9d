"""The command that delivers the newsletter: send. It says no address but that of a trial."""

import math
import os
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.delivery import LEDGER, Moment, outside, refuse_placeholder
from tori.cli.letters import chosen_letter
from tori.cli.terminal import DAY, EXIT_ENVIRONMENT, present_day, project_root, report
from tori.failures import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tori.cli.letters import ChosenLetter
    from tori.deliver.carriers.carrier import Carrier
    from tori.deliver.message.recipient import Recipient
    from tori.deliver.sender import Post

_RATE = 2.0
"""Messages a second, which no mail server minds."""


@click.command()
@click.argument("issue")
@click.option(
    "--variant",
    metavar="NIMI",
    default="kaikki",
    show_default=True,
    help="Kirjeen versio: kaikki, tai palvelualueen kirje.",
)
@DAY
@LEDGER
@click.option(
    "--to",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tilaajien CSV-tiedosto, otsikkona address,name; ei tämän hakemiston alla.",
)
@click.option("--test", "trial", metavar="ADDRESS", help="Lähetä vain yksi viesti tähän.")
@click.option("--confirm", type=int, metavar="N", help="Lähetä näin monelle vastaanottajalle.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0, min_open=True),
    help="Viestejä sekunnissa enintään.",
    show_default="2; kansioon ilman rajaa",
)
@click.option("--resend-unknown", is_flag=True, help="Lähetä epävarmat uudelleen.")
@click.option("--new-ledger", is_flag=True, help="Hyväksy kirjanpito, josta puuttuu lähetyksiä.")
@click.option(
    "--via",
    metavar="PALVELU",
    default="smtp",
    show_default=True,
    help="Minkä kautta: smtp, file (kansio) tai listmonk.",
)
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TORI_OUTBOX",
    help="Kansio, johon --via file kirjoittaa viestit; ei tämän hakemiston alla.",
)
@click.option("--list", "lists", type=int, multiple=True, help="listmonkin listan numero.")
@click.option("--send-at", type=Moment(), help="Milloin listmonk lähettää, 2026-12-01T09:00.")
@click.option("--template", type=int, help="listmonkin mallipohjan numero.")
def send(  # noqa: PLR0913, PLR0917 — click passes each option by its name
    issue: str,
    variant: str,
    day: date | None,
    ledger: Path,
    file: Path | None,
    trial: str | None,
    confirm: int | None,
    rate: float | None,
    resend_unknown: bool,  # noqa: FBT001 — click passes flags so
    new_ledger: bool,  # noqa: FBT001 — click passes flags so
    via: str,
    outbox: Path | None,
    lists: tuple[int, ...],
    send_at: datetime | None,
    template: int | None,
) -> None:
    """Lähetä uutiskirjeen numero ISSUE tilaajille.

    Numero on ensin suljettava (digest ISSUE --close): avoimesta saa vain koeviestin.
    Kukin saa numerosta yhden version (--variant), vaikka olisi monen version tilaajissa.
    Ilman valitsinta --confirm mitään ei lähetetä: komento kertoo, kuinka moni kirjeen saisi.
    Palvelin annetaan ympäristömuuttujissa TORI_SMTP_HOST, TORI_SMTP_PORT, TORI_SMTP_USER,
    TORI_SMTP_PASSWORD ja TORI_SMTP_SECURITY (starttls, tls tai none), ja peruutuspalvelun avain,
    jos mkdocs.yml nimeää palvelun, muuttujassa TORI_UNSUBSCRIBE_KEY. Viestit allekirjoitetaan
    (DKIM), jos TORI_DKIM_KEY on RSA-avaimen tiedosto ja TORI_DKIM_SELECTOR sen nimi
    nimipalvelussa; TORI_DKIM_DOMAIN, jos verkkotunnus on muu kuin lähettäjän.

    listmonk saa kirjeen kampanjana omille listoilleen (--list), ja sen osoite ja tunnukset ovat
    muuttujissa TORI_LISTMONK_URL, TORI_LISTMONK_USER ja TORI_LISTMONK_TOKEN.
    """
    import sqlite3

    from tori.cli.campaigning import campaign_of, send_campaign
    from tori.cli.mailing import Order, send_all, send_trial, subscribers_of
    from tori.deliver.carriers.carrier import ServerError
    from tori.deliver.carriers.services import CARRIERS, LIST_SERVICES
    from tori.deliver.ledger.ledger import Ledger, LedgerError
    from tori.newsletter.errors import MailError

    if via not in CARRIERS and via not in LIST_SERVICES:
        known = ", ".join((*CARRIERS, *LIST_SERVICES))
        raise click.BadParameter(f"palvelua {via} ei ole. Palvelut: {known}.", param_hint="--via")
    of_messages = {
        "--to": file,
        "--test": trial,
        "--rate": rate,
        "--resend-unknown": resend_unknown,
        "--new-ledger": new_ledger,
    }
    of_campaigns = {"--list": lists, "--send-at": send_at, "--template": template}
    _refuse(via, of_messages if via in LIST_SERVICES else of_campaigns)
    try:
        letter = chosen_letter(issue, variant, day or present_day())
        if confirm is not None and trial is None:
            letter.refuse_open()
        if via in LIST_SERVICES:
            campaign = campaign_of(letter, lists, send_at, template)
            service = LIST_SERVICES[via](os.environ)
            with Ledger(outside(ledger, "--ledger")) as opened:
                sys.exit(send_campaign(opened, letter, campaign, service, confirm))
        if (file is None) == (trial is None):
            raise click.UsageError("anna joko --to tai --test")
        pace = rate or (math.inf if via == "file" else _RATE)
        settings = _settings(outbox, issue)
        make_post = _postman(letter, lambda: CARRIERS[via](settings), day or present_day(), pace)
        if trial is not None:
            sys.exit(send_trial(make_post(), trial))
        subscribers = subscribers_of(outside(file or Path(), "--to"))
        with Ledger(outside(ledger, "--ledger")) as opened:
            report(f"Kirjanpito: {ledger}")
            if new_ledger and confirm is not None:
                opened.forget_tally(issue)
            order = Order(confirm, pace, resend_unknown=resend_unknown)
            sys.exit(send_all(opened, letter, subscribers, make_post, order))
    except (LedgerError, MailError, ServerError) as error:
        report(f"Keskeytyi: {error}.")
        sys.exit(EXIT_ENVIRONMENT)
    except sqlite3.Error as error:
        report(f"Keskeytyi: kirjanpitoon ei voi kirjoittaa ({told(error)}).")
        sys.exit(EXIT_ENVIRONMENT)


def _refuse(via: str, options: Mapping[str, object]) -> None:
    """Refuse options that say nothing to the service: whoever gave one expects something."""
    for name, value in options.items():
        if value not in (None, False, ()):
            raise click.UsageError(f"{name} ei sovi yhteen valitsimen --via {via} kanssa")


def _settings(outbox: Path | None, issue: str) -> Mapping[str, str]:
    """Return the environment, with the issue's own folder of the outbox."""
    if outbox is None:
        return os.environ
    return {**os.environ, "TORI_OUTBOX": str(outside(outbox, "--outbox") / issue)}


def _postman(
    letter: "ChosenLetter", carrier_of: "Callable[[], Carrier]", day: date, rate: float
) -> "Callable[[], Post]":
    """Return what makes the post when something is to be sent: only then a server is needed."""
    mail, issue, publisher = letter.mail, letter.issue, letter.publisher
    key = os.environ.get("TORI_UNSUBSCRIBE_KEY", "").encode()

    def message_for(recipient: "Recipient") -> bytes:
        from tori.deliver.message.message import compose_message

        return compose_message(mail, issue, publisher, recipient, day, key=key)

    def make() -> "Post":
        import time

        from tori.deliver.carriers.carrier import ServerError
        from tori.deliver.message.signing import signing_of
        from tori.deliver.sender import Post
        from tori.newsletter.mail_address import ascii_address

        carrier = carrier_of()
        refuse_placeholder(publisher, carrier)
        if publisher.unsubscribe_url and not key:
            raise ServerError("ympäristömuuttuja TORI_UNSUBSCRIBE_KEY puuttuu")
        sign = signing_of(os.environ, publisher.email, project_root()) or bytes
        return Post(
            carrier=carrier,
            envelope_from=ascii_address(publisher.email),
            message_for=message_for,
            per_second=rate,
            clock=time.time,
            stopwatch=time.monotonic,
            sleep=time.sleep,
            sign=sign,
        )

    return make
