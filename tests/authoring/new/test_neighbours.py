"""What is there already when a new record is made."""

import pytest

from tests.content.records_at_hand import record
from tori.authoring.new.neighbours import (
    near_duplicates,
    next_numbers,
)
from tori.content.records import Record
from tori.content.records.kinds import KINDS_BY_WORD

DEED = KINDS_BY_WORD["deed"]


def deed(identifier: str, title: str, organisation: str = "alavuden-kaupunki") -> Record:
    """A deed of an organisation."""
    return record("deed", identifier, title=title, organisation=organisation)


def test_episode_is_numbered_after_the_last_of_the_latest_season() -> None:
    """Numbers of an earlier season do not count."""
    episodes = [
        record("episode", "a", number=40, season=1),
        record("episode", "b", number=2, season=2),
    ]
    assert next_numbers(KINDS_BY_WORD["episode"], episodes) == {"number": "3", "season": "2"}


def test_episode_without_seasons_has_none() -> None:
    """Where no episode states a season, a new one does not either."""
    assert next_numbers(KINDS_BY_WORD["jakso"], [record("episode", "a", number=7)]) == {
        "number": "8"
    }


def test_first_of_all_is_number_one() -> None:
    """With nothing there, numbers begin from one."""
    assert next_numbers(KINDS_BY_WORD["episode"], []) == {"number": "1"}
    assert next_numbers(KINDS_BY_WORD["story"], []) == {"number": "1"}


def test_story_is_numbered_after_the_last() -> None:
    """A gap is not filled: the number may have been used and withdrawn."""
    stories = [record("story", "a", number=1), record("story", "b", number=5)]
    assert next_numbers(KINDS_BY_WORD["tarina"], stories) == {"number": "6"}


def test_webinar_is_numbered_within_its_series() -> None:
    """Another series' parts do not count."""
    webinars = [
        record("webinar", "a", series="tekoaly", part=2),
        record("webinar", "b", series="muu", part=9),
    ]
    made = next_numbers(KINDS_BY_WORD["webinar"], webinars, "tekoaly")
    assert made == {"series": "tekoaly", "part": "3"}


@pytest.mark.parametrize("word", ["webinar", "deed", "organisation"])
def test_others_have_no_number(word: str) -> None:
    """A webinar of no series, and a type without numbers, gets none."""
    assert next_numbers(KINDS_BY_WORD[word], []) == {}


@pytest.mark.parametrize(
    "title",
    ["Varauskalenteri Alavudella", "varauskalenteri ALAVUDELLA", "Alavuden varauskalenteri"],
)
def test_title_alike_is_a_near_duplicate(title: str) -> None:
    """Case, order of words and an ending do not hide a duplicate."""
    known = deed("varauskalenteri", "Varauskalenteri Alavudella")
    assert near_duplicates(DEED, title, [known]) == (known,)


def test_another_number_is_no_duplicate() -> None:
    """TOP 12 and TOP 18 of the same subject are two lists."""
    known = record("toplist", "top-12", title="Varhaiskasvatus TOP 12", size=12)
    assert near_duplicates(KINDS_BY_WORD["lista"], "Varhaiskasvatus TOP 18", [known]) == ()


def test_another_subject_is_no_duplicate() -> None:
    """Two deeds of one town are not alike for that."""
    known = deed("a", "Sisäisen viestinnän kehittäminen Alavudella")
    assert near_duplicates(DEED, "Varauskalenteri Alavudella", [known]) == ()


def test_only_the_same_organisation_counts_where_one_is_stated() -> None:
    """The same thing done elsewhere is no duplicate, but another deed."""
    here = deed("a", "Varauskalenteri kokosi tilat")
    there = deed("b", "Varauskalenteri kokosi tilat", "nokian-kaupunki")
    found = near_duplicates(DEED, "Varauskalenteri kokosi tilat", [here, there], "nokian-kaupunki")
    assert found == (there,)


def test_another_type_is_no_duplicate() -> None:
    """A story of a deed may bear its title."""
    story = record("story", "a", title="Varauskalenteri kokosi tilat", number=1)
    assert near_duplicates(DEED, "Varauskalenteri kokosi tilat", [story]) == ()


def test_most_alike_comes_first() -> None:
    """The editor sees the likeliest duplicate at the top."""
    near = deed("a", "Varauskalenteri kokosi kaikki tilat")
    same = deed("b", "Varauskalenteri kokosi tilat")
    assert near_duplicates(DEED, "Varauskalenteri kokosi tilat", [near, same]) == (same, near)


def test_towns_are_not_taken_for_each_other() -> None:
    """Organisations' names are of one pattern."""
    known = record("organisation", "kotkan-kaupunki", name="Kotkan kaupunki", kind="kunta")
    kind = KINDS_BY_WORD["organisaatio"]
    assert near_duplicates(kind, "Kokkolan kaupunki", [known]) == ()
    assert near_duplicates(kind, "kotkan kaupunki", [known]) == (known,)
