"""The Site: what is published, in which order, and who speaks of whom."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    DAY,
    article,
    deed,
    episode,
    gala,
    organisation,
    site,
    story,
    top_list,
    vocabulary,
)
from tests.projects import PUBLISHER
from tori.content.media.media_files import MediaFile
from tori.content.records import Deed, Episode, Organisation
from tori.site.model import build_site, is_published, is_retired, media_path, members_by_term

_LAST, _NEXT = date(2020, 10, 31), date(2020, 11, 1)


@pytest.mark.parametrize(
    ("changes", "today", "published", "retired"),
    [
        ({"published": "2020-10-31"}, _LAST, True, False),
        ({"published": "2020-11-01"}, _LAST, False, False),
        ({"published": "2020-10"}, date(2020, 10, 30), False, False),
        ({"published": "/2020-10"}, date(2020, 10, 30), False, False),
        ({"published": "/2020-10"}, _LAST, True, False),
        ({"draft": True}, _LAST, False, False),
        ({"expires": "2020-10-31"}, _LAST, True, False),
        ({"expires": "2020-10-31"}, _NEXT, False, True),
        ({"expires": "2020-10"}, _LAST, True, False),
        ({"withdrawn": "Kunta pyysi."}, _LAST, False, True),
        ({"withdrawn": "Kunta pyysi.", "draft": True}, _LAST, False, False),
        ({"withdrawn": "Kunta pyysi.", "published": "2021"}, _LAST, False, False),
        ({"expires": "2020-10-20", "draft": True}, _LAST, False, False),
    ],
)
def test_what_is_published(
    changes: dict[str, object], today: date, published: object, retired: object
) -> None:
    """A record is listed from its latest day to its last; then, or when withdrawn, it is a stub.

    A draft or a coming record has no page at all.
    """
    record = deed("varauskalenteri", "", **changes)
    assert is_published(record, today) is published
    assert is_retired(record, today) is retired
    made = site(record, today=today)
    assert (record.reference in made.records) is published
    assert (record.reference in made.retired) is retired
    assert (made.find(record.reference) is None) is not (published or retired)


def test_organisations_are_always_published() -> None:
    """An organisation has no date, and so is there from the start."""
    assert is_published(organisation(), date(1, 1, 1))


def test_newest_come_first_by_the_latest_day() -> None:
    """A month sorts as its last day, an open start as its end, a year as its last of December."""
    dates = {"a": "2020-10-30", "b": "2020-10", "c": "/2020-09", "d": "2019", "e": "2020-W40"}
    made = site(*(deed(name, published=day) for name, day in dates.items()))
    assert [record.id for record in made.all(Deed)] == ["b", "a", "e", "c", "d"]


def test_ties_are_broken_by_number_and_then_by_id() -> None:
    """Of one day the highest number comes first, and of one number the id that is first."""
    guid = "00000000-0000-4000-8000-00000000000"
    episodes = (
        episode("d", number=1, guid=f"{guid}1"),
        episode("a", number=2, guid=f"{guid}2"),
        episode("c", number=10, guid=f"{guid}3"),
        episode("b", number=10, season=2, guid=f"{guid}4"),
    )
    made = site(*episodes)
    assert [record.id for record in made.all(Episode)] == ["b", "c", "a", "d"]


def test_deeds_of_one_day_are_in_the_order_of_ids() -> None:
    """Deeds have no number: the id alone breaks the tie."""
    made = site(deed("c"), deed("a"), deed("b"))
    assert [record.id for record in made.all(Deed)] == ["a", "b", "c"]


def test_organisations_are_in_finnish_order_of_names() -> None:
    """Organisations come by name, å ä ö last, whatever their ids."""
    names = {"a": "Östersundom", "b": "Ähtäri", "c": "Åbo", "d": "Vaasa", "e": "Waltikka"}
    made = site(*(organisation(key, name=name) for key, name in names.items()), organisation())
    ordered = ["Alavuden kaupunki", "Vaasa", "Waltikka", "Åbo", "Ähtäri", "Östersundom"]
    assert [found.name for found in made.all(Organisation)] == ordered


@given(st.permutations(range(6)))
def test_the_order_of_files_makes_no_difference(order: list[int]) -> None:
    """The same records give the same Site, in whichever order they were read."""
    records = (*_MIXED, organisation())
    made = build_site((records[number] for number in order), vocabulary(), {}, DAY, PUBLISHER)
    expected = build_site(records, vocabulary(), {}, DAY, PUBLISHER)
    assert list(made.records) == list(expected.records)
    assert made.mentions == expected.mentions


_MIXED = (
    deed("a"),
    deed("b", modelled_on=["a"]),
    deed("c", published="2019", modelled_on=["a"]),
    story(deeds=["a"]),
    article(body="[a](../deeds/a.md)"),
)


def test_references_are_turned_round() -> None:
    """Whom others name knows who they are and how they speak, in the speakers' order."""
    made = site(*_MIXED)
    found = made.mentions_of(_MIXED[0])
    assert [(m.speaker.id, m.relation) for m in found] == [
        ("lukijat-toivoivat", "link"),
        ("b", "modelled_on"),
        ("c", "modelled_on"),
        ("apua-kotiin", "deed"),
    ]
    assert [m.speaker.id for m in made.mentions_of(_MIXED[0], "deed", "link")] == [
        "lukijat-toivoivat",
        "apua-kotiin",
    ]
    assert made.mentions_of(_MIXED[4]) == ()


def test_drafts_and_stubs_are_not_heard() -> None:
    """A record that is not listed speaks of nobody on the site."""
    target = deed("a")
    draft, gone = (
        deed("b", modelled_on=["a"], draft=True),
        deed("c", modelled_on=["a"], expires="2020"),
    )
    made = site(target, draft, gone, today=date(2021, 1, 1))
    assert made.mentions_of(target) == ()


def test_whoever_names_a_stub_is_still_known_there() -> None:
    """A retired record's page can tell who speaks of it."""
    gone = deed("a", expires="2020-10-20")
    made = site(gone, top_list(items=[{"deed": "a", "why": "Hyvä."}]))
    assert [m.why for m in made.mentions_of(gone)] == ["Hyvä."]


def test_a_name_without_a_page_is_no_mention() -> None:
    """What is not on the site is spoken of by nobody."""
    assert "deeds/tuntematon" not in site(deed(modelled_on=["tuntematon"])).mentions


def test_an_organisation_is_found_by_id() -> None:
    """A deed's organisation is had by the id that the deed states."""
    assert site(deed()).organisation("alavuden-kaupunki").name == "Alavuden kaupunki"


def test_a_record_knows_its_files() -> None:
    """A file is found by the name that a record gives it, relative to its own folder."""
    path = "content/podcasts/media/jakso-01.mp3"
    medium = MediaFile(path, Path("jakso-01.mp3"), 1)
    made = build_site((episode(),), vocabulary(), {path: medium}, DAY, PUBLISHER)
    assert made.media_of(episode(), "media/jakso-01.mp3") is medium
    assert media_path(deed(), "../podcasts/media/a.png") == "content/podcasts/media/a.png"


def test_grouping_keeps_the_order_of_deeds() -> None:
    """A deed is in each of its groups once, in the order that it was given."""
    one, other = deed("a", themes=["johtaminen", "viestintä"]), deed("b", themes=["viestintä"])
    assert members_by_term((other, one), lambda each: each.themes) == {
        "viestintä": (other, one),
        "johtaminen": (one,),
    }


def test_records_of_a_type_are_only_of_that_type() -> None:
    """Asking for a type gives no others."""
    assert site(deed(), gala()).all(Deed) == (deed(),)
