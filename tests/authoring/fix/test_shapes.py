"""What the record types say of fields by their names."""

import pytest

from tori.authoring.fix.shapes import Shape, shape_at
from tori.content.records import COLLECTIONS


@pytest.mark.parametrize(
    ("collection", "dates"),
    [
        ("deeds", {"published", "expires", "reviewed"}),
        ("campaigns", {"published", "expires", "reviewed", "starts", "ends"}),
        ("newsletters", {"published", "expires", "reviewed", "period"}),
        ("webinars/series", {"published", "expires", "reviewed"}),
        ("organisations", set()),
    ],
)
def test_date_fields_are_those_of_the_record_type(collection: str, dates: set[str]) -> None:
    """A field is a date where the record type says so."""
    assert shape_at(f"content/{collection}/x.md").dates == dates


def test_moment_is_no_date() -> None:
    """A webinar's start needs a time and a zone, which no repair can know."""
    assert "starts" not in shape_at("content/webinars/x.md").dates


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_of_a_type_is_known(collection: str) -> None:
    """No field of a record is left out, and the record's origin is none."""
    shape = shape_at(f"content/{collection}/x.md")
    assert shape.top == set(COLLECTIONS[collection].model_fields) - {"origin"}
    assert shape.top <= shape.names


def test_texts_lists_and_structures_are_told_apart() -> None:
    """A plain value, a list of such, and what has parts are three things."""
    shape = shape_at("content/deeds/x.md")
    assert {"title", "organisation", "stage", "alt"} <= shape.texts
    assert {"themes", "results"} <= shape.text_lists
    assert not {"source", "images", "adopted_by"} & (shape.texts | shape.text_lists)


def test_list_that_may_be_unknown_is_no_text() -> None:
    """A gala's winners are a list even where the word `unknown` may stand."""
    shape = shape_at("content/galas/x.md")
    assert "winners" not in shape.texts | shape.text_lists


def test_folder_without_records_has_no_fields() -> None:
    """Where no record lives nothing is known."""
    assert shape_at("content/muut/x.md") == Shape()
