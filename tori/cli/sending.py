"""The command that delivers the newsletter: send. It says no address but that of a trial."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.delivery import LEDGER, outside, progress, tell_outcome, tell_plan
from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    ROOT,
    present_day,
    project_publisher,
    report,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tori.content.publisher import Publisher
    from tori.deliver.ledger import Ledger
    from tori.deliver.recipient import Recipient
    from tori.deliver.sender import Post
    from tori.deliver.smtp import Server
    from tori.deliver.subscribers import Subscribers
    from tori.render.mail import Mail


@click.command()
@click.argument("issue")
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

    Ilman valitsinta --confirm mitään ei lähetetä: komento kertoo, kuinka moni kirjeen saisi.
    Palvelin annetaan ympäristömuuttujissa TORI_SMTP_HOST, TORI_SMTP_PORT, TORI_SMTP_USER,
    TORI_SMTP_PASSWORD ja TORI_SMTP_SECURITY (starttls, tls tai none), ja peruutuspalvelun avain,
    jos mkdocs.yml nimeää palvelun, muuttujassa TORI_UNSUBSCRIBE_KEY.
    """
    import sqlite3
    from hashlib import sha256

    from tori.deliver.ledger import Ledger, LedgerError
    from tori.deliver.smtp import ServerError
    from tori.render.mail_errors import MailError

    try:
        if (file is None) == (trial is None):
            raise click.UsageError("anna joko --to tai --test")
        mail, publisher = _mail_of(issue, day or present_day())
        make_post = _postman(mail, issue, publisher, day or present_day(), rate)
        if trial is not None:
            sys.exit(_send_trial(make_post(), trial))
        subscribers = _subscribers(outside(file or Path(), "--to"))
        body = sha256(f"{mail.subject}\0{mail.html}\0{mail.text}".encode()).hexdigest()
        with Ledger(outside(ledger, "--ledger")) as opened:
            report(f"Kirjanpito: {ledger}")
            if new_ledger and confirm is not None:
                opened.forget_tally(issue)
            sys.exit(
                _send_all(
                    opened,
                    (issue, body),
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


def _mail_of(issue: str, day: date) -> "tuple[Mail, Publisher]":
    """Return the issue's mail, or end the program and say what is wrong."""
    from tori.content.loader import load_content
    from tori.content.mail_template import read_mail_template
    from tori.diagnostics import errors
    from tori.render.mail_errors import MailError
    from tori.render.mail_variants import whole_mail
    from tori.site.digests import digests
    from tori.site.linking import link

    site, diagnostics = link(load_content(ROOT), project_publisher(), day)
    if site is None:
        show(errors(diagnostics))
        sys.exit(EXIT_FINDINGS)
    made = digests(site)
    if issue not in made:
        known = ", ".join(made) or "ei yhtään"
        raise click.BadParameter(f"kirjettä {issue} ei ole. Kirjeet: {known}.", param_hint="ISSUE")
    try:
        return whole_mail(made[issue], site, read_mail_template(ROOT)), site.publisher
    except MailError as error:
        report(f"Mitään ei lähetetty: {error}.")
        sys.exit(EXIT_FINDINGS)


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
    from tori.deliver.recipient import Recipient
    from tori.deliver.sender import send_one
    from tori.deliver.smtp import ServerError
    from tori.render.mail_address import BadAddressError, ascii_address

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
    issue_and_body: tuple[str, str],
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

    issue, body = issue_and_body
    recipients = subscribers.recipients
    keys = tuple(recipient_key(one.address) for one in recipients)
    if confirm is None:
        ledger.check(issue, body)
        tell_plan(ledger, issue, keys, len(open_recipients(ledger, issue, recipients)), rate)
        return 0
    post = make_post()
    with ledger.sole_sender():
        ledger.check(issue, body)
        ledger.settle_interrupted(issue)
        if resend_unknown:
            ledger.requeue_unknown(issue)
        due = open_recipients(ledger, issue, recipients)
        number = len(due)
        if confirm != number:
            message = f"vastaanottajia on {number}, ei {confirm}. Mitään ei lähetetty."
            raise click.BadParameter(message, param_hint="--confirm")
        for one in due:  # a message that cannot be made is told before any has left
            post.message_for(one)
        ledger.begin(issue, body, keys, post.clock())
        try:
            send_to(post, ledger, issue, recipients, progress(number))
        except OSError as error:
            raise ServerError(f"postipalvelin ei vastaa ({error})") from error
        finally:
            complete = tell_outcome(ledger, issue, keys, subscribers.rows)
    return 0 if complete else EXIT_FINDINGS
