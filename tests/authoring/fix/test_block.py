"""The lines of a block as an editor sees them."""

import pytest

from tori.authoring.fix.block import entries, is_boundary, read_block, reads_well, starts_something
from tori.authoring.fix.shapes import shape_at

SHAPE = shape_at("content/deeds/x.md")


def found(block: str) -> list[tuple[str, str, int, int]]:
    """Return the key, value, first and last line of each entry."""
    return [(e.key, e.value, e.first, e.last) for e in entries(block.split("\n"), SHAPE)]


def test_fields_are_found_with_their_values() -> None:
    """A field at any depth is an entry."""
    assert found("title: Teko\nsource:\n  isbn: 1") == [
        ("title", "Teko", 0, 0),
        ("source", "", 1, 1),
        ("isbn", "1", 2, 2),
    ]


def test_deeper_lines_carry_a_value_on() -> None:
    """A value of many lines ends where the indent does, blank lines passed over."""
    assert found("title: a\n  b\n\n  c\nstage: d")[0] == ("title", "a", 0, 3)


def test_block_scalar_is_one_entry() -> None:
    """What looks like a field within a text after `>-` is text."""
    (entry, _) = entries(["summary: >-", "  title: x", "stage: idea"], SHAPE)
    assert entry.is_block_scalar
    assert entry.last == 1


def test_item_of_a_text_list_may_hold_a_colon() -> None:
    """`- Tulos: parempi` is a text where the list is one of texts."""
    assert found("results:\n  - Tulos: parempi")[1] == ("results", "Tulos: parempi", 1, 1)


def test_item_of_a_list_of_parts_is_a_field() -> None:
    """`- src: kuva.jpg` begins a part where the list is one of parts."""
    assert found("images:\n  - src: kuva.jpg")[1] == ("src", "kuva.jpg", 1, 1)


def test_comment_is_no_entry_and_no_value() -> None:
    """A comment line is passed over, and a field with a comment alone is empty."""
    assert [entry.is_empty for entry in entries(["# x: y", "title: # z"], SHAPE)] == [True]


@pytest.mark.parametrize(
    ("line", "is_one"), [("---", True), ("---\t\xa0", True), ("----", False), (" ---", False)]
)
def test_boundary_may_have_blanks_after_it(line: str, is_one: bool) -> None:  # noqa: FBT001 — a parameter of pytest
    """Only three hyphens at a line's beginning are a boundary."""
    assert is_boundary(line) is is_one


@pytest.mark.parametrize(
    ("line", "does"),
    [
        *(("title: x", True), ("foo:", True), ("- x", True), ("  x", True), ("title:x", True)),
        *(("", False), ("foo:x", False), ("Teksti.", False), ("# Otsikko", False), ("---", False)),
    ],
)
def test_lines_of_front_matter_are_known_by_their_look(line: str, does: bool) -> None:  # noqa: FBT001 — a parameter of pytest
    """A field, an item or an indented line belongs to the block, other lines do not."""
    assert starts_something(line, SHAPE) is does


@pytest.mark.parametrize("text", ["a: b: c", "a: x #y", "a: &b c", "a: \uffff", "a: \x01", "- a"])
def test_block_that_needs_repair_does_not_read_well(text: str) -> None:
    """What is an error or a warning, or what YAML's reader refuses outright, is None."""
    assert read_block(text) is None


def test_sound_block_reads_well() -> None:
    """A block without fault is read."""
    assert reads_well(["a: b", "# huomautus"])
