"""Quotes around values."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from tori.authoring.fix.block import read_block
from tori.authoring.fix.changes import Edit
from tori.authoring.fix.quoting import quoted, with_needed_quotes, with_straight_quotes
from tori.authoring.fix.shapes import Shape, shape_at

SHAPE = shape_at("content/deeds/x.md")


def mended(step: Callable[[Sequence[str], Shape], Iterator[Edit]], block: str) -> str:
    """Return a block as a step leaves it."""
    lines = block.split("\n")
    for edit in tuple(step(tuple(lines), SHAPE)):
        lines[edit.index] = edit.line
    return "\n".join(lines)


@pytest.mark.parametrize("pair", ["””", "“”", "„“", "„”", '"”', '”"', "’’", "\u2018’"])
def test_curly_quotes_around_a_value_become_straight(pair: str) -> None:
    """Whatever quotes Word has put, the value is what is between them."""
    block = mended(with_straight_quotes, f"title: {pair[0]}Työ: teko{pair[1]} # huom")
    assert block == 'title: "Työ: teko" # huom'


@pytest.mark.parametrize(
    "block",
    [
        "title: ”Kyllä” ja ”ei”",
        "title: ”Kyllä” sanoi hän",
        'title: "Kyllä"',
        "title: ””",
        "title: ”",
        "title: ”Kyllä\n  ja ei”",
        "themes: [”a”]",
        "summary: >-\n  ”Kyllä”",
        'title: "Kyllä ”\nja ei"',
    ],
)
def test_other_curly_quotes_stay(block: str) -> None:
    """Quotes of the text itself are its own."""
    assert mended(with_straight_quotes, block) == block


@pytest.mark.parametrize(
    "value",
    [
        *("Kuntatyö 2.0: työn murros", "Teko:", "Teko #hyvä kiertoon", "#hyvä", "@kunteko", "`x`"),
        *("%50", "*Tärkeää*", "&uutiset B", "!tärkeä", "> 50 %", "| x", "- b", "? x", ", x", "} x"),
        *("[Uusi] malli", "[Uusi", "{{ x }}", '"Ihmeitä" tekemässä', "'90' luku", "a \\ b: c"),
    ],
)
def test_misread_value_is_quoted_and_reads_as_typed(value: str) -> None:
    """What YAML would cut, refuse or take for something else is read as it stands."""
    block = mended(with_needed_quotes, f"title: {value}\nstage: idea")
    assert block.startswith('title: "')
    assert read_block(block) == {"title": value, "stage": "idea"}


@pytest.mark.parametrize(
    "line",
    [
        *("title: Teko # huom", "title: # huom", "title:", 'title: "a: b"', "title: 'a: b'"),
        *("title: |", "themes: [a, b", "source: {isbn: 1", "themes: a: b", "hashtags: [#a, #b]"),
        *('title: "Teko', "title: '90-luku", 'title: "A" ja "B"', "foo: [a"),
        *("title: a\n  stage: b", "summary: a: b\n\n  c", "title: x\n # y: z"),
    ],
)
def test_what_reads_well_or_could_mean_two_things_stays(line: str) -> None:
    """Of values that are no plain text, or whose end nobody knows, `check` tells."""
    block = f"{line}\ncontact: a: b\n"
    assert mended(with_needed_quotes, block) == f'{line}\ncontact: "a: b"\n'


def test_value_of_many_lines_is_quoted_as_one() -> None:
    """The quotes stand at the value's two ends."""
    block = mended(
        with_needed_quotes, "summary: Työ: sen\n  ”ilo” \\ ja\n  suru  # huom\nstage: idea"
    )
    assert block == 'summary: "Työ: sen\n  ”ilo” \\\\ ja\n  suru"  # huom\nstage: idea'


def test_item_of_a_text_list_is_quoted_though_the_block_reads_well() -> None:
    """YAML takes `- Tulos: parempi` for a field; the record type knows that it is a text."""
    block = mended(
        with_needed_quotes, "results:\n  - Tulos: parempi\n  - hyvä\nimages:\n  - src: a"
    )
    assert block == 'results:\n  - "Tulos: parempi"\n  - hyvä\nimages:\n  - src: a'


def test_lines_of_a_block_scalar_stay() -> None:
    """A text after `>-` may hold anything."""
    block = "summary: >-\n  Työ: sen #ilo\n  @suru: x\ntitle: a: b"
    assert mended(with_needed_quotes, block) == block.replace("a: b", '"a: b"')


def test_open_flow_over_lines_stays() -> None:
    """A line after which the value plainly goes on is not closed by force."""
    block = "title: [a,\nb]\ncontact: a: b"
    assert mended(with_needed_quotes, block) == block.replace("a: b", '"a: b"')


def test_quotes_and_backslashes_are_escaped() -> None:
    """YAML's double quotes read back what was put in."""
    assert quoted('a "b" \\c') == r'"a \"b\" \\c"'
    assert read_block("x: " + quoted('a "b" \\c')) == {"x": 'a "b" \\c'}
