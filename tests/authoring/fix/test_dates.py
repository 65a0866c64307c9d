"""Dates written the Finnish way."""

import pytest

from tori.authoring.fix.dates import iso_date, with_iso_dates
from tori.authoring.fix.shapes import shape_at


def mended(block: str, collection: str = "deeds") -> str:
    """Return a block with its dates turned round."""
    lines = block.split("\n")
    for edit in tuple(with_iso_dates(tuple(lines), shape_at(f"content/{collection}/x.md"))):
        lines[edit.index] = edit.line
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("finnish", "iso"),
    [
        ("18.5.2020", "2020-05-18"),
        ("18. 05. 2020", "2020-05-18"),
        ("18. toukokuuta 2020", "2020-05-18"),
        ("5/2020", "2020-05"),
        ("lokakuu 2020", "2020-10"),
        ("Lokakuussa 2020", "2020-10"),
        ("29.2.2020", "2020-02-29"),
    ],
)
def test_finnish_date_is_turned_round(finnish: str, iso: str) -> None:
    """Day and month, month alone, and month in words."""
    assert iso_date(finnish) == iso


@pytest.mark.parametrize(
    "text",
    ["2020-05-18", "2020", "31.2.2020", "13/2020", "0/2020", "18.5.20", "5.2020", "", "kesä"],
)
def test_other_texts_are_no_finnish_dates(text: str) -> None:
    """What is a date already, or none in any calendar, is left."""
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("published: 18.5.2020", "published: 2020-05-18"),
        ('published: "18.5.2020"', 'published: "2020-05-18"'),
        ("published: /lokakuu 2020", "published: /2020-10"),
        ("expires:  5/2030  # arvio", "expires:  2030-05  # arvio"),
    ],
)
def test_rest_of_the_line_stays(line: str, expected: str) -> None:
    """Quotes, an open start, blanks and comments are kept."""
    assert mended(line) == expected


@pytest.mark.parametrize(
    "block",
    ["title: 18.5.2020", "starts: 18.5.2020", "results:\n  - 18.5.2020", "summary: >-\n  5/2020"],
)
def test_only_date_fields_are_touched(block: str) -> None:
    """A date in another field is text."""
    assert mended(block) == block


def test_date_fields_depend_on_the_type() -> None:
    """A campaign's start is a date, and so is a newsletter's period."""
    assert mended("starts: 18.5.2020", "campaigns") == "starts: 2020-05-18"
    assert mended("period: /10/2020", "newsletters") == "period: /2020-10"
