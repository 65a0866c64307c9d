"""Blanks of the front matter."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from tori.authoring.fix.changes import Edit
from tori.authoring.fix.shapes import Shape, shape_at
from tori.authoring.fix.spacing import (
    with_gaps,
    with_plain_gaps,
    with_plain_indents,
    without_separators,
)

SHAPE = shape_at("content/deeds/x.md")


def mended(step: Callable[[Sequence[str], Shape], Iterator[Edit]], block: str) -> str:
    """Return a block as a step leaves it."""
    lines = block.split("\n")
    for edit in tuple(step(tuple(lines), SHAPE)):
        lines[edit.index] = edit.line
    return "\n".join(lines)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_separator_becomes_a_space(separator: str) -> None:
    """YAML would end the line there."""
    assert mended(without_separators, f"title: a{separator}b") == "title: a b"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("results:\n\t- a", "results:\n  - a"),
        ("images:\n  - src: a\n\t\talt: b", "images:\n  - src: a\n    alt: b"),
        ("results:\n\xa0\xa0- a", "results:\n  - a"),
        ("results:\n\u3000 - a", "results:\n  - a"),
        ("results:\n \t- a\n\t\n", "results:\n  - a\n  \n"),
        ("summary: >-\n\tTeksti\tsiinä", "summary: >-\n  Teksti\tsiinä"),
    ],
)
def test_indents_become_spaces(block: str, expected: str) -> None:
    """A tab is two spaces, another blank is one; within a line they stay."""
    assert mended(with_plain_indents, block) == expected


def test_blank_lines_of_a_sound_block_stay() -> None:
    """A tab on an empty line of a text is no fault."""
    block = "summary: |\n  a\n  \t\n  b"
    assert mended(with_plain_indents, block) == block


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title:\xa0Teko", "title: Teko"),
        ("title:\xa0 Teko", "title:  Teko"),
        ("source:\n  link:\xa0https://a.fi", "source:\n  link: https://a.fi"),
        ("images:\n  - src:\xa0a", "images:\n  - src: a"),
        ("results:\xa0\n  - a", "results: \n  - a"),
    ],
)
def test_hard_gap_becomes_a_space(block: str, expected: str) -> None:
    """After a known field's colon a no-break space is a space."""
    assert mended(with_plain_gaps, block) == expected


@pytest.mark.parametrize(
    "block",
    [
        "title: \xa0Teko",
        "Huom:\xa0x",
        "summary: >-\n  title:\xa0x",
        "summary: a\n  title:\xa0x",
        "results:\n  - title:\xa0x",
        "title: 10\xa0%",
    ],
)
def test_other_hard_spaces_stay(block: str) -> None:
    """No-break spaces of a text are its own."""
    assert mended(with_plain_gaps, block) == block


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title:Teko", "title: Teko"),
        ("title: Teko\nthemes:[a]", "title: Teko\nthemes: [a]"),
        ('title:"Työ: teko"', 'title: "Työ: teko"'),
        ("published:/2020-10", "published: /2020-10"),
    ],
)
def test_missing_gap_is_put(block: str, expected: str) -> None:
    """A field of the record without a space after its colon gets one."""
    assert mended(with_gaps, block) == expected


@pytest.mark.parametrize(
    "block",
    [
        "https://a.fi",
        "alt:x",
        "  title:x",
        "title::x",
        "title: a:b",
        "lead: 'x\ntitle:y'\ntitle: z",
    ],
)
def test_other_colons_stay(block: str) -> None:
    """What is not one of the record's own fields, at the line's beginning, is left."""
    assert mended(with_gaps, block) == block
