"""Front matter split from the text below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import load
from tori.content.frontmatter.front_matter import (
    FrontMatter,
    FrontMatterHandler,
    closing_line,
    read_front_matter,
)
from tori.content.frontmatter.source_text import SourceText
from tori.diagnostics import Diagnostic, Span

PATH = "content/deeds/teko.md"


def _read(text: str) -> FrontMatter:
    front_matter, _, findings = read_front_matter(SourceText(PATH, text))
    assert front_matter is not None, findings
    return front_matter


def _finding(text: str) -> Diagnostic:
    front_matter, _, (finding,) = read_front_matter(SourceText(PATH, text))
    assert front_matter is None
    return finding


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\n\nTeksti.\n", "\nTeksti.\n", 4),
        ("---\na: b\n---", "", 4),
        ("---\na: b\n---\n", "", 4),
        ("---\n---\nTeksti.", "Teksti.", 3),
        ("---\n\n---\nTeksti.", "Teksti.", 4),
        ("---\n\na: b\n\n---\nTeksti.", "Teksti.", 6),
        ("---  \na: b\n--- \nTeksti.", "Teksti.", 4),
        ("---\na: b\n---\t\nTeksti.", "Teksti.", 4),
        ("---\na: b\n---\xa0\nTeksti.", "Teksti.", 4),
    ],
)
def test_the_body_begins_below_the_closing_line(text: str, body: str, line: int) -> None:
    """The text and its line are right, whatever blank stands about the boundaries."""
    front_matter = _read(text)
    assert (front_matter.body, front_matter.body_line) == (body, line)


def test_a_rule_in_the_body_is_text() -> None:
    """The first line that is --- closes; a later one is a rule of the text."""
    assert _read("---\na: b\n---\nTeksti.\n\n---\n\nLisää.").body == "Teksti.\n\n---\n\nLisää."


@pytest.mark.parametrize("line", ["----", "--- a", " ---", "-- -"])
def test_a_line_that_is_not_quite_the_boundary_does_not_close(line: str) -> None:
    """Only three hyphens at the beginning of a line, and nothing else, close the block."""
    assert _finding(f"---\na: b\n{line}\nTeksti.").code == "T103"


@pytest.mark.parametrize("text", ["", "Teksti.", "\n---\na: b\n---\n", "# a\n---\nb: c\n---\n"])
def test_a_file_without_front_matter(text: str) -> None:
    """A file that does not begin with --- has none."""
    assert _finding(text).code == "T102"


def test_a_missing_closing_line() -> None:
    """A block that nothing closes is told, and none of its text becomes a field."""
    assert _finding("---\na: b\n\nTeksti.\n").code == "T103"


def test_a_value_has_its_place_in_the_file() -> None:
    """Places count lines from the file's beginning."""
    assert _read("---\na: b\n---\n").place(("a",)).value == Span(2, 4, 2, 5)


def test_what_is_missing_stands_at_the_closing_line() -> None:
    """A missing field is told where it would be added."""
    closing = Span(3, 1, 3, 4)
    assert _read("---\na: b\n---\n").place(("c",)).value == closing
    assert _read("---\na: b\n---\n").place(()).key == closing


def test_what_is_missing_within_a_field_stands_at_the_field() -> None:
    """A missing part is told at what lacks it."""
    assert _read("---\na:\n  - b: c\n---\n").place(("a", 0, "d")).value.line == 3


def test_findings_that_do_not_end_the_reading_come_along() -> None:
    """A repeated field is told though the block could be read."""
    front_matter, _, findings = read_front_matter(SourceText(PATH, "---\na: b\na: c\n---\n"))
    assert front_matter is not None
    assert [finding.code for finding in findings] == ["T105"]


def test_findings_come_along_when_the_reading_ends() -> None:
    """What was found before a fault that ends the reading is told too."""
    _, _, findings = read_front_matter(SourceText(PATH, "---\na: b\na: c\nd: &e f\n---\n"))
    assert [finding.code for finding in findings] == ["T105", "T106"]


def test_the_handler_serves_python_frontmatter() -> None:
    """The handler splits as the package asks: into the block and the text, nothing stripped."""
    handler = FrontMatterHandler()
    assert handler.detect("---\na: b\n---\n")
    assert not handler.detect("a: b")
    assert handler.split("---\na: b\n---\n\n Teksti.\n") == ("a: b", "\n Teksti.\n")


def test_no_closing_line_is_an_error_of_the_split() -> None:
    """The split says so instead of taking the text for the block."""
    with pytest.raises(ValueError, match="no closing line"):
        closing_line(["---", "a: b"])


@given(
    st.lists(
        st.sampled_from(["---", "--- ", "----", "  ---", "a: b", "b: >-", "  c", "", "Teksti"]),
        max_size=8,
    )
)
def test_a_plain_file_is_split_where_any_other_is(lines: list[str]) -> None:
    """The quick way to the closing line leads to the same one as the line by line."""
    text = "\n".join(["---", *lines, ""])
    front_matter, _, findings = read_front_matter(SourceText(PATH, text))
    if front_matter is None:
        assert findings
    else:
        block, body = FrontMatterHandler().split(text)
        assert (front_matter.block, front_matter.body) == (block, body)
        assert front_matter.body_line == closing_line(text.split("\n")) + 1


@given(
    st.text(alphabet=st.sampled_from("ab: -\n\t'\"[]{},#?%*&!|>\\@ä\ufeff\r\x08")), st.booleans()
)
def test_reading_never_fails(text: str, enclosed: bool) -> None:  # noqa: FBT001 — drawn by hypothesis
    """Whatever an editor types, the loader gives a record or a finding."""
    record, findings = load(f"---\n{text}\n---\n" if enclosed else text)
    assert record is not None or findings


@given(st.binary())
def test_reading_never_fails_on_bytes(raw: bytes) -> None:
    """Whatever the bytes of a file, the loader gives a finding."""
    record, findings = load(raw)
    assert record is None
    assert findings
