"""A file's bytes made into clean text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.content.frontmatter.source_text import MAX_BYTES, control_character, read_source
from tori.diagnostics import Diagnostic, Span

PATH = "content/deeds/teko.md"


def _text(raw: bytes) -> str:
    source, findings = read_source(PATH, raw)
    assert source is not None, findings
    assert source.path == PATH
    return source.text


def _finding(raw: bytes) -> Diagnostic:
    source, (finding,) = read_source(PATH, raw)
    assert source is None
    return finding


def test_byte_order_mark_is_passed_over() -> None:
    """The mark with which Notepad begins a file is no part of the text."""
    assert _text(b"\xef\xbb\xbfabc") == "abc"


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_lines_end_in_line_feeds(end: bytes) -> None:
    """A file from Windows or an old Mac has the same lines."""
    assert _text(b"a" + end + b"b" + end) == "a\nb\n"


def test_text_is_in_normal_form_c() -> None:
    """An ä of two code points, as macOS writes it, becomes one."""
    assert _text(unicodedata.normalize("NFD", "työ äiti").encode()) == "työ äiti"


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_line_separators_become_spaces(separator: str) -> None:
    """What YAML would take for a new line, and no editor sees, becomes a space."""
    assert _text(f"a{separator}b".encode()) == "a b"


def test_tabs_and_no_break_spaces_stay() -> None:
    """A tab and a no-break space are text."""
    assert _text("a\tb\xa0c".encode()) == "a\tb\xa0c"


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\ufeff", "\uffff"]
)
def test_a_control_character_is_found_where_it_is(character: str) -> None:
    """What cannot be seen is told with its place in code points, after letters and emoji too."""
    finding = _finding(f"rivi\r\nä👩{character}b".encode())
    assert (finding.code, finding.span) == ("T114", Span(2, 3, 2, 4))
    assert f"U+{ord(character):04X}" in finding.message


def test_what_is_cleaned_or_refused_is_never_printable() -> None:
    """So a text of printable characters and line feeds alone need not be looked through again."""
    odd = [
        c for c in map(chr, range(0x110000)) if control_character(c) or c in "\r\x85\u2028\u2029"
    ]
    assert len(odd) > 60
    assert not [c for c in odd if c.isprintable()]


def test_windows_text_is_found_where_it_begins_to_differ() -> None:
    """Of a file in Windows-1252 the line is shown as it was meant."""
    finding = _finding("otsikko\r\nTyö 5 €".encode("cp1252"))
    assert (finding.code, finding.span) == ("T101", Span(2, 3, 2, 4))
    assert '"Työ 5 €"' in finding.message


def test_the_place_in_a_file_with_carriage_returns_is_right() -> None:
    """Lines are counted alike however they end."""
    assert _finding(b"a\rb\r\xe4").span.line == 3


def test_the_column_is_in_code_points() -> None:
    """Letters of several bytes before the fault count once each."""
    assert _finding("ää👩".encode() + b"\xe4").span.column == 4


def test_a_byte_order_mark_takes_no_column() -> None:
    """The column is the one that an editor's program shows."""
    assert _finding(b"\xef\xbb\xbfab\xe4").span.column == 3


def test_the_shown_line_is_short_and_printable() -> None:
    """Neither control characters nor a line of any length get into a message."""
    finding = _finding(b"\x1b[31m\xe4" + b"a" * 500)
    assert "\x1b" not in finding.message
    assert len(finding.message) < 160


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_name(encoding: str) -> None:
    """Notepad's 'Unicode' is recognised by its mark."""
    finding = _finding(("\ufeff" + "ä").encode(encoding))
    assert finding.code == "T101"
    assert "UTF-16" in finding.message


def test_the_largest_file_is_read() -> None:
    """A file of exactly the limit is read."""
    assert len(_text(b"a" * MAX_BYTES)) == MAX_BYTES


def test_a_larger_file_is_not_read() -> None:
    """A byte more is too much, and the message does not say that it is not."""
    finding = _finding(b"a" * (MAX_BYTES + 1))
    assert finding.code == "T108"
    assert "513 kt, enintään 512 kt" in finding.message


@given(st.binary())
def test_any_bytes_are_text_or_a_finding(raw: bytes) -> None:
    """No bytes break the reading, and what is read is clean."""
    source, findings = read_source(PATH, raw)
    assert (source is None) == bool(findings)
    if source:
        assert control_character(source.text) is None
        assert "\r" not in source.text
        assert unicodedata.is_normalized("NFC", source.text)
