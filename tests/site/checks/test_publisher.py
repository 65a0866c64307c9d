"""The publisher's details are such as feeds may state."""

from collections.abc import Mapping

import pytest

from tests.factories import DAY, gathered, vocabulary
from tests.projects import PUBLISHER
from tori.content.records.podcast_terms import CATEGORIES
from tori.content.settings.publisher import Podcast, Publisher, SubscribeLists
from tori.diagnostics import Diagnostic
from tori.site.checks.publisher import check_publisher
from tori.site.draft import draft_of


def _found(publisher: Publisher) -> list[Diagnostic]:
    return list(check_publisher(draft_of(gathered(), vocabulary(), publisher, DAY)))


def _of_podcast(**changes: object) -> list[Diagnostic]:
    podcast = Podcast.model_validate({**PUBLISHER.podcast.model_dump(), **changes})
    return _found(PUBLISHER.model_copy(update={"podcast": podcast}))


def _of_entity(entity: str) -> list[Diagnostic]:
    return _found(PUBLISHER.model_copy(update={"tagging_entity": entity}))


def test_the_projects_own_details_pass() -> None:
    """What is committed has no finding."""
    assert _found(PUBLISHER) == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_of_apple_passes(category: str) -> None:
    """Each category passes alone and with each of its subcategories."""
    for below in (None, *CATEGORIES[category]):
        assert _of_podcast(category=category, subcategory=below) == []


@pytest.mark.parametrize(
    ("category", "below", "hint"),
    [
        ("Busines", "Careers", 'tarkoititko "Business"?'),
        ("business", "Careers", 'tarkoititko "Business"?'),
        ("EDUCATION", None, 'tarkoititko "Education"?'),
        ("Business", "Carers", 'tarkoititko "Careers"?'),
        ("Business", "careers", 'tarkoititko "Careers"?'),
        ("Government", "Local", "poista rivi subcategory"),
        ("Health & Fitnes", None, 'tarkoititko "Health & Fitness"?'),
    ],
)
def test_a_slip_in_a_category_is_told(category: str, below: str | None, hint: str) -> None:
    """A category must be in its exact case; the nearest is offered."""
    (found,) = _of_podcast(category=category, subcategory=below)
    assert (found.path, found.code, found.hint) == ("mkdocs.yml", "T501", hint)


def test_a_word_unlike_any_is_told_with_the_list() -> None:
    """Where nothing is near, all that there are are offered."""
    (found,) = _of_podcast(category="Kuntatyö", subcategory=None)
    assert "Arts, " in found.hint
    assert "Careers" in _of_podcast(subcategory="Kuntatyö")[0].hint


def test_a_finding_stands_at_its_value() -> None:
    """An editor is led to the line of mkdocs.yml."""
    (found,) = _of_podcast(category="Busines")
    assert found.span == PUBLISHER.span("podcast", "category")
    assert found.span.line > 1


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TH", "freq=daily"]
)
def test_a_recurrence_rule_passes(rule: str) -> None:
    """RFC 5545 §3.3.10."""
    assert _of_podcast(update_frequency={"text": "Usein", "rrule": rule}) == []


@pytest.mark.parametrize(
    "rule",
    [
        "joka viikko",
        "INTERVAL=2",
        "FREQ=",
        "FREQ=JOSKUS",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;JOTAIN=1",
        "RRULE:FREQ=WEEKLY",
    ],
)
def test_what_is_no_recurrence_rule_is_told(rule: str) -> None:
    """What no calendar understands is told with an example."""
    (found,) = _of_podcast(update_frequency={"text": "Usein", "rrule": rule})
    assert (found.code, "FREQ=WEEKLY" in found.hint) == ("T501", True)


def _texts(length: int) -> Mapping[str, Mapping[str, object]]:
    text = "a" * length
    return {
        "funding": {"funding": [{"url": "https://tori.example/", "text": text}]},
        "statements": {"statements": [{"purpose": text, "text": "x"}]},
        "update_frequency": {"update_frequency": {"text": text}},
    }


@pytest.mark.parametrize("field", _texts(1))
def test_a_text_has_128_characters_at_most(field: str) -> None:
    """Podcasting 2.0 sets the length of names and texts; its border passes."""
    assert _of_podcast(**_texts(128)[field]) == []
    (found,) = _of_podcast(**_texts(129)[field])
    assert (found.code, "129" in found.message) == ("T501", True)


def test_a_statement_may_be_longer() -> None:
    """Of a statement only its purpose is short; its text has 4,000 characters at most."""
    assert _of_podcast(statements=[{"purpose": "verify", "text": "a" * 4_000}]) == []
    (found,) = _of_podcast(statements=[{"purpose": "verify", "text": "a" * 4_001}])
    assert found.code == "T501"


@pytest.mark.parametrize(
    "entity",
    [
        "tori.example,2026",
        "tori.example,2026-02",
        "tori.example,2024-02-29",
        "toimitus@kunta.fi,2020",
        "xn--kunty-jua.fi,2020",
        "localhost,2020",
    ],
)
def test_a_tagging_entity_passes(entity: str) -> None:
    """RFC 4151 §2.1: a domain or mail address, a comma and a date."""
    assert _of_entity(entity) == []


@pytest.mark.parametrize(
    "entity",
    [
        "tori.example",
        "tori.example,",
        "tori.example,26",
        "tori.example, 2026",
        "tori.example,2026-13",
        "tori.example,2025-02-29",
        "tori.example,0000",
        "tori.example,2026-1",
        "https://tori.example,2026",
        "työ.fi,2026",
        "-tori.fi,2026",
        "tori..fi,2026",
        "Tori.example,2026",
        "tori.example,2026\u0661",
    ],
)
def test_what_is_no_tagging_entity_is_told(entity: str) -> None:
    """Ids made of it would be no tag URIs."""
    (found,) = _of_entity(entity)
    assert (found.code, found.span) == ("T501", PUBLISHER.span("tagging_entity"))


@pytest.mark.parametrize("update", [{"site_url": "http://tori.fi/"}, {}])
def test_an_address_that_is_not_encrypted_is_told(update: Mapping[str, str]) -> None:
    """The site's own address and the feed's new one must begin with https."""
    podcast = PUBLISHER.podcast.model_copy(
        update={} if update else {"new_feed_url": "http://tori.fi/feed.xml"}
    )
    insecure = PUBLISHER.model_copy(update={**update, "podcast": podcast})
    (found,) = check_publisher(draft_of(gathered(), vocabulary(), insecure, DAY))
    assert (found.code, "https://" in found.hint) == ("T501", True)


def test_a_form_that_is_not_encrypted_is_told() -> None:
    """A reader's address goes to an encrypted one alone."""
    stated = PUBLISHER.model_copy(update={"subscribe_url": "http://kirjeet.example.fi/form"})
    (finding,) = _found(stated)
    assert (finding.code, finding.hint) == ("T501", "kirjoita osoitteen alkuun https://")


def test_a_list_of_an_unknown_service_area_is_told() -> None:
    """Each list is of a service area of the vocabulary; a near word is offered."""
    lists = SubscribeLists(field="l", values={"koko kunta": "1", "opetus ja kasvatu": "2"})
    (finding,) = _found(PUBLISHER.model_copy(update={"subscribe_lists": lists}))
    assert finding.message == 'palvelualuetta "opetus ja kasvatu" ei ole'
    assert finding.hint == 'tarkoititko "opetus ja kasvatus"?'
