"""What feeds say of each record."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests import factories
from tests.factories import article, deed
from tests.small_site import SOUND, dated, small_site
from tests.small_site import episode as small_episode
from tests.small_site import record as small_record
from tori.content.records import Dated, InfoPage
from tori.content.records.kinds import KINDS
from tori.feeds.entries import Enclosure, FeedEntry, entry_of, linked_terms
from tori.site.model import Site

HOSTILE = '</title><script>alert("x")</script> & ]]> <b>ä'


def entry_in(site: Site, record: Dated) -> FeedEntry:
    """Return a record's entry."""
    return entry_of(site, linked_terms(site), record)


def entry(record: Dated) -> FeedEntry:
    """Return the entry of a record that is alone on its site."""
    return entry_in(factories.site(record), record)


def test_every_dated_type_invites_in_its_own_words() -> None:
    """'Lue koko teko' of a deed; pages about the site need no invitation of their own."""
    dated_kinds = [kind for kind in KINDS if issubclass(kind.record_type, Dated)]
    plain = [kind.record_type for kind in dated_kinds if kind.invitation == "Lue sivu"]
    assert plain == [InfoPage]
    assert len({kind.invitation for kind in dated_kinds}) == len(dated_kinds)


def test_entry_is_named_for_ever() -> None:
    """The id follows from collection and file name, not from host, title or day."""
    site = factories.site(deed())
    moved = site.publisher.model_copy(update={"site_url": "https://other.example/x/"})
    before = entry_in(site, deed())
    after = entry_in(replace(site, publisher=moved), deed(title="Uusi nimi", published="2020-09"))
    assert before.id == after.id == "tag:tori.example,2026:/teot/varauskalenteri/"
    assert after.url == "https://other.example/x/teot/varauskalenteri/"


def test_content_is_summary_facts_and_the_way_to_the_page() -> None:
    """All links are absolute."""
    made = entry(deed(themes=["johtaminen", "viestintä"]))
    assert made.content == (
        "<p>Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.</p>"
        '<ul><li>Organisaatio: <a href="https://tori.example/organisaatiot/alavuden-kaupunki/">'
        "Alavuden kaupunki</a></li>"
        '<li>Palvelualue: <a href="https://tori.example/teot/palvelualueet/koko-kunta/">'
        "koko kunta</a></li>"
        '<li>Teemat: <a href="https://tori.example/teot/teemat/johtaminen/">johtaminen</a>, '
        '<a href="https://tori.example/teot/teemat/viestinta/">viestintä</a></li></ul>'
        '<p><a href="https://tori.example/teot/varauskalenteri/">'
        "Lue koko teko (Tekojen tori)</a></p>"
    )


def test_record_without_facts_has_no_empty_list() -> None:
    """Only what is known is told."""
    assert "<ul>" not in entry(article()).content


def test_content_is_escaped() -> None:
    """Words that look like HTML are words."""
    made = entry(article(title=HOSTILE, summary=f"{HOSTILE} riittävän pitkä"))
    assert "<script>" not in made.content
    assert "&lt;script&gt;" in made.content
    assert made.title == HOSTILE


def test_categories_are_type_service_area_and_themes() -> None:
    """A reader can sort by each of them."""
    made = entry(deed(themes=["johtaminen", "viestintä"]))
    assert made.categories == ("teko", "koko kunta", "johtaminen", "viestintä")


@pytest.mark.parametrize(
    ("fields", "published", "reviewed", "updated"),
    [
        ({}, "2020-10-15", None, "2020-10-15"),
        ({"published": "/2020-10"}, None, None, "2020-10-31"),
        ({"published": "2020-W07"}, None, None, "2020-02-16"),
        ({"reviewed": "2020-10-20"}, "2020-10-15", "2020-10-20", "2020-10-20"),
        ({"reviewed": "2020-10"}, "2020-10-15", None, "2020-10-31"),
        ({"reviewed": "2019-01-01"}, "2020-10-15", "2019-01-01", "2020-10-15"),
        ({"reviewed": "2020-11"}, "2020-10-15", None, "2020-10-15"),
    ],
)
def test_dates_are_of_the_content(
    fields: dict[str, Any], published: str | None, reviewed: str | None, updated: str
) -> None:
    """A day is told if it is known; the update is the latest day that is not to come."""
    made = entry(article(**fields))
    told = (made.published, made.reviewed, made.updated)
    days = [moment.date().isoformat() if moment else None for moment in told]
    assert days == [published, reviewed, updated]


@pytest.mark.parametrize(("day", "offset"), [("2020-10-15", "+03:00"), ("2020-02-01", "+02:00")])
def test_day_begins_in_finland(day: str, offset: str) -> None:
    """Summer and winter time are Finland's, whatever the machine's."""
    made = entry(article(published=day)).published
    assert made == datetime.fromisoformat(f"{day}T00:00:00{offset}")
    assert made is not None
    assert made.isoformat() == f"{day}T00:00:00{offset}"


def test_episode_brings_its_sound() -> None:
    """The file's size, type and length; the title says that a machine reads."""
    this = small_episode()
    assert isinstance(this, Dated)
    made = entry_in(small_site(this), this)
    assert made.enclosure == Enclosure(
        "https://tori.example/podcast/media/jakso-01.mp3", SOUND.length_bytes, "audio/mpeg", 75
    )
    assert made.title == "Jakso nimeltä jakso (koneäänen lukema tiivistelmä)"


def test_sound_elsewhere_keeps_its_address() -> None:
    """A full address stays as it is."""
    this = small_record(
        "podcasts/muualla",
        dated(
            "Muualla",
            "number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
            "audio: {url: 'https://media.example/1.m4a', bytes: 9, seconds: 65, type: audio/x-m4a}",
        ),
    )
    assert isinstance(this, Dated)
    made = entry_in(small_site(this, day=date(2026, 1, 1)), this)
    assert made.enclosure == Enclosure("https://media.example/1.m4a", 9, "audio/x-m4a", 65)
