"""An issue given to a service that keeps the list of readers itself, once.

The ledger knows of a campaign before the service is asked to make it. An answer that never came
is no reason to make another: the campaign is looked for by its name first, whatever the ledger
knows, since a ledger can be lost. What the service did with a campaign is its own to tell. Only
`tori.deliver` and `tori.cli` import this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tori.deliver.carriers.carrier import ServerError
from tori.deliver.ledger.campaigns import (
    KnownCampaign,
    forget_campaign,
    known_campaign,
    write_campaign,
)
from tori.deliver.ledger.ledger import Ledger, LedgerError


class LostAnswerError(ServerError):
    """The service was asked, and what it did is not known."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """An issue's variant as a list service gets it.

    Attributes:
        name: What finds it again; no other campaign of the service has it.
        sender: Display name and address.
        unsubscribe: The letter's own way to leave the list, in whose place the service puts its
            own, a link for each reader.
        lists: The service's own numbers of them.
        send_at: When it leaves; at once if none.
        template: The service's number of its template, or none for its default.
    """

    name: str
    subject: str
    html: str
    text: str
    sender: tuple[str, str]
    list_id: str
    unsubscribe: str
    lists: tuple[int, ...]
    send_at: datetime | None = None
    template: int | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """A list of the service."""

    name: str
    readers: int


@dataclass(frozen=True, slots=True)
class FoundCampaign:
    """A campaign that the service has; `status` is in its own words."""

    identifier: str
    status: str
    is_draft: bool


class ListService(Protocol):
    """A service that keeps the lists. Each function raises ServerError, LostAnswerError too."""

    @property
    def name(self) -> str:
        """Return the name that the ledger knows it by."""
        ...

    @property
    def is_loopback(self) -> bool:
        """Whether nothing leaves this machine."""
        ...

    def audiences(self, lists: Sequence[int]) -> tuple[Audience, ...]:
        """Return the lists; one that is not there is an error."""
        ...

    def campaign(self, identifier: str) -> FoundCampaign | None:
        """Return a campaign, or none if it was deleted."""
        ...

    def find(self, name: str) -> FoundCampaign | None:
        """Return the campaign of exactly this name, one that is no draft before drafts."""
        ...

    def make(self, campaign: Campaign) -> str:
        """Make a draft and return its identifier."""
        ...

    def renew(self, identifier: str, campaign: Campaign) -> None:
        """Write all of a draft anew."""
        ...

    def start(self, identifier: str, campaign: Campaign) -> None:
        """Start a draft, or schedule it where the campaign says when."""
        ...


def hand_over(
    service: ListService,
    ledger: Ledger,
    issue_and_variant: tuple[str, str],
    campaign: Campaign,
    at: float,
) -> FoundCampaign | None:
    """Make a campaign and start it, or go on with one that was begun. Hold the ledger's lock.

    Returns:
        The campaign that is under way already, by an earlier run or by somebody's hand; none if
        this run started it.

    Raises:
        LedgerError: The variant went out another way, or through another service.
        LostAnswerError: It is not known whether the campaign was made or started; run again.
        ServerError: The service refuses it.
    """
    known = known_campaign(ledger.database, *issue_and_variant)
    issue, variant = issue_and_variant
    if known and known.service != service.name:
        raise LedgerError(campaign_told(issue_and_variant, known))
    if ledger.has_left(issue, variant):
        raise LedgerError(
            f"kirjeen {issue} versiota {variant} on jo lähetetty viesteinä; jatka samalla tavalla"
        )

    def write(stage: KnownCampaign) -> None:
        write_campaign(ledger.database, issue, variant, stage, at)

    found = service.campaign(known.identifier) if known and known.identifier else None
    found = found or service.find(campaign.name)
    if found is None:
        write(KnownCampaign(service.name, "making", ""))
        try:
            identifier = service.make(campaign)
        except LostAnswerError:
            raise
        except ServerError:
            forget_campaign(ledger.database, issue, variant)
            raise
    else:
        identifier = found.identifier
    if found and not found.is_draft:
        write(KnownCampaign(service.name, "started", identifier))
        return found
    write(KnownCampaign(service.name, "made", identifier))
    if found:
        service.renew(identifier, campaign)
    service.start(identifier, campaign)
    write(KnownCampaign(service.name, "started", identifier))
    return None


def campaign_told(issue_and_variant: tuple[str, str], known: KnownCampaign) -> str:
    """Return, in Finnish, that a variant is a campaign already."""
    issue, variant = issue_and_variant
    number = f"kampanjana {known.identifier}" if known.identifier else "kampanjaksi"
    return f"kirjeen {issue} versio {variant} on annettu palvelulle {known.service} {number}"
