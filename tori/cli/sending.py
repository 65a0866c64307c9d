"""The command that delivers the newsletter: send. It says no address but that of a trial."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.delivery import LEDGER, outside, progress, tell_outcome, tell_plan
from tori.cli.letters import chosen_letter
from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    present_day,
    report,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tori.cli.letters import ChosenLetter
    from tori.content.publisher import Publisher
    from tori.deliver.ledger import Ledger
    from tori.deliver.mail import Mail
    from tori.deliver.recipient import Recipient
    from tori.deliver.sender import Post
    from tori.deliver.smtp import Server
    from tori.deliver.subscribers import Subscribers


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
    default=2.0,
    show_default=True,
    help="Viestejä sekunnissa enintään.",
)
@click.option("--resend-unknown", is_flag=True, help="Lähetä epävarmat uudelleen.")
@click.option("--new-ledger", is_flag=True, help="Hyväksy kirjanpito, josta puuttuu lähetyksiä.")
def send(  # noqa: PLR0913, PLR0917 — click passes each option by its name
    issue: str,
    variant: str,
    day: date | None,
    ledger: Path,
    file: Path | None,
    trial: str | None,
    confirm: int | None,
    rate: float,
    resend_unknown: bool,  # noqa: FBT001 — click passes flags so
    new_ledger: bool,  # noqa: FBT001 — click passes flags so
) -> None:
    """Lähetä uutiskirjeen numero ISSUE tilaajille.

    Numero on ensin suljettava (digest ISSUE --close): avoimesta saa vain koeviestin.
    Kukin saa numerosta yhden version (--variant), vaikka olisi monen version tilaajissa.
    Ilman valitsinta --confirm mitään ei lähetetä: komento kertoo, kuinka moni kirjeen saisi.
    Palvelin annetaan ympäristömuuttujissa TORI_SMTP_HOST, TORI_SMTP_PORT, TORI_SMTP_USER,
    TORI_SMTP_PASSWORD ja TORI_SMTP_SECURITY (starttls, tls tai none), ja peruutuspalvelun avain,
    jos mkdocs.yml nimeää palvelun, muuttujassa TORI_UNSUBSCRIBE_KEY.
    """
    import sqlite3

    from tori.deliver.errors import MailError
    from tori.deliver.ledger import Ledger, LedgerError
    from tori.deliver.smtp import ServerError

    try:
        if (file is None) == (trial is None):
            raise click.UsageError("anna joko --to tai --test")
        letter = chosen_letter(issue, variant, day or present_day())
        if confirm is not None and trial is None:
            letter.refuse_open()
        make_post = _postman(letter.mail, issue, letter.publisher, day or present_day(), rate)
        if trial is not None:
            sys.exit(_send_trial(make_post(), trial))
        subscribers = _subscribers(outside(file or Path(), "--to"))
        with Ledger(outside(ledger, "--ledger")) as opened:
            report(f"Kirjanpito: {ledger}")
            if new_ledger and confirm is not None:
                opened.forget_tally(issue)
            sys.exit(
                _send_all(
                    opened,
                    letter,
                    subscribers,
                    make_post,
                    confirm=confirm,
                    rate=rate,
                    resend_unknown=resend_unknown,
                )
            )
    except (LedgerError, MailError, ServerError) as error:
        report(f"Keskeytyi: {error}.")
        sys.exit(EXIT_ENVIRONMENT)
    except sqlite3.Error as error:
        report(f"Keskeytyi: kirjanpitoon ei voi kirjoittaa ({error}).")
        sys.exit(EXIT_ENVIRONMENT)


def _subscribers(file: Path) -> "Subscribers":
    """Return the subscribers, or end the program and list what is wrong with the file."""
    from tori.deliver.subscribers import read_subscribers

    found = read_subscribers(file.read_bytes())
    for fault in found.faults:
        click.echo(fault)
    if found.faults:
        report(f"Mitään ei lähetetty: tilaajien tiedostossa on {len(found.faults)} vikaa.")
        sys.exit(EXIT_FINDINGS)
    return found


def _postman(
    mail: "Mail", issue: str, publisher: "Publisher", day: date, rate: float
) -> "Callable[[], Post]":
    """Return what makes the post when something is to be sent: only then a server is needed."""
    key = os.environ.get("TORI_UNSUBSCRIBE_KEY", "").encode()

    def message_for(recipient: "Recipient") -> bytes:
        from tori.deliver.message import compose_message

        return compose_message(mail, issue, publisher, recipient, day, key=key)

    def make() -> "Post":
        import time

        from tori.deliver.sender import Post
        from tori.deliver.smtp import ServerError, server_of

        server = server_of(os.environ)
        _refuse_placeholder(publisher, server)
        if publisher.unsubscribe_url and not key:
            raise ServerError("ympäristömuuttuja TORI_UNSUBSCRIBE_KEY puuttuu")
        return Post(server, publisher.email, message_for, rate, time.time, time.sleep)

    return make


def _refuse_placeholder(publisher: "Publisher", server: "Server") -> None:
    from tori.deliver.smtp import ServerError

    if publisher.is_placeholder and not server.is_loopback:
        raise ServerError(
            "tiedoston mkdocs.yml kohta extra.publisher on esimerkki, jonka nimissä ei lähetetä"
        )


def _send_trial(post: "Post", address: str) -> int:
    from tori.deliver.address import BadAddressError, ascii_address
    from tori.deliver.recipient import Recipient
    from tori.deliver.sender import send_one
    from tori.deliver.smtp import ServerError

    try:
        recipient = Recipient(ascii_address(address.strip()))
    except BadAddressError as error:
        raise click.BadParameter(f"{error}.", param_hint="--test") from error
    try:
        answer = send_one(post, recipient)
    except OSError as error:
        raise ServerError(f"postipalvelin ei vastaa ({error})") from error
    if answer.state == "sent":
        click.echo(f"Koeviesti lähetetty: {recipient.address}")
        return 0
    click.echo(f"Koeviestiä ei otettu vastaan: {recipient.address} (vastaus {answer.code})")
    return EXIT_FINDINGS


def _send_all(  # noqa: PLR0913 — the options of one command
    ledger: "Ledger",
    letter: "ChosenLetter",
    subscribers: "Subscribers",
    make_post: "Callable[[], Post]",
    *,
    confirm: int | None,
    rate: float,
    resend_unknown: bool,
) -> int:
    """Tell what would be sent, and send it if it is confirmed; return the exit status."""
    from tori.deliver.sender import open_recipients
    from tori.deliver.sender import send as send_to
    from tori.deliver.smtp import ServerError
    from tori.deliver.suppression import recipient_key

    issue, variant, body = letter.issue, letter.variant, letter.body
    recipients = subscribers.recipients
    keys = tuple(recipient_key(one.address) for one in recipients)
    if confirm is None:
        ledger.check(issue, body, variant, letter.replaced)
        number = len(open_recipients(ledger, issue, recipients))
        tell_plan(ledger, (issue, variant), keys, number, rate)
        return 0
    post = make_post()
    with ledger.sole_sender():
        ledger.check(issue, body, variant, letter.replaced)
        ledger.settle_interrupted(issue)
        if resend_unknown:
            ledger.requeue_unknown(issue, variant)
        due = open_recipients(ledger, issue, recipients)
        number = len(due)
        if confirm != number:
            message = f"vastaanottajia on {number}, ei {confirm}. Mitään ei lähetetty."
            raise click.BadParameter(message, param_hint="--confirm")
        for one in due:  # a message that cannot be made is told before any has left
            post.message_for(one)
        ledger.begin(issue, body, keys, post.clock(), variant)
        try:
            send_to(post, ledger, issue, recipients, progress(number))
        except OSError as error:
            raise ServerError(f"postipalvelin ei vastaa ({error})") from error
        finally:
            complete = tell_outcome(ledger, (issue, variant), keys, subscribers.rows)
    return 0 if complete else EXIT_FINDINGS
