"""A file's bytes as text: encodings, normal form and line ends."""

import pytest

from tori.authoring.fix.encoding import composed, decoded, with_line_feeds


def text_of(raw: bytes) -> str | None:
    """Return the decoded text, or None."""
    read = decoded(raw)
    return read[0] if read else None


@pytest.mark.parametrize(
    "raw",
    [
        "Työ – ”ilo”".encode(),
        "Työ – ”ilo”".encode("utf-8-sig"),
        "Työ – ”ilo”".encode("utf-16"),
        "\ufeffTyö – ”ilo”".encode("utf-16-be"),
        "Työ – ”ilo”".encode("cp1252"),
        b"\xef\xbb\xbf" + "Työ – ”ilo”".encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 big", "Windows", "Windows with mark"],
)
def test_each_known_encoding_gives_the_same_text(raw: bytes) -> None:
    """What Notepad, Word and Excel write is read as it was typed."""
    assert text_of(raw) == "Työ – ”ilo”"


def test_utf8_is_no_change() -> None:
    """A file that is well encoded is left alone."""
    assert decoded("Työ".encode()) == ("Työ", ())


def test_windows_piece_in_utf8_is_decoded_alone() -> None:
    """A file in which another program pasted Windows-1252 keeps its own letters."""
    assert text_of("Työ ".encode() + "jää 😀".encode("cp1252", "ignore")) == "Työ jää "


def test_upper_case_before_a_quote_is_windows() -> None:
    """`Ä”` in Windows-1252 happens to be a letter in UTF-8, and is not taken for it."""
    assert text_of("Hyvä ”JÄ”".encode("cp1252")) == "Hyvä ”JÄ”"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\xff",
        b"ty\x81\xe4",
        "työ".encode("utf-32"),
        b"\xff\xfe\x00\xd8",
        b"\xff\xfex",
    ],
    ids=["image", "undefined byte", "UTF-32", "half a pair", "odd byte"],
)
def test_what_is_no_text_is_left(raw: bytes) -> None:
    """Bytes that no text has are nobody's to guess."""
    assert decoded(raw) is None


def test_line_of_the_first_odd_byte_is_told() -> None:
    """The editor sees where the encoding went wrong."""
    read = decoded(b"a\r\nb\rty\xf6\n")
    assert read is not None
    assert [change.line for change in read[1]] == [3]


def test_decomposed_letters_are_composed() -> None:
    """Macs write ä as two characters; the change names the first line and the number of lines."""
    text, changes = composed("a\na\u0308\no\u0308\n")
    assert text == "a\nä\nö\n"
    assert [(change.line, change.what[-8:]) for change in changes] == [(2, "rivejä 2")]


def test_composed_text_is_no_change() -> None:
    """Text in normal form C is left alone."""
    assert composed("ä") == ("ä", ())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_on_unix(end: str) -> None:
    """Windows' and old Macs' line ends are mended."""
    text, changes = with_line_feeds(f"a\nb{end}c{end}")
    assert text == "a\nb\nc\n"
    assert [change.line for change in changes] == [2]


def test_line_feeds_are_no_change() -> None:
    """A file whose lines end well is left alone."""
    assert with_line_feeds("a\n") == ("a\n", ())
