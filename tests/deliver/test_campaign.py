"""A campaign is made and started once, whatever answer is lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.deliver.carriers.test_listmonk import CAMPAIGN, client
from tests.deliver.listmonk_server import ListmonkServer, listmonk_server
from tori.deliver.campaign import FoundCampaign, LostAnswerError, hand_over
from tori.deliver.carriers.carrier import ServerError
from tori.deliver.ledger.campaigns import known_campaign
from tori.deliver.ledger.ledger import Ledger, LedgerError

pytestmark = pytest.mark.server

KEY = ("2020-10", "kaikki")


@pytest.fixture
def server() -> Iterator[ListmonkServer]:
    """A server without a fault."""
    with listmonk_server() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the ledger is to be."""
    return tmp_path / "ledger.sqlite"


def over(file: Path, server: ListmonkServer, subject: str = "Kooste") -> FoundCampaign | None:
    """Give the campaign to the server, as one run does."""
    with Ledger(file) as ledger, ledger.sole_sender():
        campaign = replace(CAMPAIGN, subject=subject)
        return hand_over(client(server, timeout=0.2), ledger, KEY, campaign, 0)


def stage(file: Path) -> str:
    """Return what the ledger knows."""
    with Ledger(file) as ledger:
        known = known_campaign(ledger.database, *KEY)
        return known.stage if known else ""


def test_made_and_started_once(file: Path, server: ListmonkServer) -> None:
    """The second run finds it under way."""
    assert over(file, server) is None
    assert stage(file) == "started"
    assert over(file, server) == FoundCampaign("1", "running", is_draft=False)
    assert [one["status"] for one in server.campaigns.values()] == ["running"]


@pytest.mark.parametrize("fault", ["lost", "json", "500"])
def test_lost_answer_makes_no_second(file: Path, server: ListmonkServer, fault: str) -> None:
    """Whether the campaign was made is looked up before another is, and it is made anew if not."""
    server.faults["POST /api/campaigns"] = [fault]
    with pytest.raises(LostAnswerError):
        over(file, server)
    assert stage(file) == "making"
    over(file, server, "Uudempi")
    assert [one["status"] for one in server.campaigns.values()] == ["running"]
    assert server.campaigns[1]["subject"] == "Uudempi"


@pytest.mark.parametrize("fault", ["lost", "500"])
def test_lost_start_starts_once(file: Path, server: ListmonkServer, fault: str) -> None:
    """A campaign that runs is not started again; one that does not is."""
    server.faults["PUT /api/campaigns/1/status"] = [fault]
    with pytest.raises(LostAnswerError):
        over(file, server)
    assert stage(file) == "made"
    found = over(file, server)
    assert (found is None) == (fault == "500")
    assert stage(file) == "started"
    assert [one["status"] for one in server.campaigns.values()] == ["running"]


def test_lost_ledger_makes_no_second(file: Path, server: ListmonkServer) -> None:
    """The service knows the campaign by its name, whoever forgot it."""
    over(file, server)
    file.unlink()
    assert over(file, server) is not None
    assert len(server.campaigns) == 1


def test_refused_campaign_may_go_another_way(file: Path, server: ListmonkServer) -> None:
    """What was surely not made binds nobody."""
    server.faults["POST /api/campaigns"] = ["401"]
    with pytest.raises(ServerError):
        over(file, server)
    assert stage(file) == ""


def test_renamed_draft_is_gone_on_with(file: Path, server: ListmonkServer) -> None:
    """The ledger has its number, so that a hand that renamed it makes no second."""
    server.faults["PUT /api/campaigns/1/status"] = ["500"]
    with pytest.raises(LostAnswerError):
        over(file, server)
    server.campaigns[1]["name"] = "Lokakuun kirje"
    over(file, server)
    assert len(server.campaigns) == 1


def test_draft_deleted_by_hand_is_made_anew(file: Path, server: ListmonkServer) -> None:
    """Nothing of it reached anybody."""
    server.faults["PUT /api/campaigns/1/status"] = ["500"]
    with pytest.raises(LostAnswerError):
        over(file, server)
    server.campaigns.clear()
    assert over(file, server) is None
    assert stage(file) == "started"


def test_variant_that_went_as_messages_is_refused(file: Path, server: ListmonkServer) -> None:
    """The readers would have it twice."""
    with Ledger(file) as ledger:
        ledger.begin("2020-10", "sisältö", ("a",), 0)
        ledger.mark("2020-10", "a", "sent", 1)
    with pytest.raises(LedgerError, match="viesteinä"):
        over(file, server)
    assert server.campaigns == {}
