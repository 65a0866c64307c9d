"""YAML's syntax errors in an editor's words: the place, the message and the line to paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.content.frontmatter.yaml_block import UnreadableBlockError, YamlBlock
from tori.content.frontmatter.yaml_faults import quoted
from tori.diagnostics import Diagnostic
from tori.text import nfc


def _fault(text: str) -> Diagnostic:
    with pytest.raises(UnreadableBlockError) as caught:
        YamlBlock("content/deeds/teko.md", text, first_line=2).read()
    assert caught.value.diagnostic.code == "T104"
    return caught.value.diagnostic


def _is_told(text: str, line: int, column: int, message: str, corrected: str) -> None:
    fault = _fault(text)
    assert (fault.span.line, fault.span.column) == (line, column)
    assert message in fault.message
    assert fault.corrected == corrected
    assert fault.hint


@pytest.mark.parametrize(
    ("text", "column", "corrected"),
    [
        ("title: Kuntatyö 2.0: työn murros", 20, 'title: "Kuntatyö 2.0: työn murros"'),
        ("title: Äiti 👩: työ", 14, 'title: "Äiti 👩: työ"'),
        ('title: Sanoin: "hei"', 14, "title: 'Sanoin: \"hei\"'"),
        ("title: C:\\data: d'or", 15, 'title: "C:\\\\data: d\'or"'),
        ("  - Kuntatyö 2.0: työ: a", 22, '  - "Kuntatyö 2.0: työ: a"'),
    ],
)
def test_a_colon_in_a_value(text: str, column: int, corrected: str) -> None:
    """The second colon of a line is pointed at, and the value is put in quotes."""
    _is_told(text, 2, column, "arvossa on kaksoispiste", corrected)


@pytest.mark.parametrize(
    ("text", "line", "column", "corrected"),
    [
        ("title:Otsikko\npublished: 2020", 2, 7, "title: Otsikko"),
        ("title: Otsikko\npublished:2020\nlang: fi", 3, 11, "published: 2020"),
        ("title:Otsikko\npublished:2020\nlang: fi", 2, 7, "title: Otsikko"),
        ("title: Otsikko\nlang:fi", 3, 6, "lang: fi"),
        ("title:\xa0Otsikko\nlang: fi", 2, 7, "title: Otsikko"),
        ("title:@Työ\nlang: fi", 2, 7, 'title: "@Työ"'),
    ],
)
def test_no_space_after_the_colon(text: str, line: int, column: int, corrected: str) -> None:
    """The line that lacks the space is blamed, not the one where YAML gave up."""
    _is_told(text, line, column, "puuttuu tavallinen välilyönti", corrected)


@pytest.mark.parametrize(
    ("text", "line", "column", "corrected"),
    [
        ('title: "Teko', 2, 8, 'title: "Teko"'),
        ("title: 'Teko", 2, 8, "title: 'Teko'"),
        ('title: "Teko”', 2, 8, 'title: "Teko"'),
        ('lang: fi\ntitle: "Teko\nsummary: a', 3, 8, 'title: "Teko"'),
        ('title: "Teko\nsummary: "Toinen"', 2, 8, 'title: "Teko"'),
        ('title: "Sanoin \\"hei', 2, 8, ""),
    ],
)
def test_a_quote_left_open(text: str, line: int, column: int, corrected: str) -> None:
    """The line on which the quotation mark opens is blamed, not the end of the file."""
    _is_told(text, line, column, "lainausmerkki jää avoimeksi", corrected)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ('title: "Ihme" on tässä', "title: '\"Ihme\" on tässä'"),
        ("title: 'Kunnan's teko'", 'title: "Kunnan\'s teko"'),
    ],
)
def test_text_after_quotes(text: str, corrected: str) -> None:
    """A value that only begins in quotes is put in others as a whole."""
    assert _fault(text).message == "lainausmerkkien jälkeen on vielä tekstiä"
    assert _fault(text).corrected == corrected


def test_a_backslash_in_quotes() -> None:
    """A backslash that means something is told from an open quotation mark."""
    _is_told('title: "C:\\data"', 2, 11, "kenoviiva", "")


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("themes: [a, b", 9, "hakasulku [ jää avoimeksi"),
        ("themes: [a, b\nlang: fi", 9, "hakasulku [ jää avoimeksi"),
        ("source: {isbn: 1", 9, "aaltosulku { jää avoimeksi"),
        ('themes: ["a" "b"]', 14, "kohtien välistä puuttuu pilkku"),
    ],
)
def test_brackets(text: str, column: int, message: str) -> None:
    """An open bracket is told where it opens, and a missing comma where it is missing."""
    _is_told(text, 2, column, message, "")


@pytest.mark.parametrize(
    "sign", ["@kunteko", "%50", "`a`", "*Tärkeää*", "> 50 %", "| a", "? a", ", a"]
)
def test_a_special_sign_at_the_beginning(sign: str) -> None:
    """The sign is named, and the value is put in quotes."""
    fault = _fault(f"title: {sign}")
    assert fault.message == f"arvo alkaa YAMLin erikoismerkillä {sign[0]}"
    assert fault.corrected == f'title: "{sign}"'


def test_a_list_on_the_fields_own_line() -> None:
    """A dash after the field's name becomes a list in brackets."""
    _is_told("themes: - viestintä", 2, 9, "luettelo alkaa samalta riviltä", "themes: [viestintä]")


@pytest.mark.parametrize(
    ("text", "line", "column", "corrected"),
    [
        ("title: Teko\n  lang: fi", 3, 7, "lang: fi"),
        ("images:\n  - src: a\n      alt: b", 4, 10, "    alt: b"),
    ],
)
def test_a_field_indented_by_mistake(text: str, line: int, column: int, corrected: str) -> None:
    """A field that stands too far right is moved below the one above."""
    _is_told(text, line, column, "rivi on sisennetty väärin", corrected)


def test_lines_of_one_level_begin_at_one_column() -> None:
    """A line too far left is told where it begins."""
    _is_told("themes:\n  - a\n - b", 4, 2, "rivi alkaa eri kohdasta", "")


def test_a_line_in_a_list_without_its_dash() -> None:
    """A line amid a list that does not begin with a dash is told."""
    _is_told("themes:\n  - a\n  b: c", 4, 3, "ei ala viivalla", "")


@pytest.mark.parametrize(
    ("text", "line"), [("title: Teko\n\nTekstiä on.", 4), ("title: Teko\n**Tekstiä**", 3)]
)
def test_text_among_the_fields(text: str, line: int) -> None:
    """Where the text begins without a closing line above it, the hint tells to add one."""
    fault = _fault(text)
    assert fault.message == "rivi ei ole muotoa kenttä: arvo"
    assert fault.span.line == line
    assert "lisää sen yläpuolelle rivi ---" in fault.hint


def test_a_tab_within_a_line() -> None:
    """A tab where YAML takes only spaces is made one."""
    _is_told("a: b\n\t\nc: d", 3, 1, "rivillä on sarkain", " ")


@pytest.mark.parametrize("text", ["title: A\n...\nlang: fi", "%YAML 1.1\nlang: fi"])
def test_an_end_before_the_end(text: str) -> None:
    """A line that ends YAML's document is told to be taken out."""
    assert _fault(text).message == "etutiedot katkeavat ennen tätä riviä"


def test_an_unknown_fault_is_told_in_yamls_words() -> None:
    """What is not known here is still told, with its place."""
    _is_told("title: Teko\nx:: @y", 3, 5, "YAML ei ole luettavissa (", "")


@pytest.mark.parametrize("line", ["", "teksti", "kaksi sanaa: a", "# a: b"])
def test_a_line_of_another_shape_is_not_quoted(line: str) -> None:
    """Only `key: value` and `- value` are put in quotes."""
    assert quoted(line) == ""


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_quoted_line_is_valid(value: str) -> None:
    """Whatever the value, the line to paste can be read, and holds the value."""
    plain = nfc(value if not (value[0] == value[-1] == "'") else f"x{value}")
    line = quoted(f"a: {plain}")
    assert YamlBlock("content/deeds/teko.md", line, first_line=2).read() == {"a": plain}


@given(st.text(alphabet=st.sampled_from("ab: -\n\t'\"[]{},#?%*&!|>\\@ä."), max_size=60))
def test_any_block_is_read_or_explained(text: str) -> None:
    """No block breaks the reading, and each fault points into the block."""
    try:
        YamlBlock("content/deeds/teko.md", text, first_line=2).read()
    except UnreadableBlockError as error:
        span = error.diagnostic.span
        lines = text.split("\n")
        assert 2 <= span.line < 2 + len(lines)
        assert 1 <= span.column <= len(lines[span.line - 2]) + 1
