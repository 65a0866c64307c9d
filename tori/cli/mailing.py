"""The sending of an issue message by message: its plan, a trial, and the confirmed run.

Only `tori.cli` imports this.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.delivery import progress, tell_outcome, tell_plan
from tori.cli.terminal import EXIT_FINDINGS, report
from tori.failures import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tori.cli.letters import ChosenLetter
    from tori.deliver.ledger.ledger import Ledger
    from tori.deliver.sender import Post
    from tori.deliver.subscribers import Subscribers


def subscribers_of(file: Path) -> "Subscribers":
    """Return the subscribers, or end the program and list what is wrong with the file."""
    from tori.deliver.subscribers import read_subscribers

    found = read_subscribers(file.read_bytes())
    for fault in found.faults:
        click.echo(fault)
    if found.faults:
        report(f"Mitään ei lähetetty: tilaajien tiedostossa on {len(found.faults)} vikaa.")
        sys.exit(EXIT_FINDINGS)
    return found


def send_trial(post: "Post", address: str) -> int:
    """Send one message that no ledger knows of; return the exit status."""
    from tori.deliver.carriers.carrier import ServerError
    from tori.deliver.message.recipient import Recipient
    from tori.deliver.sender import send_one
    from tori.newsletter.mail_address import BadAddressError, ascii_address

    try:
        recipient = Recipient(ascii_address(address.strip()))
    except BadAddressError as error:
        raise click.BadParameter(f"{error}.", param_hint="--test") from error
    try:
        answer = send_one(post, recipient)
    except OSError as error:
        raise ServerError(f"palvelin ei vastaa ({told(error)})") from error
    if answer.state == "sent":
        click.echo(f"Koeviesti lähetetty: {recipient.address}")
        return 0
    click.echo(f"Koeviestiä ei otettu vastaan: {recipient.address} (vastaus {answer.code})")
    return EXIT_FINDINGS


@dataclass(frozen=True, slots=True)
class Order:
    """What the command says of a run.

    Attributes:
        confirm: The number of recipients, or none: then only the plan is told.
        rate: Messages a second.
    """

    confirm: int | None
    rate: float
    resend_unknown: bool


def send_all(
    ledger: "Ledger",
    letter: "ChosenLetter",
    subscribers: "Subscribers",
    make_post: "Callable[[], Post]",
    order: Order,
) -> int:
    """Tell what would be sent, and send it if it is confirmed; return the exit status."""
    from tori.deliver.carriers.carrier import ServerError
    from tori.deliver.ledger.former_addresses import carry_over
    from tori.deliver.ledger.suppression import recipient_key
    from tori.deliver.sender import open_recipients
    from tori.deliver.sender import send as send_to

    issue, variant, body = letter.issue, letter.variant, letter.body
    recipients = subscribers.recipients
    keys = tuple(recipient_key(one.address) for one in recipients)
    if order.confirm is None:
        ledger.check(issue, body, variant, letter.replaced)
        refuse_campaign(ledger, issue, variant)
        carry_over(ledger, issue, recipients)
        number = len(open_recipients(ledger, issue, recipients))
        tell_plan(ledger, (issue, variant), keys, number, order.rate)
        return 0
    post = make_post()
    with ledger.sole_sender():
        ledger.check(issue, body, variant, letter.replaced)
        refuse_campaign(ledger, issue, variant)
        ledger.settle_interrupted(issue)
        carry_over(ledger, issue, recipients)
        if order.resend_unknown:
            ledger.requeue_unknown(issue, variant)
        due = open_recipients(ledger, issue, recipients)
        number = len(due)
        if order.confirm != number:
            message = f"vastaanottajia on {number}, ei {order.confirm}. Mitään ei lähetetty."
            raise click.BadParameter(message, param_hint="--confirm")
        for one in due:  # a message that cannot be made is told before any has left
            post.message_for(one)
        ledger.begin(issue, body, keys, post.clock(), variant)
        try:
            send_to(post, ledger, issue, recipients, progress(number))
        except OSError as error:
            raise ServerError(f"lähetys ei onnistu ({told(error)})") from error
        finally:
            complete = tell_outcome(ledger, (issue, variant), keys, subscribers.rows)
    return 0 if complete else EXIT_FINDINGS


def refuse_campaign(ledger: "Ledger", issue: str, variant: str) -> None:
    """Refuse a variant that was given to a list service.

    Raises:
        LedgerError: It was, or it may have been.
    """
    from tori.deliver.campaign import campaign_told
    from tori.deliver.ledger.campaigns import known_campaign
    from tori.deliver.ledger.ledger import LedgerError

    known = known_campaign(ledger.database, issue, variant)
    if known:
        raise LedgerError(campaign_told((issue, variant), known))
