"""The record types: what each takes beside its fields' forms, and what it tells of itself."""

import pickle

import pytest

from tests.factories import (
    article,
    campaign,
    deed,
    episode,
    faults,
    gala,
    load,
    organisation,
    series,
    story,
    text_of,
    top_list,
    webinar,
)
from tori.content.records import (
    COLLECTIONS,
    Campaign,
    Dated,
    Deed,
    Episode,
    Gala,
    Organisation,
    Record,
    Webinar,
)

_CHAPTER = {"isbn": "1", "chapter": "Luku"}
_URL = "https://tori.example/jakso.mp3"


def _codes(record_type: type[Record], **changes: object) -> list[str]:
    return [finding.code for finding in faults(record_type, "", **changes)]


@pytest.mark.parametrize("record_type", COLLECTIONS.values())
def test_the_factories_make_valid_records(record_type: type[Record]) -> None:
    """Each type's record, as the tests begin with it, has no faults."""
    assert _codes(record_type) == []


@pytest.mark.parametrize("record_type", COLLECTIONS.values())
def test_required_fields_are_required(record_type: type[Record]) -> None:
    """A field without a default is told when it is missing, by its name."""
    required = [
        name
        for name, field in record_type.model_fields.items()
        if field.is_required() and name != "origin"
    ]
    for name in required:
        (finding,) = faults(record_type, "", **{name: None})
        assert (finding.code, f'"{name}"' in finding.message) == ("T201", True)


@pytest.mark.parametrize("record_type", COLLECTIONS.values())
def test_a_record_is_what_pydantic_makes(record_type: type[Record]) -> None:
    """Made leaner by the loader, it has the same fields in the same order."""
    record, _ = load(text_of(record_type), record_type)
    assert record is not None
    made = record_type.model_validate(dict(record.__dict__))
    assert (record, list(record.__dict__)) == (made, list(made.__dict__))
    assert record.model_dump() == made.model_dump()
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 — our own bytes


@pytest.mark.parametrize(
    ("source", "code"),
    [({"isbn": "1", "sivu": "2"}, "T202"), ("kirja", "T208"), ({"link": ["a"]}, "T208")],
)
def test_a_faulty_source_is_told_each_time(source: object, code: str) -> None:
    """No fault is remembered in place of a source."""
    assert [_codes(Deed, source=source) for _ in range(2)] == [[code], [code]]


@pytest.mark.parametrize("record_type", COLLECTIONS.values())
def test_unknown_fields_are_refused(record_type: type[Record]) -> None:
    """No type takes a field that it does not know."""
    assert _codes(record_type, tuntematon="a") == ["T202"]


def test_every_dated_record_has_the_common_fields() -> None:
    """All but organisations have a title, a date and a summary, and may be drafts or withdrawn."""
    common = {"title", "published", "summary", "draft", "expires", "reviewed", "withdrawn"}
    common |= {"old_urls", "lang", "source"}
    for record_type in COLLECTIONS.values():
        assert issubclass(record_type, Dated) == (record_type is not Organisation)
        assert record_type is Organisation or common <= record_type.model_fields.keys()


def test_a_record_knows_its_name_and_text() -> None:
    """The id is the file's name, the reference has the collection before it."""
    made = series("tekoalya", body="Teksti.\n")
    assert (made.id, made.reference) == ("tekoalya", "webinars/series/tekoalya")
    assert made.body == "Teksti.\n"


def test_a_record_knows_where_a_value_stands() -> None:
    """A field's place is its value's in the file."""
    assert deed().span("title").line == 2
    assert deed().span("themes", 0).line > deed().span("title").line


def test_records_are_frozen() -> None:
    """Nobody changes a record once it is made."""
    with pytest.raises(ValueError, match="frozen"):
        setattr(deed(), "title", "Toinen")  # noqa: B010 — mypy knows that it cannot be set


@pytest.mark.parametrize(
    ("made", "number"),
    [
        (episode(number=7), 7),
        (story(number=8), 8),
        (webinar(part=9), 9),
        (webinar(series=None, part=None, topic="Palvelumuotoilu"), 0),
        (article(), 0),
    ],
)
def test_the_number_that_sorts(made: Dated, number: int) -> None:
    """An episode's, story's or part's number sorts records of one day; others have none."""
    assert made.sort_number == number


def test_an_empty_optional_field_is_a_missing_one() -> None:
    """A field that was left empty is as if it were not there."""
    record, found = load(text_of(Deed).replace("---\ntitle", "---\nstage:\ntitle"))
    assert isinstance(record, Deed)
    assert (record.stage, found) == (None, ())


@pytest.mark.parametrize("count", [0, 4])
def test_a_deed_has_one_to_three_themes(count: int) -> None:
    """Neither no theme nor four will do."""
    assert _codes(Deed, themes=["johtaminen"] * count) == ["T209"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_deed_may_have_one_theme_or_three(count: int) -> None:
    """One theme will do, and so will three."""
    assert _codes(Deed, themes=["johtaminen"] * count) == []


@pytest.mark.parametrize(
    "audio",
    [
        {"file": "media/jakso-01.mp3"},
        {"url": _URL, "bytes": 9, "seconds": "1:15", "type": "audio/mpeg"},
    ],
)
def test_sound_of_ours_or_with_its_facts(audio: dict[str, object]) -> None:
    """A file of ours tells its facts itself; those of a file elsewhere are stated."""
    assert _codes(Episode, audio=audio) == []


@pytest.mark.parametrize(
    "audio",
    [
        {},
        {"file": "a.mp3", "url": _URL, "bytes": 9, "seconds": 9, "type": "audio/mpeg"},
        {"url": _URL, "seconds": 9, "type": "audio/mpeg"},
        {"url": _URL, "bytes": 9, "type": "audio/mpeg"},
        {"url": _URL, "bytes": 9, "seconds": 9},
    ],
)
def test_sound_that_cannot_be_played(audio: dict[str, object]) -> None:
    """No sound, two sounds, or one elsewhere without its facts will not do."""
    assert _codes(Episode, audio=audio) == ["T211"]


@pytest.mark.parametrize(
    "file", ["media/a.ogg", "media/a.wav", "media/a.aac", "media/a", "a.mp3.zip"]
)
def test_sound_that_directories_do_not_take(file: str) -> None:
    """Apple takes MP3 and M4A; the finding stands at the file's name."""
    (found,) = faults(Episode, "", audio={"file": file})
    assert (found.code, "MP3" in found.hint) == ("T203", True)
    assert found.message.startswith(f'äänitiedosto "{file}"')


def _elsewhere(url: str, stated_type: str = "audio/mpeg") -> list[str]:
    audio = {"url": url, "bytes": 9, "seconds": 9, "type": stated_type}
    return _codes(Episode, audio=audio)


@pytest.mark.parametrize(
    ("url", "stated_type"),
    [
        (_URL, "audio/mpeg"),
        (f"{_URL}?versio=2", "audio/mpeg"),
        ("https://tori.example/JAKSO.M4A", "audio/x-m4a"),
        ("https://t%C3%A4.example/a.mp4", "video/mp4"),
    ],
)
def test_an_address_that_players_can_use(url: str, stated_type: str) -> None:
    """The ending is of the path, in small or capital letters; a query may follow it."""
    assert _elsewhere(url, stated_type) == []


@pytest.mark.parametrize("stated_type", ["audio/mp3", "audio/x-m4a", "nonsense"])
def test_a_type_that_is_not_the_endings_is_told(stated_type: str) -> None:
    """No judge of feeds minds a wrong type, but players choose by it."""
    assert _elsewhere(_URL, stated_type) == ["T203"]


@pytest.mark.parametrize(
    "url",
    [
        "http://tori.example/jakso.mp3",
        "https://tori.example/jäähyväiset.mp3",
        "https://tori.example/jakso",
        "https://tori.example/jakso.ogg",
        "https://tori.example/jakso?nimi=a.mp3",
        "https://tori.example.mp3",
        "https://[tori/jakso.mp3",
    ],
)
def test_an_address_that_players_cannot_use(url: str) -> None:
    """Apple: https, ASCII and one of its endings."""
    assert _elsewhere(url) == ["T203"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"series": "tekoalya"}, []),
        ({"series": None, "topic": "Palvelumuotoilu"}, []),
        ({"series": None}, ["T211"]),
        ({"series": "tekoalya", "topic": "Palvelumuotoilu"}, ["T211"]),
    ],
)
def test_a_webinar_is_of_a_series_or_on_a_topic(
    changes: dict[str, object], codes: list[str]
) -> None:
    """A webinar belongs to a series or has a topic of its own, not both."""
    assert _codes(Webinar, **changes) == codes


@pytest.mark.parametrize(
    ("starts", "ends", "codes"),
    [
        ("2020-10-01", "2020-10-01", []),
        ("2020-10", "2020-10", []),
        ("2020-10-31", "2020-10", []),
        ("/2020-10", "2020-10-31", []),
        ("2020-10-02", "2020-10-01", ["T211"]),
        ("2020-11", "2020-10", ["T211"]),
    ],
)
def test_a_campaign_ends_after_it_starts(starts: str, ends: str, codes: list[str]) -> None:
    """A campaign may not end before the first day on which it may have started."""
    assert _codes(Campaign, starts=starts, ends=ends) == codes


@pytest.mark.parametrize(
    ("winner", "codes"),
    [
        ({"deed": "a"}, []),
        ({"organisation": "b", "why": "Rohkeudesta."}, []),
        ({"deed": "a", "organisation": "b"}, ["T211"]),
        ({"why": "Rohkeudesta."}, ["T211"]),
    ],
)
def test_a_winner_is_a_deed_or_an_organisation(winner: dict[str, str], codes: list[str]) -> None:
    """A prize goes to one deed or one organisation."""
    assert _codes(Gala, categories=[{"name": "Teot", "winners": [winner]}]) == codes


def test_what_the_source_does_not_tell_is_unknown() -> None:
    """Unknown items and winners differ from a list that has none."""
    assert top_list(items="unknown").items is None
    assert top_list(items=[], size=0).items == ()
    assert gala().categories[0].winners is None


def test_a_campaign_keeps_what_it_reported() -> None:
    """A campaign's results are lines of text, as reported."""
    assert campaign(reported_results=["34 tekoa"]).reported_results == ("34 tekoa",)


def test_whom_and_what_a_record_is_about() -> None:
    """Some types name one organisation, some many, some none; so with areas and themes."""
    one = deed("a", service_area="koko kunta", themes=("viestintä",))
    assert one.about_organisations == (one.organisation,)
    assert (one.in_area, one.on_themes) == ("koko kunta", ("viestintä",))
    many = webinar("b", organisations=("hsl", "kela"))
    assert (many.about_organisations, many.in_area) == (("hsl", "kela"), None)
    nobody = organisation()
    assert (nobody.about_organisations, nobody.in_area, nobody.on_themes) == ((), None, ())
    assert (one.called, nobody.called) == (one.title, nobody.name)


def test_no_field_is_told_in_two_ways() -> None:
    """A type that has a field of organisations, an area or themes says so by the common names."""
    common = {"organisation": "about_organisations", "organisations": "about_organisations"}
    common |= {"service_area": "in_area", "themes": "on_themes"}
    for record_type in COLLECTIONS.values():
        for field, name in common.items():
            told = getattr(record_type, name) is not getattr(Record, name)
            assert told or field not in record_type.model_fields, (record_type, field)
