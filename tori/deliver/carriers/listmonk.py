"""listmonk as a list service, by its published description of `/api/campaigns` and `/api/lists`.

It was tried against a server written of that description (tests/deliver/listmonk_server.py) and
not against listmonk itself. Body, plain text, subject and sender are Go templates there, so what
looks like one in our words is made literal. Redirects are not followed: they would take the token
elsewhere. Only `tori.deliver` and `tori.cli` import this.
"""

import html
import http.client
import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from pydantic import BaseModel, TypeAdapter, ValidationError

from tori.deliver.campaign import Audience, Campaign, FoundCampaign, LostAnswerError
from tori.deliver.carriers.carrier import ServerError, is_loopback
from tori.failures import told
from tori.newsletter.unsubscribe_link import check_unsubscribe

UNSUBSCRIBE = "{{ UnsubscribeURL }}"
"""In whose place listmonk puts a link for each reader."""
_TIMEOUT = 30.0
_LONGEST = 200
"""Characters of what listmonk says that are told on."""
_DRAFT = "draft"
_JSON = "application/json"
_STATED = ("URL", "USER", "TOKEN")


class _List(BaseModel):
    name: str
    subscriber_count: int


class _Campaign(BaseModel):
    id: int
    name: str
    status: str

    def found(self) -> FoundCampaign:
        return FoundCampaign(str(self.id), self.status, self.status == _DRAFT)


class _Page(BaseModel):
    results: list[_Campaign]


_Kind = TypeVar("_Kind", bound=BaseModel)


class _MissingError(ServerError):
    """listmonk has no such thing."""


@dataclass(frozen=True, slots=True)
class Listmonk:
    """A listmonk.

    Attributes:
        path: What stands before `/api`, without a slash at its end.
        timeout: Seconds without a word, after which the answer counts as lost.
    """

    host: str
    port: int | None
    is_encrypted: bool
    path: str
    user: str
    token: str = field(repr=False)
    timeout: float = _TIMEOUT
    name: str = "listmonk"

    @property
    def is_loopback(self) -> bool:
        """Whether listmonk is on this machine."""
        return is_loopback(self.host)

    def audiences(self, lists: Sequence[int]) -> tuple[Audience, ...]:
        """Return the lists; listmonk itself would leave out one that is not there."""
        found = []
        for number in lists:
            try:
                one = _read(_List, self._ask("GET", f"/api/lists/{number}"))
            except _MissingError as error:
                raise ServerError(f"listmonkissa ei ole listaa {number}") from error
            found.append(Audience(one.name, one.subscriber_count))
        return tuple(found)

    def campaign(self, identifier: str) -> FoundCampaign | None:
        """Return a campaign, or none if it was deleted."""
        try:
            return _read(_Campaign, self._ask("GET", f"/api/campaigns/{identifier}")).found()
        except _MissingError:
            return None

    def find(self, name: str) -> FoundCampaign | None:
        """Return the campaign of exactly this name; listmonk's search finds more."""
        asked = urlencode({"query": name, "per_page": "all", "no_body": "true"})
        page = _read(_Page, self._ask("GET", f"/api/campaigns?{asked}"))
        found = [one.found() for one in page.results if one.name == name]
        return min(found, key=lambda one: one.is_draft, default=None)

    def make(self, campaign: Campaign) -> str:
        """Make a draft and return its identifier."""
        made = self._ask("POST", "/api/campaigns", _payload(campaign))
        return _read(_Campaign, made).found().identifier

    def renew(self, identifier: str, campaign: Campaign) -> None:
        """Write all of a draft anew."""
        self._ask("PUT", f"/api/campaigns/{identifier}", _payload(campaign))

    def start(self, identifier: str, campaign: Campaign) -> None:
        """Start a draft, or schedule it where the campaign says when."""
        status = "scheduled" if campaign.send_at else "running"
        self._ask("PUT", f"/api/campaigns/{identifier}/status", {"status": status})

    def _ask(self, method: str, path: str, content: Mapping[str, Any] | None = None) -> object:
        """Return the `data` of an answer."""
        status, raw = self._exchange(method, path, content)
        if status != http.client.OK:
            raise self._refusal(status, raw)
        try:
            return TypeAdapter(dict[str, Any]).validate_json(raw)["data"]
        except (ValidationError, KeyError) as error:
            raise LostAnswerError(
                "listmonkin vastaus ei ole sen oman kuvauksen mukainen"
            ) from error

    def _exchange(
        self, method: str, path: str, content: Mapping[str, Any] | None
    ) -> tuple[int, bytes]:
        connection = self._connection()
        headers = {"Authorization": f"token {self.user}:{self.token}", "Accept": _JSON}
        body = None
        if content is not None:
            headers["Content-Type"] = _JSON
            body = json.dumps(content, ensure_ascii=False).encode()
        try:
            connection.connect()
        except ssl.SSLError as error:
            raise ServerError(f"salattu yhteys listmonkiin ei onnistu: {error.reason}") from error
        except OSError as error:
            raise ServerError(f"listmonk ei vastaa ({told(error)})") from error
        try:
            connection.request(method, self.path + path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException) as error:
            raise LostAnswerError(f"listmonkin vastaus jäi saamatta ({told(error)})") from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self.is_encrypted:
            return http.client.HTTPSConnection(
                self.host, self.port, timeout=self.timeout, context=ssl.create_default_context()
            )
        return http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)

    def _refusal(self, status: int, raw: bytes) -> ServerError:
        """Return what a refusal means, with listmonk's own words and never the token."""
        match status:
            case 401 | 403:
                return ServerError(
                    f"listmonk ei hyväksy tunnuksia, tai niillä ei ole oikeutta ({status})"
                )
            case 404:
                return _MissingError("listmonkissa ei ole, mitä siltä kysyttiin (404)")
            case status if status >= http.client.INTERNAL_SERVER_ERROR:
                return LostAnswerError(f"listmonk epäonnistui ({status})")
        try:
            said = str(json.loads(raw)["message"])
        except (ValueError, LookupError, TypeError):
            said = ""
        said = " ".join(said.replace(self.token, "…").split())[:_LONGEST]
        words = f": {said}" if said and said.isprintable() else ""
        return ServerError(f"listmonk ei hyväksy pyyntöä ({status}{words})")


def listmonk_of(environment: Mapping[str, str]) -> Listmonk:
    """Return the listmonk that TORI_LISTMONK_URL, _USER and _TOKEN state.

    Raises:
        ServerError: One is missing or nonsense, or the token would go unencrypted.
    """
    stated = {name: environment.get(f"TORI_LISTMONK_{name}", "") for name in _STATED}
    for name, value in stated.items():
        if not value:
            raise ServerError(f"ympäristömuuttuja TORI_LISTMONK_{name} puuttuu")
        if not value.isascii() or not value.isprintable() or " " in value:
            raise ServerError(f"TORI_LISTMONK_{name} ei kelpaa: siinä on väli tai muu merkki")
    try:
        parts = urlsplit(stated["URL"])
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ServerError("TORI_LISTMONK_URL ei ole verkko-osoite") from error
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment:
        raise ServerError("TORI_LISTMONK_URL on muotoa https://kirje.esimerkki.fi")
    if parts.username is not None or parts.password is not None:
        raise ServerError("tunnukset kuuluvat muuttujiin TORI_LISTMONK_USER ja _TOKEN")
    if parts.scheme == "http" and not is_loopback(host):
        raise ServerError("TORI_LISTMONK_URL alkaa https://, ellei listmonk ole tällä koneella")
    path = parts.path.rstrip("/")
    return Listmonk(host, port, parts.scheme == "https", path, stated["USER"], stated["TOKEN"])


def _read(kind: type[_Kind], data: object) -> _Kind:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise LostAnswerError("listmonkin vastaus ei ole sen oman kuvauksen mukainen") from error


def _payload(campaign: Campaign) -> Mapping[str, Any]:
    """Return a campaign as listmonk's description has it; `template_id` is its default if none.

    Raises:
        MailError: The letter does not have its own way to leave the list.
    """
    own = literal(campaign.unsubscribe)
    body = literal(campaign.html).replace(f'href="{html.escape(own)}"', f'href="{UNSUBSCRIBE}"')
    text = literal(campaign.text).replace(own, UNSUBSCRIBE)
    check_unsubscribe(body, text, UNSUBSCRIBE)
    name, address = campaign.sender
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    payload: dict[str, Any] = {
        "name": campaign.name,
        "subject": literal(campaign.subject),
        "lists": list(campaign.lists),
        "from_email": literal(f'"{quoted}" <{address}>'),
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": body,
        "altbody": text,
        "tags": [campaign.name],
        "headers": [{"List-Id": f"<{campaign.list_id}>"}],
        "archive": True,
    }
    if campaign.send_at:
        payload["send_at"] = campaign.send_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if campaign.template is not None:
        payload["template_id"] = campaign.template
    return payload


def literal(text: str) -> str:
    """Return text that a Go template says as it is, and that listmonk makes no tracked link of."""
    return text.replace("{{", '{{ "{{" }}').replace("@TrackLink", '@{{ "TrackLink" }}')
