"""The page on which readers subscribe to the newsletter."""

from dataclasses import replace

import pytest
from lxml.html import HtmlElement, fromstring

from tests.factories import record, site
from tests.projects import PUBLISHER, ROOT
from tori.content.records import InfoPage
from tori.content.settings.publisher import Publisher
from tori.pages.page import Page
from tori.pages.subscribe import PRIVACY, SubscribeData, subscribe_page
from tori.site.permalinks import RESERVED_IDS, SUBSCRIBE_PAGE
from tori.templating.templates import Templates

SERVICE = "https://kirjeet.example.fi/subscription/form"
LISTS = {"field": "l", "values": {"koko kunta": "uuid-1", "opetus ja kasvatus": "uuid-2"}}


def publisher(**changes: object) -> Publisher:
    """Return the project's publisher with changes, as they are read from mkdocs.yml."""
    return Publisher.model_validate({**PUBLISHER.model_dump(), **changes})


def data_of(stated: Publisher = PUBLISHER) -> SubscribeData:
    """Return what the page shows."""
    data = made(stated).data
    assert isinstance(data, SubscribeData)
    return data


def page_of(stated: Publisher = PUBLISHER) -> HtmlElement:
    """Return the page's body."""
    return fromstring(f"<div>{Templates(ROOT / 'overrides').body(made(stated))}</div>")


def made(stated: Publisher) -> Page:
    """Return the page of a site with a page on privacy."""
    return subscribe_page(replace(site(record(InfoPage, "tietosuoja")), publisher=stated))


def test_without_a_service_readers_write() -> None:
    """The page says how, by whom, how often, and how to leave; there is no form."""
    page = page_of()
    assert page.xpath("//form") == []
    (way,) = (link.get("href") for link in page.xpath("//a[starts-with(@href, 'mailto:')]"))
    assert way == "mailto:palaute@tori.example?subject=Tilaa%20uutiskirje"
    words = page.text_content()
    for said in (PUBLISHER.name, "enintään kerran kuussa", "perua tilauksen"):
        assert said in words


def test_form_asks_for_an_address_and_nothing_else() -> None:
    """One field, which the browser checks and fills in, and which a screen reader names."""
    (form,) = page_of(publisher(subscribe_url=SERVICE)).xpath("//form")
    assert (form.get("action"), form.get("method")) == (SERVICE, "post")
    (field,) = form.xpath(".//input")
    assert dict(field.attrib) == {
        "type": "email",
        "id": "tilaa-osoite",
        "name": "email",
        "autocomplete": "email",
        "required": "",
        "maxlength": "254",
        "aria-describedby": "tilaa-lupa",
    }
    (label,) = form.xpath(f".//label[@for='{field.get('id')}']")
    assert label.text == "Sähköpostiosoite"
    assert [button.get("type") for button in form.xpath(".//button")] == ["submit"]


def test_consent_says_what_how_often_by_whom_and_how_to_leave() -> None:
    """It stands in the form, is read with the field, and the confirmation is told of."""
    (form,) = page_of(publisher(subscribe_url=SERVICE)).xpath("//form")
    (consent,) = form.xpath(".//*[@id='tilaa-lupa']")
    for said in ("annat luvan", "enintään kerran kuussa", PUBLISHER.name, "perua tilauksen"):
        assert said in consent.text_content()
    assert "vahvistuslinkki" in form.text_content()


def test_service_gets_its_own_fields() -> None:
    """Fields that the service needs go along hidden; an empty one too, as listmonk's trap is."""
    stated = publisher(subscribe_url=SERVICE, subscribe_fields={"nonce": "", "l": '"><b>x'})
    hidden = page_of(stated).xpath("//input[@type='hidden']")
    assert {field.get("name"): field.get("value") for field in hidden} == {
        "nonce": "",
        "l": '"><b>x',
    }


def test_service_areas_are_choices_where_the_service_has_their_lists() -> None:
    """Each is optional, has a label of its own, and the group has a name."""
    page = page_of(publisher(subscribe_url=SERVICE, subscribe_lists=LISTS))
    choices = page.xpath("//fieldset//input")
    assert [(c.get("type"), c.get("name"), c.get("value")) for c in choices] == [
        ("checkbox", "l", "uuid-1"),
        ("checkbox", "l", "uuid-2"),
    ]
    assert [choice.get("required") for choice in choices] == [None, None]
    labels = [page.xpath(f"//label[@for='{choice.get('id')}']")[0].text for choice in choices]
    assert labels == ["Koko kunta", "Opetus ja kasvatus"]
    assert "vapaaehtoinen" in page.xpath("//legend")[0].text


@pytest.mark.parametrize("url", [None, SERVICE])
def test_placeholder_says_that_nothing_is_sent(url: str | None) -> None:
    """A demonstration promises no letter; a real publisher's page has no such words."""
    real = {
        "site_url": "https://tekojentori.fi/",
        "email": "a@tekojentori.fi",
        "podcast": {**PUBLISHER.podcast.model_dump(), "owner_email": "a@tekojentori.fi"},
    }
    assert "kirjettä ei vielä lähetetä" in page_of(publisher(subscribe_url=url)).text_content()
    words = page_of(publisher(subscribe_url=url, **real)).text_content()
    assert "kirjettä ei vielä lähetetä" not in words


def test_page_leads_to_privacy_and_archive() -> None:
    """Whoever gives an address may ask what becomes of it, and what they will get."""
    assert PRIVACY == "pages/tietosuoja"
    ways = [link.get("href") for link in page_of().xpath("//p/a")]
    assert ways[-2:] == ["../../tietosuoja/", "../../uutiskirjeet/"]


def test_nothing_is_asked_where_there_is_no_service() -> None:
    """Neither form nor choices are data without one; with one, choices only if it has lists."""
    assert data_of().form is None
    form = data_of(publisher(subscribe_url=SERVICE)).form
    assert form is not None
    assert (form.address, form.choices) == (SERVICE, ())


def test_address_is_reserved() -> None:
    """No issue can take the address."""
    assert SUBSCRIBE_PAGE.removeprefix("/uutiskirjeet/").strip("/") in RESERVED_IDS["newsletters"]
