"""listmonk's side: what it is asked, and what its answers and failures mean."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tests.deliver.carriers.test_smtp import CERTIFICATE
from tests.deliver.listmonk_server import TOKEN, USER, ListmonkServer, listmonk_server
from tori.deliver.campaign import Audience, Campaign, LostAnswerError
from tori.deliver.carriers.carrier import ServerError
from tori.deliver.carriers.listmonk import UNSUBSCRIBE, Listmonk, listmonk_of, literal
from tori.newsletter.errors import MailError

WAY = "mailto:palaute@tori.example?subject=Peru"
CAMPAIGN = Campaign(
    name="kirje.tori.example.2020-10.kaikki",
    subject="Kooste {{ .Subscriber.Email }}",
    html=f'<p>{{{{ Käyttäjän }}}} teksti</p><a href="{WAY}">Peru</a>',
    text=f"Käyttäjän {{{{ teksti\nPeru: {WAY}\n",
    sender=('Kunta "K" Oy', "palaute@tori.example"),
    list_id="kirje.tori.example",
    unsubscribe=WAY,
    lists=(3, 4),
)
ENVIRONMENT = {
    "TORI_LISTMONK_URL": "https://kirje.tori.example/",
    "TORI_LISTMONK_USER": USER,
    "TORI_LISTMONK_TOKEN": TOKEN,
}


def client(server: ListmonkServer, timeout: float = 5.0) -> Listmonk:
    """Return a client of the test's server."""
    return replace(listmonk_of({**ENVIRONMENT, "TORI_LISTMONK_URL": server.url}), timeout=timeout)


@pytest.fixture
def server() -> Iterator[ListmonkServer]:
    """A server without a fault."""
    with listmonk_server() as running:
        yield running


@pytest.mark.server
def test_campaign_is_as_the_description_has_it(server: ListmonkServer) -> None:
    """Every field that the issue names; our own link to leave is replaced by listmonk's."""
    at = datetime(2036, 12, 1, 9, tzinfo=timezone(timedelta(hours=2)))
    number = client(server).make(replace(CAMPAIGN, send_at=at, template=9))
    made = server.campaigns[int(number)]
    assert made["body"].endswith(f'teksti</p><a href="{UNSUBSCRIBE}">Peru</a>')
    assert made["altbody"].endswith(f"Peru: {UNSUBSCRIBE}\n")
    assert WAY not in made["body"] + made["altbody"]
    assert {key: made[key] for key in ("type", "content_type", "archive", "template_id")} == {
        "type": "regular",
        "content_type": "html",
        "archive": True,
        "template_id": 9,
    }
    assert made["send_at"] == "2036-12-01T07:00:00Z"
    assert made["headers"] == [{"List-Id": "<kirje.tori.example>"}]
    assert made["from_email"] == '"Kunta \\"K\\" Oy" <palaute@tori.example>'
    assert [one["id"] for one in made["lists"]] == [3, 4]


@pytest.mark.server
def test_our_words_are_no_template(server: ListmonkServer) -> None:
    """Braces of the content stay braces, and no link of ours is tracked."""
    made = server.campaigns[int(client(server).make(CAMPAIGN))]
    assert made["subject"] == 'Kooste {{ "{{" }} .Subscriber.Email }}'
    assert made["body"].startswith('<p>{{ "{{" }} Käyttäjän }} teksti')
    assert literal("https://a.example/@TrackLink") == 'https://a.example/@{{ "TrackLink" }}'


def test_letter_without_a_way_to_leave_is_refused() -> None:
    """Listmonk would send it; we do not."""
    lost = replace(CAMPAIGN, html="<p>Kirje</p>")
    with pytest.raises(MailError, match="perumislinkki"):
        listmonk_of(ENVIRONMENT).make(lost)


@pytest.mark.server
def test_lists_are_told_and_a_missing_one_is_an_error(server: ListmonkServer) -> None:
    """Listmonk itself would leave out a list that is not there without a word."""
    assert client(server).audiences((3, 4)) == (Audience("Kaikki", 5), Audience("Tekniset", 2))
    with pytest.raises(ServerError, match="ei ole listaa 77"):
        client(server).audiences((3, 77))


@pytest.mark.server
def test_campaign_is_found_by_its_exact_name(server: ListmonkServer) -> None:
    """Its search finds names that hold ours; one that has left is found before a draft."""
    listmonk = client(server)
    listmonk.make(replace(CAMPAIGN, name=f"{CAMPAIGN.name}-toinen"))
    assert listmonk.find(CAMPAIGN.name) is None
    numbers = [listmonk.make(CAMPAIGN) for _ in range(2)]
    listmonk.start(numbers[1], CAMPAIGN)
    found = listmonk.find(CAMPAIGN.name)
    assert found is not None
    assert (found.identifier, found.status, found.is_draft) == (numbers[1], "running", False)


@pytest.mark.server
def test_deleted_campaign_is_none(server: ListmonkServer) -> None:
    """What somebody took away by hand is no error."""
    assert client(server).campaign("5") is None


@pytest.mark.server
@pytest.mark.parametrize(
    ("fault", "said", "is_lost"),
    [
        ("401", "tunnuksia", False),
        ("403", "tunnuksia", False),
        ("400", "ei hyväksy pyyntöä \\(400: Vika …\\)", False),
        ("redirect", "ei hyväksy pyyntöä \\(302\\)", False),
        ("500", "epäonnistui \\(500\\)", True),
        ("lost", "jäi saamatta", True),
        ("json", "kuvauksen mukainen", True),
        ("shape", "kuvauksen mukainen", True),
    ],
)
def test_failures(server: ListmonkServer, fault: str, said: str, is_lost: bool) -> None:  # noqa: FBT001 — a parameter
    """Each is told, the token never; and whether the campaign may have been made is known."""
    server.faults["POST /api/campaigns"] = [fault]
    with pytest.raises(ServerError, match=said) as error:
        client(server, timeout=0.2).make(CAMPAIGN)
    assert isinstance(error.value, LostAnswerError) == is_lost
    assert TOKEN not in str(error.value)
    assert [one for one in server.asked if "muualla" in one] == []


def test_server_that_is_not_there_made_nothing() -> None:
    """Nothing was asked, so nothing is in doubt."""
    away = listmonk_of({**ENVIRONMENT, "TORI_LISTMONK_URL": "http://127.0.0.1:1"})
    with pytest.raises(ServerError, match="ei vastaa") as error:
        away.make(CAMPAIGN)
    assert not isinstance(error.value, LostAnswerError)


@pytest.mark.server
def test_certificate_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token is said to nobody whom none vouches for."""
    with listmonk_server(CERTIFICATE) as server:
        with pytest.raises(ServerError, match="CERTIFICATE_VERIFY_FAILED"):
            client(server).find("x")
        assert server.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert client(server).find("x") is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"TORI_LISTMONK_URL": ""}, "TORI_LISTMONK_URL puuttuu"),
        ({"TORI_LISTMONK_TOKEN": ""}, "TORI_LISTMONK_TOKEN puuttuu"),
        ({"TORI_LISTMONK_TOKEN": "a\r\nX: y"}, "TORI_LISTMONK_TOKEN ei kelpaa"),
        ({"TORI_LISTMONK_URL": "http://kirje.tori.example"}, "alkaa https://"),
        ({"TORI_LISTMONK_URL": "https://u:p@kirje.tori.example"}, "tunnukset kuuluvat"),
        ({"TORI_LISTMONK_URL": "https://kirje.tori.example:x"}, "verkko-osoite"),
        ({"TORI_LISTMONK_URL": "kirje.tori.example"}, "muotoa"),
    ],
)
def test_settings_that_cannot_be_used(changed: dict[str, str], said: str) -> None:
    """Nothing is guessed, and the token does not leave the machine unencrypted."""
    with pytest.raises(ServerError, match=said):
        listmonk_of({**ENVIRONMENT, **changed})


def test_token_is_not_shown() -> None:
    """A client that lands in a log keeps its secret."""
    assert TOKEN not in repr(listmonk_of(ENVIRONMENT))


@pytest.mark.server
def test_path_before_the_api_is_kept(server: ListmonkServer) -> None:
    """A listmonk below another address is reached there, and its slash is not doubled."""
    below = listmonk_of({**ENVIRONMENT, "TORI_LISTMONK_URL": f"{server.url}/kirje/"})
    with pytest.raises(ServerError):
        below.find("x")
    assert server.asked == ["GET /kirje/api/campaigns"]
