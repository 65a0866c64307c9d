"""The giving of an issue to a list service as a campaign: its plan, and the confirmed run.

Only `tori.cli` imports this.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tori.cli.delivery import refuse_placeholder

if TYPE_CHECKING:
    from tori.cli.letters import ChosenLetter
    from tori.deliver.campaign import Audience, Campaign, FoundCampaign, ListService
    from tori.deliver.ledger.ledger import Ledger


def campaign_of(
    letter: "ChosenLetter", lists: tuple[int, ...], send_at: datetime | None, template: int | None
) -> "Campaign":
    """Return the letter as a campaign, named so that no other issue of ours has its name."""
    from tori.deliver.campaign import Campaign
    from tori.newsletter.mail_address import ascii_address
    from tori.newsletter.unsubscribe_link import visible_way

    if not lists:
        raise click.UsageError("anna listan numero: --list")
    if send_at and send_at <= datetime.now(UTC):
        raise click.BadParameter("aika on jo mennyt.", param_hint="--send-at")
    publisher, mail = letter.publisher, letter.mail
    return Campaign(
        name=f"{publisher.list_id}.{letter.issue}.{letter.variant}",
        subject=mail.subject,
        html=mail.html,
        text=mail.text,
        sender=(publisher.name, ascii_address(publisher.email)),
        list_id=publisher.list_id,
        unsubscribe=visible_way(publisher),
        lists=tuple(dict.fromkeys(lists)),
        send_at=send_at,
        template=template,
    )


def send_campaign(
    ledger: "Ledger",
    letter: "ChosenLetter",
    campaign: "Campaign",
    service: "ListService",
    confirm: int | None,
) -> int:
    """Tell what the service would send, and have it send it if it is confirmed; return the status.

    `confirm` is the number of the lists' readers as the service tells it.
    """
    from tori.deliver.campaign import hand_over

    audiences = service.audiences(campaign.lists)
    number = sum(audience.readers for audience in audiences)
    if confirm is None:
        _tell_plan(letter, campaign, service, audiences)
        click.echo(f"Mitään ei lähetetty. Lähetä: --confirm {number}")
        return 0
    refuse_placeholder(letter.publisher, service)
    if confirm != number:
        message = f"listoilla on tilaajia {number}, ei {confirm}. Mitään ei lähetetty."
        raise click.BadParameter(message, param_hint="--confirm")
    with ledger.sole_sender():
        at = datetime.now(UTC).timestamp()
        found = hand_over(service, ledger, (letter.issue, letter.variant), campaign, at)
    if found:
        _tell_found(service, found)
    else:
        when = "lähtee ajallaan" if campaign.send_at else "lähtee nyt"
        click.echo(f"Kampanja {campaign.name} on annettu palvelulle {service.name} ja {when}.")
    return 0


def _tell_plan(
    letter: "ChosenLetter",
    campaign: "Campaign",
    service: "ListService",
    audiences: "tuple[Audience, ...]",
) -> None:
    click.echo(
        f"Kirjeen {letter.issue} version {letter.variant} saisivat palvelun {service.name} listat:"
    )
    for list_number, audience in zip(campaign.lists, audiences, strict=True):
        name = audience.name if audience.name.isprintable() else "?"
        click.echo(f"- {list_number} {name}: {audience.readers} tilaajaa")
    if campaign.template is None:
        click.echo(
            "Kirje tulisi palvelun oletuspohjan sisään. Anna sellaisen pohjan numero, jossa on "
            'vain {{ template "content" . }}: --template'
        )
    found = service.find(campaign.name)
    if found:
        _tell_found(service, found)


def _tell_found(service: "ListService", found: "FoundCampaign") -> None:
    status = found.status if found.status.isprintable() else "?"
    more = "lähetys jatkuu siitä" if found.is_draft else "toista ei tehdä"
    click.echo(
        f"Palvelussa {service.name} on jo tämän kirjeen kampanja {found.identifier} "
        f"(tila {status}); {more}."
    )
