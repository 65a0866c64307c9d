"""The lines around the front matter."""

import pytest

from tori.authoring.fix.closing import closed, closing_index, straightened
from tori.authoring.fix.shapes import shape_at

SHAPE = shape_at("content/deeds/x.md")


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("title: Teko\n", "\nTeksti.\n"),
        ("title: Teko\n", "Teksti.\n"),
        ("title: Teko\n", "# Otsikko\n"),
        ("title: Teko\nstage: idea", ""),
        ("title: Teko\nresults:\n- a\n- b\n", "\nTeksti.\n"),
        ("title: Teko\nresults:\n\t- a\n", "\nTeksti.\n"),
        ("summary: >-\n  Eka.\n\n  Toka.\ntitle: Teko\n", "\nTeksti.\n"),
        ("summary:\xa0>-\n\tEka.\n\n\tToka.\n", "\nTeksti.\n"),
        ("title:Teko\n", "\nTeksti.\n"),
        ("title: Teko\n", "\nTeksti.\n\n---\n\nLoppu.\n"),
    ],
)
def test_closing_line_is_put_where_the_fields_end(fields: str, body: str) -> None:
    """The line goes before the first line that is no field, item or indented line."""
    text, changes = closed(f"---\n{fields}{body}", SHAPE)
    joint = "" if fields.endswith("\n") else "\n"
    assert text == f"---\n{fields}{joint}---\n{body}".rstrip("\n") + ("\n" if body else "")
    assert len(changes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Teko\n\nsummary: Tiivistelmä\n",
        "---\ntitle: Teko\nsummary Tiivistelmä\nstage: idea\n\nTeksti.\n",
        "---\ntitle: Teko\n\n- luettelo\n",
        "---\ntitle: Teko\n\nTeksti.\n\nstage: idea\n",
        "---\nTeksti.\n\nToinen.\n",
        "---\ntitle: Teko\n\nVäliotsikko\n---\n\nTeksti.\n",
    ],
    ids=["gap", "no colon", "list after gap", "field below", "no field", "underlined heading"],
)
def test_what_could_be_closed_in_two_places_is_left(text: str) -> None:
    """Where fields and text cannot be told apart, the editor is asked."""
    assert closed(text, SHAPE) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Teko\n---\n\nTeksti.\n",
        "---\ntitle: Työ: teko\n\n---\n\nTeksti.\n",
        "---\ntitle: Työ: teko\n\nstage: idea\n---\n\nTeksti.\n",
        "---\nlead: 'a\n\nb\n\n'\n---\n\nTeksti.\n",
        "Teksti.\n",
    ],
    ids=["closed", "blank at the end", "blank within", "open quote", "no front matter"],
)
def test_closed_front_matter_is_left(text: str) -> None:
    """A faulty block that has its closing line gets no other."""
    assert closed(text, SHAPE) == (text, ())


def test_folder_without_records_gets_no_closing_line() -> None:
    """Where no field is known, nobody can tell fields from text."""
    text = "---\ntitle: Teko\n\nTeksti.\n"
    assert closed(text, shape_at("content/muut/x.md")) == (text, ())


def test_blanks_after_the_boundaries_are_removed() -> None:
    """A tab or a no-break space after `---` makes it no boundary."""
    text, changes = straightened("---\t\ntitle: x\n---\xa0\n---\t\n")
    assert text == "---\ntitle: x\n---\n---\t\n"
    assert [change.line for change in changes] == [1, 3]


def test_spaces_after_the_boundaries_are_kept() -> None:
    """What reads well is no fault."""
    assert straightened("---  \ntitle: x\n--- \n") == ("---  \ntitle: x\n--- \n", ())


def test_first_line_does_not_close() -> None:
    """The opening line is not the closing one."""
    assert closing_index(["---", "a", "---"]) == 2
    assert closing_index(["---", "a"]) is None
