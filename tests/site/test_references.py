"""What each record says of others."""

import pytest

from tests.factories import (
    article,
    campaign,
    deed,
    episode,
    gala,
    issue,
    organisation,
    series,
    story,
    top_list,
    webinar,
)
from tori.content.records import Record
from tori.site.references import Reference, named_files, references

_DEED, _ORGANISATION = "deeds/a", "organisations/b"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            deed(
                organisation="b",
                modelled_on=["a"],
                adopted_by=[{"organisation": "c", "year": 2020}],
                campaign="d",
            ),
            [
                (_ORGANISATION, "organisation"),
                (_DEED, "modelled_on"),
                ("organisations/c", "adopted_by"),
                ("campaigns/d", "campaign"),
            ],
        ),
        (
            episode(organisations=["b"], deeds=["a"]),
            [(_ORGANISATION, "organisation"), (_DEED, "deed")],
        ),
        (series(organisers=["b"]), [(_ORGANISATION, "organiser")]),
        (
            webinar(series="s", organisations=["b"], presenters=["c"], organisers=["d"]),
            [
                ("webinars/series/s", "series"),
                (_ORGANISATION, "organisation"),
                ("organisations/c", "presenter"),
                ("organisations/d", "organiser"),
            ],
        ),
        (
            story(organisation="b", deeds=["a"]),
            [(_ORGANISATION, "organisation"), (_DEED, "deed")],
        ),
        (top_list(items=[{"deed": "a", "why": "Hyvä."}]), [(_DEED, "item")]),
        (top_list(items="unknown"), []),
        (
            gala(categories=[{"name": "Teot", "winners": [{"deed": "a"}, {"organisation": "b"}]}]),
            [(_DEED, "winner"), (_ORGANISATION, "winner")],
        ),
        (gala(), []),
        (
            issue(picks=["deeds/a", "webinars/series/s"]),
            [(_DEED, "pick"), ("webinars/series/s", "pick")],
        ),
        (organisation(part_of="b"), [(_ORGANISATION, "part_of")]),
        (campaign(), []),
        (article(), []),
    ],
)
def test_every_field_that_names_a_record(record: Record, expected: list[tuple[str, str]]) -> None:
    """Each field that names others makes a reference of its own kind."""
    assert [(found.target, found.relation) for found in references(record)] == expected


def linked(record: Record) -> list[Reference]:
    """Return the references of a record's text."""
    return [found for found in references(record) if found.relation == "link"]


def test_a_reference_has_its_reason() -> None:
    """A list's reason and a prize's category go with the mention."""
    (item,) = references(top_list(items=[{"deed": "a", "why": "Hyvä."}]))
    assert item.why == "Hyvä."
    (prize,) = references(gala(categories=[{"name": "Teot", "winners": [{"deed": "a"}]}]))
    assert prize.why == "Teot"


def test_a_reference_of_a_field_has_its_place() -> None:
    """A mention stands where its id is written."""
    record = deed(modelled_on=["aa", "bb"])
    places = [found.span for found in references(record) if found.relation == "modelled_on"]
    assert places[0].line + 1 == places[1].line
    assert places[0].end_column - places[0].column == 2


def test_a_prize_has_the_place_of_its_winner() -> None:
    """A prize-winner's place is found in the list of the category."""
    made = gala(categories=[{"name": "Teot", "winners": [{"deed": "aa"}]}])
    (prize,) = references(made)
    assert prize.span.end_column - prize.span.column == 2


def test_a_link_of_the_text_is_a_reference() -> None:
    """A link to another record's file names that record, from wherever it is written."""
    body = "[a](b.md) [c](../organisations/d.md#kohta) [e](../webinars/series/f.md)\n"
    found = list(linked(deed(body=body)))
    assert [reference.target for reference in found] == [
        "deeds/b",
        "organisations/d",
        "webinars/series/f",
    ]
    assert {reference.relation for reference in found} == {"link"}
    assert found[0].span.column == 5


def test_a_link_from_a_deeper_folder() -> None:
    """A series' text reaches the webinars one folder up."""
    (found,) = linked(series(body="[a](../b.md)"))
    assert found.target == "webinars/b"


@pytest.mark.parametrize(
    "body", ["[a](https://b.fi/c.md)", "![a](b.md)", "[a](#b)", "[a](b.pdf)", "`[a](b.md)`"]
)
def test_what_is_no_reference(body: str) -> None:
    """Links elsewhere, images, anchors, other files and code name no record."""
    assert list(linked(deed(body=body))) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (episode(), ["media/jakso-01.mp3", "media/jakso-01.vtt"]),
        (
            episode(
                audio={
                    "url": "https://a.fi/b.mp3",
                    "bytes": 1,
                    "seconds": 1,
                    "type": "audio/mpeg",
                },
                transcript=None,
            ),
            [],
        ),
        (
            webinar(slides="a.pdf", recording={"url": "https://a.fi/b", "captions": "c.vtt"}),
            ["a.pdf", "c.vtt"],
        ),
        (webinar(), []),
        (
            deed(images=[{"src": "a.png", "alt": "A", "credit": "B", "licence": "C"}]),
            ["a.png"],
        ),
        (article(body="![A](a.png) [C](d.md)"), ["a.png"]),
        (organisation(), []),
    ],
)
def test_every_field_that_names_a_file(record: Record, expected: list[str]) -> None:
    """Files are named by an episode, a webinar, a deed's pictures and any text's."""
    assert [file.path for file in named_files(record)] == expected


def test_a_file_has_the_place_of_its_name() -> None:
    """A file's name stands where it is written."""
    made = deed(images=[{"src": "abc.png", "alt": "A", "credit": "B", "licence": "C"}])
    (file,) = named_files(made)
    assert file.span.end_column - file.span.column == len(file.path)
