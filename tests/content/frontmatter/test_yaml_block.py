"""A YAML block read with positions, and what it may not hold."""

import pytest

from tori.content.frontmatter.yaml_block import (
    MAX_DEPTH,
    UnreadableBlockError,
    YamlBlock,
    places_in,
)
from tori.diagnostics import Diagnostic, Span

PATH = "content/deeds/teko.md"


def _read(text: str) -> dict[str, object]:
    return YamlBlock(PATH, text, first_line=2).read()


def _reported(text: str) -> list[Diagnostic]:
    block = YamlBlock(PATH, text, first_line=2)
    block.read()
    return block.diagnostics


def _refused(text: str) -> Diagnostic:
    with pytest.raises(UnreadableBlockError) as caught:
        _read(text)
    return caught.value.diagnostic


@pytest.mark.parametrize(
    "scalar", ["no", "NO", "on", "12:30", "00100", "1.10", "1e3", "2020-02-30", "null", "~", "0x1f"]
)
def test_plain_scalars_stay_as_typed(scalar: str) -> None:
    """Nothing is guessed: what YAML would take for a number, a date or false is text."""
    assert _read(f"a: {scalar}") == {"a": scalar}


def test_mappings_lists_and_strings() -> None:
    """A block may hold fields within fields and lists, written either way."""
    text = "a:\n  - b: 1\n    c: [x, y]\n  - {b: 2}\nd: >-\n  yksi\n  kaksi\n"
    assert _read(text) == {"a": [{"b": "1", "c": ["x", "y"]}, {"b": "2"}], "d": "yksi kaksi"}


def test_an_empty_value_is_none_and_an_empty_text_is_not() -> None:
    """A field left empty differs from one that is said to be an empty text."""
    assert _read("a:\nb: ''\nc: \"\"\nd:\n  -\n") == {"a": None, "b": "", "c": "", "d": [None]}


@pytest.mark.parametrize("text", ["", "\n", "# huomautus", "\n\n# huomautus\n"])
def test_a_block_without_fields_is_empty(text: str) -> None:
    """A block that is blank, or has only comments, has no fields."""
    assert _read(text) == {}
    assert places_in(PATH, text, 2) == {}


def test_places_are_of_keys_values_and_items() -> None:
    """Keys, values and items have their places: 1-based, the end exclusive, as in the file."""
    places = places_in(PATH, "a: bcd\ne:\n  - f\n  - g: h\n", first_line=2)
    assert places["a",].key == Span(2, 1, 2, 2)
    assert places["a",].value == Span(2, 4, 2, 7)
    assert places["e", 0].key == places["e", 0].value == Span(4, 5, 4, 6)
    assert places["e", 1, "g"].value == Span(5, 8, 5, 9)
    assert places[()].value.line == 2


def test_columns_are_code_points() -> None:
    """Letters such as ä and emoji count as the code points that they are."""
    places = places_in(PATH, '"äö👩": "👩ä"', first_line=2)
    assert places["äö👩",].value == Span(2, 8, 2, 12)


def test_a_repeated_key_is_reported_at_any_depth() -> None:
    """Of a key that stands twice both lines are told, and the first value stays."""
    text = "a: 1\nb:\n  - c: 1\n    c: 2\na: {d: 1}\na: 3\n"
    found = _reported(text)
    assert [(f.code, f.span.line, f.span.column) for f in found] == [
        ("T105", 5, 5),
        ("T105", 6, 1),
        ("T105", 7, 1),
    ]
    assert "rivillä 4" in found[0].message
    assert "rivillä 2" in found[1].message
    assert _read(text) == {"a": "1", "b": [{"c": "1"}]}


def test_what_stands_below_a_repeated_key_is_still_checked() -> None:
    """A fault within a repeated field's value is found too."""
    assert len(_reported("a: 1\na:\n  b: 1\n  b: 2\n")) == 2


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: &b c", 4),
        ("a: *b", 4),
        ("a: !b c", 4),
        ("a: !!python/name:os.system ''", 4),
        ("a: [x, &b y]", 8),
        ("&a b: c", 1),
        ("<<: {a: b}", 1),
        ("a: &b {c: d}", 4),
    ],
)
def test_yaml_features_that_nobody_means_are_refused(text: str, column: int) -> None:
    """Anchors, aliases, tags and merge keys are found before they do anything."""
    finding = _refused(text)
    assert (finding.code, finding.span.line, finding.span.column) == ("T106", 2, column)


def test_a_merge_bomb_is_refused_at_its_first_anchor() -> None:
    """Seven hundred bytes that would double at every level are not read past the first."""
    lines = [
        "a0: &a0 {x: y}",
        *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)),
    ]
    assert _refused("\n".join(lines)).code == "T106"


def test_the_deepest_level_is_read() -> None:
    """Eight levels are enough for every type, and are read."""
    text = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert "a" in _read(text)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_deeper_level_is_refused(opening: str) -> None:
    """The ninth level is refused, in brackets, braces and lists alike."""
    finding = _refused(opening * (MAX_DEPTH + 1))
    assert finding.code == "T107"
    assert finding.span.column == MAX_DEPTH * len(opening) + 1


def test_fifty_thousand_brackets_do_no_harm() -> None:
    """What crashes PyYAML's own loader is a finding here."""
    assert _refused("a: " + "[" * 50_000).code == "T107"


@pytest.mark.parametrize(("text", "line"), [("- a\n- b", 2), ("teksti", 2), ("'a'", 2)])
def test_a_block_that_is_no_mapping_is_refused(text: str, line: int) -> None:
    """A list or a text at the top has no fields."""
    finding = _refused(text)
    assert (finding.code, finding.span.line) == ("T113", line)


@pytest.mark.parametrize("key", ["[a]", "{a: b}", "{{ a }}"])
def test_a_key_is_text(key: str) -> None:
    """A list or mapping as a field's name is refused: it was meant to be text."""
    assert _refused(f"? {key}\n: b").code == "T113"


@pytest.mark.parametrize(
    ("text", "span", "corrected"),
    [
        ("a:\n\t- b", Span(3, 1, 3, 2), "  - b"),
        ("a:\n  b:\n\t\t- c", Span(4, 1, 4, 3), "    - c"),
        ("a:\n\xa0\xa0b: c", Span(3, 1, 3, 3), "  b: c"),
        ("a: >\n \tb", Span(3, 1, 3, 3), "  b"),
    ],
)
def test_an_indent_is_of_spaces(text: str, span: Span, corrected: str) -> None:
    """A tab or a no-break space in an indent is told, with the line to paste."""
    finding = _refused(text)
    assert (finding.code, finding.span, finding.corrected) == ("T111", span, corrected)


def test_a_blank_line_may_have_spaces() -> None:
    """A line of spaces alone harms nothing."""
    assert _read("a: b\n   \nc: d") == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    ("text", "dropped"),
    [("a: Teko #hyvä kiertoon", "#hyvä kiertoon"), ("a: #x", "#x"), ("a:\n  - b #c", "#c")],
)
def test_a_hash_that_cuts_a_value_is_told(text: str, dropped: str) -> None:
    """What YAML drops without a word is a warning that quotes it."""
    (finding,) = _reported(text)
    assert (finding.code, finding.severity) == ("T109", "warning")
    assert f'"{dropped}"' in finding.message


def test_the_line_that_a_hash_cuts_is_corrected() -> None:
    """The line to paste has the whole value in quotes."""
    (finding,) = _reported("a: Teko #hyvä")
    assert finding.corrected == 'a: "Teko #hyvä"'


@pytest.mark.parametrize(
    "text", ["a: b # huomautus", "a: 'b #c'", "a: b#c", "# huomautus\na: b", "a: b\n#huomautus"]
)
def test_a_comment_is_no_fault(text: str) -> None:
    """A hash in quotes, within a word, or before a space and a remark is left alone."""
    assert _reported(text) == []


@pytest.mark.parametrize("text", ["a: b\n--- c", "a: b\n--- # c\nd: e"])
def test_a_second_document_is_refused(text: str) -> None:
    """A line that begins with --- and goes on does not make the first fields vanish."""
    finding = _refused(text)
    assert (finding.code, finding.span.line) == ("T104", 3)


@pytest.mark.parametrize("text", [r'a: "b\x00c"', r'"a\x08": b'])
def test_an_escaped_control_character_is_found(text: str) -> None:
    """A control character cannot come in as an escape either."""
    (finding,) = _reported(text)
    assert finding.code == "T114"


def test_escapes_are_brought_into_normal_form() -> None:
    """An ä that is written as an escape of two code points is an ä like any other."""
    assert _read(r'a: "a\u0308"') == {"a": "ä"}
