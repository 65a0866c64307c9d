"""The committed list of published guids: what is read of it and added to it."""

from tori.content.published_guids import read_published_guids, with_guids
from tori.diagnostics import Diagnostic

_PATH = "content/podcasts/guids.txt"
_A = "00000001-0000-4000-8000-000000000000"
_B = "00000002-0000-4000-8000-000000000000"


def _read(text: str) -> tuple[list[tuple[str, str]], tuple[Diagnostic, ...]]:
    listed, found = read_published_guids(_PATH, text.encode())
    return [(one.guid, one.name) for one in listed], found


def test_lines_are_guids_and_ids() -> None:
    """Comments and empty lines say nothing."""
    assert _read(f"# huomautus\n\n{_A} eka\n{_B}  toka\n") == ([(_A, "eka"), (_B, "toka")], ())


def test_a_line_of_another_form_is_told_and_the_rest_is_read() -> None:
    """One bad line does not put out the watch over the others."""
    listed, (found,) = _read(f"{_A} eka\n{_B}\n")
    assert listed == [(_A, "eka")]
    assert (found.code, found.span.line) == ("T203", 2)


def test_a_guid_twice_is_told() -> None:
    """The first line holds."""
    listed, (found,) = _read(f"{_A} eka\n{_A} toka\n")
    assert listed == [(_A, "eka")]
    assert (found.code, found.span.line) == ("T308", 2)


def test_bytes_that_are_no_text_are_told() -> None:
    """A file in another encoding is a finding, as any text's is."""
    listed, (found,) = read_published_guids(_PATH, b"\xe4\xff")
    assert (listed, found.code) == ((), "T101")


def test_added_lines_are_read_back() -> None:
    """What is added comes last; what was there stays, though its last line had no end."""
    grown = with_guids(f"# oma\n{_A} eka".encode(), [(_B, "toka")])
    assert grown == f"# oma\n{_A} eka\n{_B} toka\n".encode()
    assert _read(with_guids(b"", [(_A, "eka")]).decode()) == ([(_A, "eka")], ())
