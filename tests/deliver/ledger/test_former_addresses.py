"""Readers whom the ledger knows under an address of IDNA 2003."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tori.deliver.ledger.former_addresses import carry_over
from tori.deliver.ledger.ledger import Ledger, State
from tori.deliver.ledger.suppression import Reason, recipient_key
from tori.deliver.message.recipient import Recipient
from tori.deliver.sender import open_recipients

ISSUE = "2020-10"
OWN = Recipient("a@xn--fa-hia.de")
FORMER = Recipient("a@fass.de")
OTHER = Recipient("b@kunta.example")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which the issue goes to the former address."""
    with Ledger(tmp_path / "l.sqlite") as opened:
        opened.begin(ISSUE, "sisältö", [recipient_key(FORMER.address)], 1)
        yield opened


def due(ledger: Ledger, *recipients: Recipient) -> tuple[Recipient, ...]:
    """Return who is to get the issue."""
    carry_over(ledger, ISSUE, recipients)
    return open_recipients(ledger, ISSUE, recipients)


@pytest.mark.parametrize("state", ["sending", "sent", "unknown"])
def test_nobody_gets_an_issue_twice(ledger: Ledger, state: State) -> None:
    """What went to a@fass.de for a@faß.de went, and the tally of messages agrees each time."""
    ledger.mark(ISSUE, recipient_key(FORMER.address), state, 2)
    assert due(ledger, OWN, OTHER) == (OTHER,)
    assert due(ledger, OWN, OTHER) == (OTHER,)
    ledger.check(ISSUE, "sisältö")
    tally = ledger.file.with_name(f"{ledger.file.name}.{ISSUE}.sent")
    assert (tally.stat().st_size if tally.exists() else 0) == (2 if state == "sent" else 0)


@pytest.mark.parametrize("state", ["queued", "deferred", "failed"])
def test_what_did_not_leave_goes_to_the_right_domain(ledger: Ledger, state: State) -> None:
    """A refusal was another domain's."""
    ledger.mark(ISSUE, recipient_key(FORMER.address), state, 2)
    assert due(ledger, OWN) == (OWN,)


@pytest.mark.parametrize(
    ("reason", "is_due"), [("left", False), ("refused", True), ("bounced", True)]
)
def test_who_left_stays_away(ledger: Ledger, reason: Reason, is_due: bool) -> None:  # noqa: FBT001 — pytest passes parameters so
    """A reader's own wish holds; what another domain's server said does not."""
    ledger.suppress(recipient_key(FORMER.address), reason, 2)
    assert (OWN in due(ledger, OWN)) == is_due


def test_two_readers_both_get_it(ledger: Ledger) -> None:
    """A file that names both addresses has two readers."""
    ledger.mark(ISSUE, recipient_key(FORMER.address), "sent", 2)
    assert due(ledger, FORMER, OWN) == (OWN,)
